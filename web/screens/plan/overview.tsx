// Overview: the four parts. On a desktop all on one page with tabs as anchors, on a phone one part at a time.
import { useLocation, useNavigate } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconClock, IconPrinter } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { panelIdOf, TabLinks, Tabs, tabIdOf } from '#web/parts/tabs.tsx'
import { openProposals } from '#web/plan/state.ts'
import hidden from '#web/style/hidden.module.css'
import { Agreements } from './agreements.tsx'
import { usePlan } from './context.tsx'
import { EarlierEvaluations, Evaluation } from './evaluation.tsx'
import { Goals, Story } from './goals.tsx'
import { People, PeopleCard } from './people.tsx'
import style from './plan.module.css'
import { Proposals } from './proposals.tsx'
import { Presented, Steps } from './steps.tsx'
import { useWide } from './wide.ts'

const parts = ['doelen', 'betrokkenen', 'afspraken', 'evaluatie'] as const
type Part = (typeof parts)[number]

export function Overview() {
  const { plan } = usePlan()
  const place = useLocation()
  const wide = useWide()
  const current = (): Part => parts.find((part) => place.hash === `#${part}`) ?? 'doelen'
  const empty = () => plan().items.size === 0 && openProposals(plan()).length === 0
  return (
    <div class={style.page}>
      <Roles />
      <Show when={!empty()} fallback={<FirstOwnPlan />}>
        <Show when={wide()} fallback={<OnePart current={current()} />}>
          <AllParts current={current()} />
        </Show>
      </Show>
    </div>
  )
}

/** What my changes are: said before anything is typed. */
function Roles() {
  const { family, mayWrite } = usePlan()
  const words = () => t().plan.coordinatorNote
  return (
    <Show when={!family()}>
      <Show when={mayWrite()} fallback={<Note tone="tell">{t().plan.readOnly}</Note>}>
        <Note tone="tell" title={words().title}>
          {words().words}
        </Note>
      </Show>
    </Show>
  )
}

/** The law asks that a family may first make its own plan. */
function FirstOwnPlan() {
  const { family, mayWrite, to } = usePlan()
  const words = () => t().plan.empty
  return (
    <>
      <h2 class={hidden.hidden}>{t().plan.goals.title}</h2>
      <Empty
        title={words().title}
        next={
          <Show when={mayWrite()}>
            <Button kind={family() ? 'lamp' : 'plain'} wide href={to('doel')}>
              {family() ? words().next : t().plan.goals.add}
            </Button>
          </Show>
        }
      >
        {family() ? words().words : words().coordinator}
      </Empty>
    </>
  )
}

function AllParts(props: { current: Part }) {
  const words = () => t().plan
  const numbered = () =>
    parts.map((part, at) => ({
      href: `#${part}`,
      label: `${at + 1}\u00a0${words().tabs[part]}`,
      current: part === props.current,
    }))
  return (
    <>
      <div class={style.tabRow}>
        <TabLinks label={words().tabs.name} items={numbered()} />
        <PlanLinks />
      </div>
      <div class={style.columns}>
        <div class={style.column}>
          <Presented />
          <div id="doelen" class={style.anchor}>
            <Goals />
          </div>
          <section id="afspraken" class={style.anchor}>
            <SectionTitle>{words().tabs.afspraken}</SectionTitle>
            <Agreements />
          </section>
          <EarlierEvaluations />
          <Steps />
        </div>
        <div class={style.column}>
          <div id="betrokkenen" class={style.anchor}>
            <div class={style.part}>
              <Proposals kinds={['plan-party', 'plan-inform']} />
              <PeopleCard max={4} />
            </div>
          </div>
          <div id="evaluatie" class={style.anchor}>
            <Evaluation title />
          </div>
          <Story />
        </div>
      </div>
    </>
  )
}

function OnePart(props: { current: Part }) {
  const navigate = useNavigate()
  const words = () => t().plan
  const items = () => parts.map((part) => ({ id: part, label: words().tabs.short[part] }))
  const select = (id: string) => navigate(`#${id}`, { replace: true, scroll: false })
  return (
    <>
      <div class={style.tabBar}>
        <Tabs label={words().tabs.name} items={items()} selected={props.current} onSelect={select} />
      </div>
      <div
        role="tabpanel"
        id={panelIdOf(props.current)}
        aria-labelledby={tabIdOf(props.current)}
        class={style.column}
      >
        <Switch>
          <Match when={props.current === 'doelen'}>
            <Presented />
            <Goals />
            <Story />
            <Steps />
          </Match>
          <Match when={props.current === 'betrokkenen'}>
            <People />
          </Match>
          <Match when={props.current === 'afspraken'}>
            <Agreements />
          </Match>
          <Match when={props.current === 'evaluatie'}>
            <Evaluation />
            <EarlierEvaluations />
            <Steps />
          </Match>
        </Switch>
      </div>
      <PlanLinks />
    </>
  )
}

function PlanLinks() {
  const { to } = usePlan()
  return (
    <div class={style.links}>
      <a class={style.link} href={to('versies')}>
        <IconClock />
        <span>{t().plan.version.title}</span>
      </a>
      <a class={style.link} href={to('papier')}>
        <IconPrinter />
        <span>{t().plan.paper.link}</span>
      </a>
    </div>
  )
}
