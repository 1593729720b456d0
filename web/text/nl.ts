// All Dutch text, one line per screen.
import { access } from '#web/text/nl/access.ts'
import { account } from '#web/text/nl/account.ts'
import { app } from '#web/text/nl/app.ts'
import { authority } from '#web/text/nl/authority.ts'
import { board } from '#web/text/nl/board.ts'
import { child } from '#web/text/nl/child.ts'
import { common } from '#web/text/nl/common.ts'
import { entry } from '#web/text/nl/entry.ts'
import { home } from '#web/text/nl/home.ts'
import { logbook } from '#web/text/nl/logbook.ts'
import { page } from '#web/text/nl/page.ts'
import { plan } from '#web/text/nl/plan.ts'
import { refusal } from '#web/text/nl/refusal.ts'
import { settings } from '#web/text/nl/settings.ts'
import { start } from '#web/text/nl/start.ts'
import { welcome } from '#web/text/nl/welcome.ts'

export const nl = {
  account,
  app,
  authority,
  common,
  welcome,
  start,
  entry,
  settings,
  home,
  access,
  logbook,
  board,
  child,
  page,
  plan,
  refusal,
}
