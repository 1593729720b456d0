// All Dutch text, one line per screen.
import { access } from '#web/text/nl/access.ts'
import { authority } from '#web/text/nl/authority.ts'
import { board } from '#web/text/nl/board.ts'
import { child } from '#web/text/nl/child.ts'
import { front } from '#web/text/nl/front.ts'
import { home } from '#web/text/nl/home.ts'
import { logbook } from '#web/text/nl/logbook.ts'
import { page } from '#web/text/nl/page.ts'
import { plan } from '#web/text/nl/plan.ts'
import { settings } from '#web/text/nl/settings.ts'

export const nl = {
  ...front,
  authority,
  settings,
  home,
  access,
  logbook,
  board,
  child,
  page,
  plan,
}
