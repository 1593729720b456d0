// Walk: everything that happens in the demo, each at its moment, walked through in the order of time.

type Step = { at: number; what: string; work: () => Promise<void> }

export class Walk {
  readonly #steps: Step[] = []

  /** `at` in Unix seconds. Of steps at one moment, the one that was planned first comes first. */
  plan(at: number, what: string, work: () => Promise<void>): void {
    this.#steps.push({ at, what, work })
  }

  /** Sets the clock to each step and takes it. @throws {Error} naming the step that failed */
  async take(setClock: (seconds: number) => void): Promise<void> {
    for (const { at, what, work } of this.#steps.toSorted((a, b) => a.at - b.at)) {
      setClock(at)
      try {
        await work()
      } catch (cause) {
        throw new Error(`the demo stops at: ${what}`, { cause })
      }
    }
  }
}
