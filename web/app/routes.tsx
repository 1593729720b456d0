// Every address and its screen. A screen is the default export of `web/screens/<name>/index.tsx`, fetched when opened.
//
// A screen of a family stands in `<Frame>` (frame.tsx), a professional's in `<BoardFrame>` (board-frame.tsx), one
// before sign-in in `<PlainFrame>`. It reads `useView()`, `useVault()` and asks `useEngine()`, all of engine.tsx.
import type { RouteDefinition } from '@solidjs/router'
import { type Component, lazy } from 'solid-js'
import { Front } from './front.tsx'
import type { Place } from './guard.tsx'
import { LockNow } from './lock-now.tsx'
import { Missing } from './missing.tsx'
import { wholeText } from './text.ts'
import type { TitleName } from './titles.ts'

const route = (path: string, component: Component, title: TitleName, place: Place = 'inside') => ({
  path,
  component,
  info: { title, place },
})

const Access = lazy(() => import('#web/screens/access/index.tsx'))
const AskAgain = lazy(() => import('#web/screens/ask/again.tsx'))
const Ask = lazy(() => import('#web/screens/ask/index.tsx'))
const Authority = lazy(() => import('#web/screens/authority/index.tsx'))
const AskIn = lazy(() => import('#web/screens/pairing/ask-in.tsx'))
const Board = lazy(() => import('#web/screens/board/index.tsx'))
const Child = lazy(() => import('#web/screens/child/index.tsx'))
const Children = lazy(() => import('#web/screens/children/index.tsx'))
const Devices = lazy(() => import('#web/screens/devices/index.tsx'))
const FamilyOf = lazy(() => import('#web/screens/family-of/index.tsx'))
const Giving = lazy(() => import('#web/screens/giving/index.tsx'))
const Grant = lazy(() => import('#web/screens/grant/index.tsx'))
const Invite = lazy(() => import('#web/screens/invite/index.tsx'))
const Joining = lazy(() => import('#web/screens/joining/index.tsx'))
const Less = lazy(() => import('#web/screens/less/index.tsx'))
const Helpers = lazy(() => import('#web/screens/recovery/helpers.tsx'))
const LetIn = lazy(() => import('#web/screens/pairing/let-in.tsx'))
const Logbook = lazy(() => import('#web/screens/logbook/index.tsx'))
const Password = lazy(() => import('#web/screens/password/index.tsx'))
const Plan = lazy(() => import('#web/screens/plan/index.tsx'))
const Practise = lazy(() => import('#web/screens/recovery/practise.tsx'))
const Receipt = lazy(() => import('#web/screens/receipt/index.tsx'))
const Recovery = lazy(() => import('#web/screens/recovery/index.tsx'))
const Renew = lazy(() => import('#web/screens/recovery/renew.tsx'))
const Request = lazy(() => import('#web/screens/request/index.tsx'))
const Settings = lazy(() => import('#web/screens/settings/index.tsx'))
const SignIn = lazy(() => import('#web/screens/sign-in/index.tsx'))
const Strip = lazy(() => import('#web/screens/strip/index.tsx'))
const Start = lazy(() => import('#web/screens/start/index.tsx'))

const MemberPage = lazy(() => import('#web/screens/page/index.tsx'))

// The pages that show every part have no engine to wait for, and the parts say all kinds of things.
const PartsPage = lazy(() => wholeText().then(() => import('#web/screens/parts-page/parts-page.tsx')))
const FamilyShell = lazy(() =>
  wholeText()
    .then(() => import('#web/screens/parts-page/shell-page.tsx'))
    .then((page) => ({ default: page.FamilyShellPage })),
)
const BoardShellPage = lazy(() =>
  wholeText()
    .then(() => import('#web/screens/parts-page/shell-page.tsx'))
    .then((page) => ({ default: page.BoardPage })),
)

export const routes: RouteDefinition[] = [
  route('/', Front, 'front', 'front'),
  route('/begin', Start, 'start', 'anyone'),
  route('/inloggen', SignIn, 'signIn', 'anyone'),
  route('/inloggen/toestel', AskIn, 'pairing', 'anyone'),
  route('/inloggen/strook', Strip, 'strip', 'anyone'),
  route('/slot', LockNow, 'lock'),
  route('/kinderen/*rest', Children, 'children'),
  route('/kind/:id/*rest', Child, 'child'),
  route('/plan/*rest', Plan, 'plan'),
  route('/toegang', Access, 'access'),
  route('/toegang/code', Invite, 'access'),
  route('/toegang/wie/:person', Grant, 'access'),
  route('/toegang/wie/:person/minder', Less, 'access'),
  route('/toegang/bladzijde/:log', MemberPage, 'page'),
  route('/toegang/bewijs/:person/:line', Receipt, 'receipt'),
  route('/toegang/:request', Request, 'request'),
  route('/toegang/:request/deel', Giving, 'giving'),
  route('/logboek', Logbook, 'logbook'),
  route('/instellingen', Settings, 'settings'),
  route('/apparaten', Devices, 'devices'),
  route('/apparaten/erbij', LetIn, 'pairing'),
  route('/apparaten/wachtwoord', Password, 'password'),
  route('/herstel', Recovery, 'recovery'),
  route('/herstel/oefen', Practise, 'recovery'),
  route('/herstel/helpers', Helpers, 'recovery'),
  route('/herstel/nieuw', Renew, 'recovery'),
  route('/bord', Board, 'board'),
  route('/bord/vraag', Ask, 'ask'),
  route('/gezag', Authority, 'authority'),
  route('/gezag/meedoen', Joining, 'join'),
  route('/gezin/:vault', FamilyOf, 'family'),
  route('/gezin/:vault/vraag', AskAgain, 'ask'),
  route('/gezin/:vault/kind/:id/*rest', Child, 'child'),
  route('/gezin/:vault/plan/*rest', Plan, 'plan'),
  route('/onderdelen', PartsPage, 'parts', 'anyone'),
  route('/onderdelen/gezin', FamilyShell, 'parts', 'anyone'),
  route('/onderdelen/bord', BoardShellPage, 'parts', 'anyone'),
  route('*', Missing, 'missing', 'anyone'),
]
