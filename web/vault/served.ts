// What the server may not leave out: logs of which this client knows that its person still reads them.
import { openWait } from '#shared/family/agreed.ts'
import { changeHash, liveCompartments, policyOver } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Known } from './known.ts'
import { Alarm } from './register.ts'

const ERASURE = changeHash({ type: 'erase', wait: null })

/** @throws {Alarm} for a log that was here before, that nobody took away, and that is no longer served */
export function checkServed(core: Known): void {
  for (const { log } of core.replica.files.values())
    if (!core.served.has(log.id) && isOwed(core, log)) throw new Alarm('log-withheld', log.id)
  // Maps that are known by the bookmark alone: a new device has not seen them yet.
  for (const family of core.replica.of('family'))
    if (core.served.has(family.id))
      for (const { log } of liveCompartments(family.state))
        if (
          core.replica.trusted.has(log) &&
          !core.served.has(log) &&
          policyOver(family.state, log)?.grant.includes(core.person)
        )
          throw new Alarm('log-withheld', log)
}

/**
 * A grant that was taken back looks the same to its grantee as a log withheld: of those nothing is said. A person's own
 * logs stay theirs, in a vault as long as anything of that vault is served: erased, it goes with all that was written in
 * it. A holder reads in the family's log what was taken from whom.
 */
function isOwed(core: Known, log: Log): boolean {
  if (kindIs(log, 'card')) return log.id === core.person
  if (kindIs(log, 'keyring')) return log.state.owner === core.person
  if (kindIs(log, 'family')) return core.holds(log.id) && !mayHaveLeft(core, log) && !mayBeErased(core, log)
  if (kindIs(log, 'member'))
    return log.state.owner === core.person
      ? [...core.served.values()].some(({ vault }) => vault === log.state.vault)
      : core.holds(log.state.vault) && core.served.has(log.state.vault)
  if (!kindIs(log, 'compartment') || !core.served.has(log.state.vault)) return false
  const family = core.replica.log(log.state.vault, 'family')
  const live = family && liveCompartments(family.state).some((c) => c.log === log.id)
  return live === true && log.state.access.some((a) => a.person === core.person && a.end === 0)
}

/** Every holder agreed to erase the vault, or its wait is over: from then on it may be gone. */
const mayBeErased = (core: Known, { state }: Log<'family'>): boolean =>
  state.waits.some(
    ({ wait, hash, agreed, until }) =>
      openWait(state, wait) !== null &&
      hash === ERASURE &&
      (state.holders.every((holder) => agreed.includes(holder)) || (core.register.seen?.time ?? 0) >= until),
  )

/** Others can put a holder out, together or after a wait: then the log ends for them without a word. */
const mayHaveLeft = (core: Known, { state }: Log<'family'>): boolean =>
  state.holders.length > 2 || state.waits.some((wait) => !wait.done && wait.by !== core.person)
