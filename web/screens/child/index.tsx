// Kind, at /kind/<child> and below it; for who is no family, at /gezin/<vault>/kind/<child>.
import { useParams } from '@solidjs/router'
import { type Component, lazy, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useView } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Page } from '#web/screens/plan/page.tsx'
import { ChildPage } from './child.tsx'
import { ChildProvider } from './context.tsx'

const pages: Record<string, Component<{ rest: string | undefined }>> = {
  map: lazy(() => import('./map-page.tsx')),
  schrijf: lazy(() => import('./write-form.tsx')),
}

export default function ChildScreen() {
  const view = useView()
  const params = useParams<{ id: string; vault?: string; rest?: string }>()
  const vault = () =>
    view().vaults.find(
      (one) =>
        (params.vault === undefined || one.id === params.vault) &&
        one.children.some((child) => child.id === params.id),
    )
  const child = () => vault()?.children.find((one) => one.id === params.id)
  const base = () =>
    params.vault === undefined ? `/kind/${params.id}` : `/gezin/${params.vault}/kind/${params.id}`
  const rest = () => (params.rest ?? '').split('/').filter((one) => one !== '')
  return (
    <Switch
      fallback={
        <Page title={t().app.titles.child} back={{ href: '/kinderen', label: t().child.back }}>
          <Empty title={t().child.missing.title}>{t().child.missing.words}</Empty>
        </Page>
      }
    >
      <Match when={vault()}>
        {(found) => (
          <Show when={child()}>
            {(one) => (
              <ChildProvider vault={found()} child={one()} base={base()}>
                <Show when={pages[rest()[0] ?? '']} fallback={<ChildPage />}>
                  {(page) => (
                    <Show when={`${rest().join('/')}/`} keyed>
                      <Dynamic component={page()} rest={rest()[1]} />
                    </Show>
                  )}
                </Show>
              </ChildProvider>
            )}
          </Show>
        )}
      </Match>
    </Switch>
  )
}
