// One's own account as a screen shows it: devices, the password, the sheet.
import { passwordWays } from '#web/vault/authorise.ts'
import type { Core } from '#web/vault/core.ts'
import { deviceViews } from '#web/vault/devices.ts'
import { ownRecord } from '#web/vault/own-record.ts'
import { helperViews } from '#web/vault/shares.ts'
import type { AccountView } from '#web/vault/shown.ts'

export function accountView(core: Core): AccountView {
  const sheet = ownRecord(core, 'sheet')
  const ways = passwordWays(core)
  return {
    devices: deviceViews(core),
    helpers: helperViews(core),
    passwordReplaced:
      core.passwordKey !== null && ways.length > 0 && ways.every(({ key }) => key !== core.passwordKey),
    sheet: {
      // Made at sign-up when none was made since.
      made: sheet?.made ?? core.replica.file(core.person)?.lines[0]?.time ?? null,
      practised: sheet?.practised ?? { sheet: null, strip: null },
    },
  }
}
