// Dutch text of what is shown before somebody is in: the first page, a new vault, signing in, and what may go wrong there.
import { account } from '#web/text/nl/account.ts'
import { app } from '#web/text/nl/app.ts'
import { common } from '#web/text/nl/common.ts'
import { entry } from '#web/text/nl/entry.ts'
import { refusal } from '#web/text/nl/refusal.ts'
import { start } from '#web/text/nl/start.ts'
import { welcome } from '#web/text/nl/welcome.ts'

export const front = {
  account,
  app,
  common,
  entry,
  refusal,
  start,
  welcome,
}
