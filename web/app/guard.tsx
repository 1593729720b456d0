// The guard: which screens wait for an open vault, and what stands there until it is. Round every route.
import { Navigate, type RouteSectionProps, useCurrentMatches, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, lazy, Match, on, onCleanup, Show, Suspense, Switch } from 'solid-js'
import { Button } from '#web/parts/button.tsx'
import { followCode } from './carried-code.ts'
import { useRunning, warmUp } from './engine.tsx'
import { FaultBoundary } from './fault.tsx'
import { watchIdle } from './idle.ts'
import { Message } from './message.tsx'
import { settings } from './settings.ts'
import { t } from './text.ts'
import { followScreen } from './titles.ts'

const Lock = lazy(() => import('#web/screens/lock/index.tsx'))

/** Routes are for `anyone`, for the `front` door (welcome, lock or home), or `inside` (the default). */
export type Place = 'anyone' | 'front' | 'inside'

export function Guard(props: RouteSectionProps) {
  const { engine, snapshot, failed, whenEngine } = useRunning()
  const matches = useCurrentMatches()
  const navigate = useNavigate()
  const place = (): Place => matches().at(-1)?.route.info?.place ?? 'anyone'
  const at = () => snapshot().at
  const locked = () => at() === 'locked' && place() !== 'anyone'
  const [away, setAway] = createSignal(false)

  createEffect(() => place() === 'inside' && warmUp(whenEngine))
  followScreen(locked, () => at() === 'open')
  followCode(
    () => at() === 'open' && place() !== 'anyone',
    (path) => navigate(path, { replace: true }),
  )
  watchIdle(
    () => settings().idleMinutes,
    () => {
      if (at() !== 'open') return
      setAway(true)
      engine()?.lock()
    },
  )
  createEffect(on(at, (now) => now === 'open' && setAway(false)))

  return (
    <FaultBoundary>
      <Suspense fallback={<Waiting />}>
        <Switch fallback={props.children}>
          <Match when={failed() && place() !== 'anyone'}>
            <Message
              title={t().app.unreachable.title}
              answers={<Button onPress={() => warmUp(whenEngine)}>{t().app.unreachable.again}</Button>}
            >
              <p>{t().app.unreachable.words}</p>
            </Message>
          </Match>
          <Match when={locked()}>
            <Lock away={away()} />
          </Match>
          <Match
            when={at() === 'loading' && (place() === 'inside' || (place() === 'front' && settings().known))}
          >
            <Waiting />
          </Match>
          <Match when={at() === 'empty' && place() === 'inside'}>
            <Navigate href="/" />
          </Match>
        </Switch>
      </Suspense>
    </FaultBoundary>
  )
}

/** Nothing for a moment; then one quiet line. A screen that comes at once is not announced. */
function Waiting() {
  const [late, setLate] = createSignal(false)
  const timer = window.setTimeout(() => setLate(true), 600)
  onCleanup(() => window.clearTimeout(timer))
  return (
    <Show when={late()}>
      <Message title={t().app.opening}>{null}</Message>
    </Show>
  )
}
