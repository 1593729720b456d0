// A map that can be forked cheaply: a fork is written to and then kept or dropped, the base is never half changed.

/** Keys to values; reads fall through to the base, writes stay in the fork until `settle`. */
export class Layer<V> {
  readonly #base: Map<string, V>
  readonly #own: Map<string, V> | null

  private constructor(base: Map<string, V>, own: Map<string, V> | null) {
    this.#base = base
    this.#own = own
  }

  static empty<V>(): Layer<V> {
    return new Layer(new Map<string, V>(), null)
  }

  get(key: string): V | undefined {
    return this.#own?.get(key) ?? this.#base.get(key)
  }

  set(key: string, value: V): void {
    ;(this.#own ?? this.#base).set(key, value)
  }

  /** A layer above this one. This one must not be written to while the fork lives. */
  fork(): Layer<V> {
    return new Layer(this.#own ? new Map([...this.#base, ...this.#own]) : this.#base, new Map())
  }

  /** Moves the fork's writes into the base. The layer it was forked from now reads them too. */
  settle(): Layer<V> {
    if (this.#own) for (const [key, value] of this.#own) this.#base.set(key, value)
    return new Layer(this.#base, null)
  }

  /** All pairs, the fork's own over the base's. */
  *entries(): Iterable<readonly [string, V]> {
    for (const [key, value] of this.#base) if (!this.#own?.has(key)) yield [key, value]
    if (this.#own) yield* this.#own
  }
}
