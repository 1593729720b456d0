// A map that can be forked cheaply: a fork is written to and then kept or dropped, the base is never half changed.

/** Keys to values; reads fall through to the layers below, writes stay in this one until `settle`. */
export class Layer<V> {
  readonly #below: Layer<V> | null
  readonly #own = new Map<string, V>()

  private constructor(below: Layer<V> | null) {
    this.#below = below
  }

  static empty<V>(): Layer<V> {
    return new Layer<V>(null)
  }

  get(key: string): V | undefined {
    return this.#own.get(key) ?? this.#below?.get(key)
  }

  set(key: string, value: V): void {
    this.#own.set(key, value)
  }

  /** A layer above this one. This one must not be written to while the fork lives. */
  fork(): Layer<V> {
    return new Layer<V>(this)
  }

  /** Moves this layer's own writes into the one below and gives that one; the lowest layer gives itself. */
  settle(): Layer<V> {
    const below = this.#below
    if (below === null) return this
    for (const [key, value] of this.#own) below.#own.set(key, value)
    return below
  }

  /** All pairs, each key once, with its topmost value. */
  *entries(): Iterable<readonly [string, V]> {
    if (this.#below) for (const pair of this.#below.entries()) if (!this.#own.has(pair[0])) yield pair
    yield* this.#own
  }
}
