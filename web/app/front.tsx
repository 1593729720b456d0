// The front door, at `/`: the welcome page for who is new here, a family's Thuis, or a professional's board.
import { Navigate } from '@solidjs/router'
import { lazy, Match, Switch } from 'solid-js'
import { useRunning } from './engine.tsx'

const Welcome = lazy(() => import('#web/screens/welcome/index.tsx'))
const Home = lazy(() => import('#web/screens/home/index.tsx'))

export function Front() {
  const { snapshot } = useRunning()
  const as = () => {
    const now = snapshot()
    return now.at === 'open' ? now.view.me.as : null
  }
  return (
    <Switch fallback={<Welcome />}>
      <Match when={as() === 'professional'}>
        <Navigate href="/bord" />
      </Match>
      <Match when={as() !== null}>
        <Home />
      </Match>
    </Switch>
  )
}
