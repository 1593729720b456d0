// How a log's lines meet its leaves in the register: which label and number come next, and which size a head is of.
import { fromBase64url } from '#crypto/public/bytes.ts'
import type { Log } from '#shared/log/check.ts'
import { labelOf } from '#shared/log/entry.ts'
import { headOf, labelNow } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Line } from './replica.ts'

/** The label and number to ask for: after the last one seen, or from the start of the label the log has now. */
export function nextLabel(
  log: Log,
  last: { label: string; n: number } | undefined,
): { label: string; n: number } {
  const now = labelNow(log)
  return last?.label === now ? { label: now, n: last.n + 1 } : { label: now, n: 0 }
}

/** The size of the log whose head this is; null when it is none of the sizes known here. */
export function sizeOfHead(lines: readonly Line[], label: string, head: string): number | null {
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
