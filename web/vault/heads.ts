// How a log meets the register: each of its heads stands there under its label, with the next number.
import { fromBase64url } from '#crypto/public/bytes.ts'
import type { Log } from '#shared/log/check.ts'
import { labelOf } from '#shared/log/entry.ts'
import { headOf, labelNow } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Known, Registered } from './known.ts'
import { Alarm } from './register.ts'
import type { Line, LogFile } from './replica.ts'

/** Labels asked for in one request. */
const ASK_MAX = 128

/** Holds every log that is served, and every organisation read here, against the register. @throws {Alarm} */
export async function checkRegister(core: Known): Promise<void> {
  const organisations = core.replica.of('organisation').map((log) => log.id)
  const asked = [...new Set([...core.served.keys(), ...organisations])].flatMap((id) => {
    const file = core.replica.file(id)
    return file ? [{ id, file, ...nextLabel(file.log, core.registered.get(id)) }] : []
  })
  for (let at = 0; at < asked.length; at += ASK_MAX) {
    const some = asked.slice(at, at + ASK_MAX)
    const answer = await core.register.heads(
      core.connection,
      some.map(({ label, n }) => ({ label, n })),
    )
    for (const { id, file, label, n } of some) {
      const leaves = answer.find((a) => a.label === label)?.leaves ?? []
      const newest = newestHead(id, file, { label, n }, leaves)
      if (newest) core.registered.set(id, newest)
    }
  }
}

type Leaf = { index: number; n: number; head: string }

/** The newest of these leaves, each the head of some size of the log, counted without a gap. */
function newestHead(
  id: string,
  file: LogFile,
  from: { label: string; n: number },
  leaves: readonly Leaf[],
): Registered | null {
  let newest: Registered | null = null
  for (const [i, leaf] of leaves.entries()) {
    if (leaf.n !== from.n + i) throw new Alarm('register-skips', id)
    const size = sizeOfHead(file.lines, from.label, leaf.head)
    if (size !== null) newest = { label: from.label, n: leaf.n, index: leaf.index, size }
    // The last may be of a line that came after this client's answer; an earlier one may not.
    else if (i < leaves.length - 1) throw new Alarm('register-differs', id)
  }
  return newest
}

/** The label and number to ask for: after the last one seen, or from the start of the label the log has now. */
function nextLabel(log: Log, last: Registered | undefined): { label: string; n: number } {
  const now = labelNow(log)
  return last?.label === now ? { label: now, n: last.n + 1 } : { label: now, n: 0 }
}

/** The size of the log whose head this is; null when it is none of the sizes known here. */
function sizeOfHead(lines: readonly Line[], label: string, head: string): number | null {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line && headOf(label, i + 1, fromBase64url(line.root, 32)) === head) return i + 1
  }
  return null
}

/** Every label a log has had, oldest first. */
export const labelsOf = (log: Log): string[] =>
  kindIs(log, 'family') || kindIs(log, 'compartment')
    ? log.state.epochs.map((e) => e.label)
    : [labelOf(log.id)]
