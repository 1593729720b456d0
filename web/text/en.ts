// All English text, one line per screen: the same keys as the Dutch.
import { access } from '#web/text/en/access.ts'
import { account } from '#web/text/en/account.ts'
import { app } from '#web/text/en/app.ts'
import { authority } from '#web/text/en/authority.ts'
import { board } from '#web/text/en/board.ts'
import { child } from '#web/text/en/child.ts'
import { common } from '#web/text/en/common.ts'
import { entry } from '#web/text/en/entry.ts'
import { home } from '#web/text/en/home.ts'
import { logbook } from '#web/text/en/logbook.ts'
import { page } from '#web/text/en/page.ts'
import { plan } from '#web/text/en/plan.ts'
import { refusal } from '#web/text/en/refusal.ts'
import { settings } from '#web/text/en/settings.ts'
import { start } from '#web/text/en/start.ts'
import { welcome } from '#web/text/en/welcome.ts'
import type { Text } from './index.ts'

export const en: Text = {
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
