// Gezinsplan, at /plan and below it; for who is no family, at /gezin/<vault>/plan.
import { useParams } from '@solidjs/router'
import { type Component, lazy, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useEngine, useVault } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Empty } from '#web/parts/empty.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { PlanProvider, usePlan } from './context.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import { Overview } from './overview.tsx'
import { Page } from './page.tsx'
import { lead } from './steps.tsx'
import { useWide } from './wide.ts'

/** What lies below the plan: `/plan/doel/<record>`; without a record something new. */
const pages: Record<string, Component<{ record: string | undefined }>> = {
  doel: lazy(() => import('./goal-form.tsx')),
  afspraak: lazy(() => import('./action-form.tsx')),
  betrokkene: lazy(() => import('./party-form.tsx')),
  informeren: lazy(() => import('./inform-form.tsx')),
  evaluatie: lazy(() => import('./evaluation-form.tsx')),
  ruimte: lazy(() => import('./space-form.tsx')),
  verhaal: lazy(() => import('./story-form.tsx')),
  voorleggen: lazy(() => import('./present.tsx')),
  versies: lazy(() => import('./versions.tsx')),
  betrokkenen: lazy(() => import('./people-page.tsx')),
  papier: lazy(() => import('./paper.tsx')),
}

export default function PlanScreen() {
  const params = useParams<{ vault?: string; rest?: string }>()
  const vault = useVault(() => params.vault)
  const base = () => (params.vault === undefined ? '/plan' : `/gezin/${params.vault}/plan`)
  /** The plan's log while its content is not on this device: a grantee fetches it first. */
  const closedLog = () => {
    const plan = vault()?.plan
    if (plan?.opened) return null
    return plan?.log ?? vault()?.maps.find((map) => map.name === 'gezinsplan')?.log ?? null
  }
  /** Before the first visit no map says that it is the plan. Of a network member it is never the plan. */
  const mayBePlan = () => vault()?.mine !== 'network' && (vault()?.unopened ?? 0) > 0
  const rest = () => (params.rest ?? '').split('/').filter((one) => one !== '')
  const page = () => pages[rest()[0] ?? '']
  return (
    <Switch
      fallback={
        <Page vault={vault()} title={t().plan.title}>
          <Show
            when={mayBePlan() && vault()}
            fallback={<Empty title={t().plan.noAccess.title}>{t().plan.noAccess.words}</Empty>}
          >
            {(unopened) => (
              // All of them are opened together.
              <Empty
                title={t().plan.closedToYou.title}
                next={<Button href={`/gezin/${unopened().id}`}>{t().plan.closedToYou.first}</Button>}
              >
                {t().plan.closedToYou.words}
              </Empty>
            )}
          </Show>
        </Page>
      }
    >
      <Match when={closedLog()} keyed>
        {(log) => <Closed vault={vault()} log={log} />}
      </Match>
      <Match when={vault()?.plan && vault()}>
        {(open) => (
          <Show when={open().plan?.state}>
            {(plan) => (
              <PlanProvider vault={open()} plan={plan()} base={base()}>
                <Show when={page()} fallback={<Whole />}>
                  {(component) => (
                    // A page per address: another record begins with fields of its own.
                    <Show when={`${rest().join('/')}/`} keyed>
                      <Dynamic component={component()} record={rest()[1]} />
                    </Show>
                  )}
                </Show>
              </PlanProvider>
            )}
          </Show>
        )}
      </Match>
    </Switch>
  )
}

function Whole() {
  const space = usePlan()
  const wide = useWide()
  const title = () => (space.family() ? t().plan.title : t().plan.titleOf(space.vault().family ?? ''))
  const words = () => {
    const { short, by } = lead(space)
    if (by === '') return short
    return `${short}${wide() ? by : ''}.`
  }
  return (
    <Page vault={space.vault()} title={title()} lead={words()}>
      <Overview />
    </Page>
  )
}

/** A grantee fetches the plan; the family sees that they did. */
function Closed(props: { vault: VaultView | undefined; log: string }) {
  const engine = useEngine()
  const asking = useAsking()
  const words = () => t().plan.closedToYou
  const open = () => {
    const { vault, log } = props
    if (vault) void asking.run('visit', () => engine.visit(vault.id, [log]))
  }
  return (
    <Page vault={props.vault} title={t().plan.title}>
      <Empty
        title={words().title}
        next={
          <Button wide waiting={asking.busy() === null ? undefined : words().opening} onPress={open}>
            {words().open}
          </Button>
        }
      >
        {words().words}
      </Empty>
      <OutcomeNote asking={asking} />
    </Page>
  )
}
