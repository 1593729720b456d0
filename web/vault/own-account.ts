// What may be asked of the engine about one's own account: its password and sheet, its devices.

import { isRefusal } from './core.ts'
import { nameDevice, revokeDevice } from './devices.ts'
import type { Engine, PreparedAccount } from './engine.ts'
import { changePassword, followPassword, renewSheet } from './password.ts'
import { halfOf, keepPractised } from './practise.ts'
import { outcome, type Run } from './run.ts'

type OwnAccount = Pick<
  Engine,
  'changePassword' | 'renewSheet' | 'followPassword' | 'practise' | 'nameDevice' | 'revokeDevice'
>

const PASSWORD = ['wrong-password'] as const

export const ownAccount = (run: Run): OwnAccount => ({
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
  nameDevice: (device, name) => outcome(run, (core) => nameDevice(core, device, name)),
  revokeDevice: (device, password) =>
    outcome(run, (core) => revokeDevice(core, device, password), undefined, [...PASSWORD, 'device-unknown']),
})
