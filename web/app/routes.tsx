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
import type { TitleName } from './titles.ts'

const screens = import.meta.glob<{ default: Component }>('/screens/*/index.tsx')

/** The screen in `web/screens/<name>`. */
function screen(name: string): Component {
  const load = screens[`/screens/${name}/index.tsx`]
  return load ? lazy(load) : Missing
}

const route = (path: string, component: Component, title: TitleName, place: Place = 'inside') => ({
  path,
  component,
  info: { title, place },
})

const partsPage = lazy(() => import('#web/screens/parts-page/parts-page.tsx'))
const familyShell = lazy(() =>
  import('#web/screens/parts-page/shell-page.tsx').then((page) => ({ default: page.FamilyShellPage })),
)
const boardShell = lazy(() =>
  import('#web/screens/parts-page/shell-page.tsx').then((page) => ({ default: page.BoardPage })),
)

export const routes: RouteDefinition[] = [
  route('/', Front, 'front', 'front'),
  route('/begin', screen('start'), 'start', 'anyone'),
  route('/inloggen', screen('sign-in'), 'signIn', 'anyone'),
  route('/slot', LockNow, 'lock'),
  route('/kinderen/*rest', screen('children'), 'children'),
  route('/kind/:id/*rest', screen('child'), 'child'),
  route('/plan/*rest', screen('plan'), 'plan'),
  route('/toegang', screen('access'), 'access'),
  route('/toegang/code', screen('invite'), 'access'),
  route('/toegang/wie/:person', screen('grant'), 'access'),
  route('/toegang/bewijs/:person/:line', screen('receipt'), 'receipt'),
  route('/toegang/:request', screen('request'), 'request'),
  route('/toegang/:request/deel', screen('giving'), 'giving'),
  route('/logboek', screen('logbook'), 'logbook'),
  route('/instellingen', screen('settings'), 'settings'),
  route('/bord', screen('board'), 'board'),
  route('/bord/vraag', screen('ask'), 'ask'),
  route('/gezin/:vault', screen('family-of'), 'family'),
  route('/gezin/:vault/kind/:id/*rest', screen('child'), 'child'),
  route('/gezin/:vault/plan/*rest', screen('plan'), 'plan'),
  route('/onderdelen', partsPage, 'parts', 'anyone'),
  route('/onderdelen/gezin', familyShell, 'parts', 'anyone'),
  route('/onderdelen/bord', boardShell, 'parts', 'anyone'),
  route('*', Missing, 'missing', 'anyone'),
]
