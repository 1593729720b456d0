// Printing: first a line in the log that a copy is made, for paper cannot be taken back; then the paper.
import type { Engine, Outcome } from '#web/vault/engine.ts'

/** Prints once the log says so, or will as soon as there is a connection. What came of the line, when it did not. */
export async function printLogged(
  engine: Engine,
  vault: string,
  copy: Parameters<Engine['copied']>[1],
): Promise<Outcome> {
  const outcome = await engine.copied(vault, copy)
  if (!outcome.done && !outcome.queued) return outcome
  window.print()
  return { done: true }
}
