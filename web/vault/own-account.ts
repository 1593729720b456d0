// What may be asked of the engine about one's own account: its password and sheet, its devices.

import { isRefusal } from './core.ts'
import { nameDevice, revokeDevice } from './devices.ts'
import type { Engine, MetDevice, PreparedAccount, PreparedShares } from './engine.ts'
import { type Met, meet } from './pair-host.ts'
import { changePassword, followPassword, renewSheet } from './password.ts'
import { halfOf, keepPractised } from './practise.ts'
import { outcome, type Run } from './run.ts'
import { shareRecovery } from './shares.ts'

type OwnAccount = Pick<
  Engine,
  | 'changePassword'
  | 'renewSheet'
  | 'followPassword'
  | 'practise'
  | 'shareRecovery'
  | 'meetDevice'
  | 'nameDevice'
  | 'revokeDevice'
>

const PASSWORD = ['wrong-password'] as const
const LET_IN = ['wrong-password', 'pairing-differs', 'pairing-ended'] as const

/** `looks`: milliseconds between looks for another device. */
export const ownAccount = (run: Run, looks?: number): OwnAccount => ({
  changePassword: (input) => outcome(run, (core) => changePassword(core, input), undefined, PASSWORD),
  async renewSheet(input) {
    let prepared: PreparedAccount | undefined
    const made = await outcome(
      run,
      (core) => renewSheet(core, input),
      ({ code, recovery, begin }) => {
        prepared = { code, recovery, begin: () => outcome(run, begin) }
        return {}
      },
      PASSWORD,
    )
    return prepared ? { ...made, prepared } : made
  },
  followPassword: (password) => outcome(run, (core) => followPassword(core, password), undefined, PASSWORD),
  async practise(code) {
    const core = run.core()
    if (!core) return { done: false, queued: false, refused: 'locked' }
    const half = halfOf(core, code)
    if (isRefusal(half)) {
      const refused = half.refused === 'code-wrong' ? 'code-wrong' : 'not-in-force'
      return { done: false, queued: false, refused }
    }
    // What it is good for holds whether or not the date could be kept.
    await outcome(run, () => keepPractised(core, half))
    return { done: true, half }
  },
  async shareRecovery(input) {
    let shares: PreparedShares | undefined
    const made = await outcome(
      run,
      (core) => shareRecovery(core, input),
      ({ slips, begin }) => {
        shares = { slips, begin: () => outcome(run, begin) }
        return {}
      },
      ['wrong-password', 'code-wrong', 'not-in-force'] as const,
    )
    return shares ? { ...made, shares } : made
  },
  async meetDevice(code) {
    let met: MetDevice | undefined
    const found = await outcome(
      run,
      (core) => meet(core, code, looks),
      ({ compare, letIn }: Met) => {
        met = { compare, letIn: (input) => outcome(run, () => letIn(input), undefined, LET_IN) }
        return {}
      },
      ['code-wrong', 'pairing-differs', 'pairing-ended'] as const,
    )
    return met ? { ...found, met } : found
  },
  nameDevice: (device, name) => outcome(run, (core) => nameDevice(core, device, name)),
  revokeDevice: (device, password) =>
    outcome(run, (core) => revokeDevice(core, device, password), undefined, [...PASSWORD, 'device-unknown']),
})
