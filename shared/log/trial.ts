// Leaves that are checked but not kept yet: who stores a log checks on a trial and keeps it once it is on disk.
import type { Log } from './check.ts'
import type { Kind } from './kind.ts'
import { kinds, type State } from './kinds.ts'

const kindOf = (log: Log) => kinds[log.kind] as unknown as Pick<Kind<State, never>, 'fork' | 'settle'>

/** A log to check leaves on; whatever becomes of it, the one given stays as it is. */
export const trialOf = (log: Log): Log => ({
  ...log,
  frontier: log.frontier.clone(),
  state: kindOf(log).fork(log.state),
})

/** Makes a trial final. The log it was made of must not have been kept in another form, and is not used after. */
export const keepTrial = (trial: Log): Log => ({ ...trial, state: kindOf(trial).settle(trial.state) })
