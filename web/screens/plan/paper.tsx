// The plan on paper: said first that paper cannot be taken back, then the plan as it is printed.
import { For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { printLogged } from '#web/app/print.ts'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { IconPrinter } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import type { ItemKind } from '#web/plan/kinds.ts'
import { parties } from '#web/plan/party.ts'
import { agreedVersion, itemsOf, standingLines, statusOf } from '#web/plan/state.ts'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { Fields } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import { fieldsOf } from './describe.ts'
import { Page } from './page.tsx'
import style from './paper.module.css'
import { lead } from './steps.tsx'

const sections: readonly (readonly [
  'doelen' | 'betrokkenen' | 'afspraken' | 'evaluatie',
  readonly ItemKind[],
])[] = [
  ['doelen', ['plan-goal', 'plan-space', 'plan-story']],
  ['betrokkenen', ['plan-party', 'plan-inform']],
  ['afspraken', ['plan-action']],
  ['evaluatie', ['plan-evaluation']],
]

export default function Paper() {
  const space = usePlan()
  const { plan, vault, today, mayWrite, to } = space
  const engine = useEngine()
  const act = createAct()
  const words = () => t().plan.paper
  const holders = () =>
    parties(plan())
      .filter((one) => one.now.content.copy)
      .map((one) => one.now.content.name)
  const settled = () => agreedVersion(plan())?.lines.join() === standingLines(plan()).join()
  /** Who may only read the plan writes nothing in its log: the family sees that they fetched it, not that they printed it. */
  const print = async () => {
    if (mayWrite()) await act.run(() => printLogged(engine, vault().id, { of: 'plan' }))
    else window.print()
  }
  return (
    <Page
      vault={vault()}
      title={words().title}
      back={{ href: to('').replace(/\/$/u, ''), label: t().plan.back }}
    >
      <div class={style.before}>
        <Note tone="ask" title={words().warning}>
          {holders().length === 0 ? words().nobody : `${words().words} ${say().list(holders())}.`}
        </Note>
        <p class={style.meta}>{mayWrite() ? words().logged : words().notLogged}</p>
        <Problem words={act.problem()} />
        <Button
          kind="plain"
          icon={IconPrinter}
          wide
          size="main"
          waiting={act.waiting() ? words().logging : undefined}
          onPress={() => void print()}
        >
          {words().print}
        </Button>
      </div>
      <article class={style.sheet} data-paper>
        <h2 class={style.head}>{words().head(vault().family ?? '')}</h2>
        <p class={style.meta}>
          {lead(space).short}
          {lead(space).by}. {words().printed(say().dayYear(today()))} {words().warning}
        </p>
        <Show when={!settled()}>
          <p class={style.meta}>{words().draft}</p>
        </Show>
        <For each={sections}>
          {([part, kinds]) => (
            <section class={style.section}>
              <h3>{t().plan.tabs[part]}</h3>
              <ol class={style.items}>
                <For each={kinds.flatMap((kind) => itemsOf(plan(), kind))}>
                  {(item) => (
                    <li class={style.item}>
                      <Fields fields={fieldsOf(current(item), space.sayings())} />
                    </li>
                  )}
                </For>
              </ol>
            </section>
          )}
        </For>
      </article>
    </Page>
  )
}

/** On paper an agreement says how far it is now. */
function current(item: ReturnType<typeof itemsOf>[number]) {
  const { content } = item.now
  return content.kind === 'plan-action'
    ? { ...content, status: statusOf({ ...item, now: { ...item.now, content } }) }
    : content
}
