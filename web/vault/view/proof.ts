// What is known of a line here: whether its signature and its place were checked, or are still taken on one's own word.
import type { Core } from '#web/vault/core.ts'
import type { Line } from '#web/vault/replica.ts'
import type { Proof } from '#web/vault/shown.ts'

/** Alarms that speak of who signed; every other that names a line speaks of where it stands or of what it says. */
const ofSignatures: ReadonlySet<string> = new Set([
  'signature-wrong',
  'signature-missing',
  'device-not-active',
  'card-unknown',
  'card-behind',
])

/**
 * What holds a line. True is only what this device checked; null is what a bookmark of one's own says and is still being
 * checked; false is where the alarm stands.
 */
export function proofOf(core: Core, log: string, line: Line): Proof {
  const { alarm } = core
  const wrong = alarm !== null && alarm.log === log && alarm.seq === line.seq ? alarm.code : null
  const checked = line.seq < (core.replica.trusted.get(log)?.size ?? 0) ? null : true
  const head = core.registered.get(log)
  return {
    signed: wrong !== null && ofSignatures.has(wrong) ? false : checked,
    chained: wrong !== null && !ofSignatures.has(wrong) ? false : checked,
    device: line.device,
    registered: head && head.size > line.seq ? head.index : null,
    leaf: line.leaf,
    root: line.root,
  }
}
