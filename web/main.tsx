// Entry of the web app: global style, routes, first paint. Every screen is its own lazy chunk.
import '#web/style/index.css'
import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'
import { render } from 'solid-js/web'

const PartsPage = lazy(() => import('#web/screens/parts-page/parts-page.tsx'))
const FamilyShellPage = lazy(() =>
  import('#web/screens/parts-page/shell-page.tsx').then((page) => ({ default: page.FamilyShellPage })),
)
const BoardPage = lazy(() =>
  import('#web/screens/parts-page/shell-page.tsx').then((page) => ({ default: page.BoardPage })),
)

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

render(
  () => (
    <Router>
      <Route path="/onderdelen" component={PartsPage} />
      <Route path="/onderdelen/gezin" component={FamilyShellPage} />
      <Route path="/onderdelen/bord" component={BoardPage} />
    </Router>
  ),
  root,
)
