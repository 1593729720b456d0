// The app: the engine round the router, the guard round every screen.
import { Router } from '@solidjs/router'
import type { Engine } from '#web/vault/engine.ts'
import { EngineProvider } from './engine.tsx'
import { Guard } from './guard.tsx'
import { routes } from './routes.tsx'

export function App(props: { open: () => Promise<Engine> }) {
  return (
    <EngineProvider open={() => props.open()}>
      <Router root={Guard}>{routes}</Router>
    </EngineProvider>
  )
}
