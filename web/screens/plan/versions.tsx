// Earlier versions: each with who said yes, two of them side by side, and what others proposed over time.
import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { Select } from '#web/parts/select.tsx'
import { agreedVersion, type Proposal, type Version } from '#web/plan/state.ts'
import { dayOf } from '#web/record/day.ts'
import { Fields } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import { changesOf, fieldsOf, nameOfPart } from './describe.ts'
import { Page } from './page.tsx'
import style from './plan.module.css'
import { aboutWhat } from './proposals.tsx'
import { Row, Rows } from './rows.tsx'
import { type Side, sideBySide, standingTexts, type Texts, textsOf } from './version-texts.ts'
import paper from './versions.module.css'

export default function Versions() {
  const { vault, plan, being, sayings, to } = usePlan()
  const words = () => t().plan.version
  const versions = () => plan().versions.toReversed()
  const second = (version: Version) => {
    const yes = version.asks.filter((who) => version.answers.get(who)?.agrees === true)
    return words().second(sayings().day(dayOf(version.time)), say().list(yes.map((who) => being(who).name)))
  }
  return (
    <Page
      vault={vault()}
      title={words().title}
      lead={words().lead}
      back={{ href: to('').replace(/\/$/u, ''), label: t().plan.back }}
    >
      <div class={style.column}>
        <Show when={versions().length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
          <Rows label={words().title}>
            <For each={versions()}>
              {(version) => (
                <Row
                  number={version.number}
                  strong
                  text={words().row(String(version.number))}
                  href={`${to('versies')}?links=${version.number}`}
                  second={second(version)}
                  badge={
                    <Badge tone={version === agreedVersion(plan()) ? 'confirm' : 'tell'}>
                      {version === agreedVersion(plan()) ? words().current : words().state[version.state]}
                    </Badge>
                  }
                />
              )}
            </For>
          </Rows>
          <Compare />
        </Show>
        <ProposalHistory />
      </div>
    </Page>
  )
}

/** Two versions beside each other; the right one is what stands now until another is chosen. */
function Compare() {
  const { plan } = usePlan()
  const [params, setParams] = useSearchParams<{ links?: string; rechts?: string }>()
  const words = () => t().plan.version
  const agreed = () => agreedVersion(plan())
  const left = () => params.links ?? String(agreed()?.number ?? plan().versions.at(-1)?.number ?? 1)
  const right = () => params.rechts ?? 'nu'
  const options = () => [
    { value: 'nu', label: words().nowLong },
    ...plan()
      .versions.toReversed()
      .map((one) => ({ value: String(one.number), label: words().row(String(one.number)) })),
  ]
  const textsFor = (chosen: string): Texts | null => {
    if (chosen === 'nu') return standingTexts(plan())
    const version = plan().versions.find((one) => String(one.number) === chosen)
    return version ? textsOf(plan(), version.lines) : null
  }
  const sides = createMemo(() => {
    const [a, b] = [textsFor(left()), textsFor(right())]
    return a && b ? sideBySide(a, b).filter((side) => side.is !== 'same') : null
  })
  return (
    <section id="naast-elkaar" class={style.part}>
      <SectionTitle>{words().compareTitle}</SectionTitle>
      <div class={style.pair}>
        <Select
          label={words().left}
          value={left()}
          options={options()}
          onChange={(links) => setParams({ links })}
        />
        <Select
          label={words().right}
          value={right()}
          options={options()}
          onChange={(rechts) => setParams({ rechts })}
        />
      </div>
      <Show when={sides()} fallback={<Note tone="ask">{words().incomplete}</Note>}>
        {(found) => (
          <Show when={found().length > 0} fallback={<p class={style.soft}>{words().same}</p>}>
            <For each={found()}>{(side) => <Both side={side} />}</For>
          </Show>
        )}
      </Show>
    </section>
  )
}

function Both(props: { side: Side }) {
  const { sayings } = usePlan()
  const words = () => t().plan.version
  const name = () => {
    const content = props.side.right ?? props.side.left
    return content ? nameOfPart(content, sayings()) : ''
  }
  const state = () => {
    if (props.side.is === 'added') return words().added
    return props.side.is === 'removed' ? words().removed : words().changed
  }
  const after = () => {
    const { left, right } = props.side
    if (!left || !right) return null
    return changesOf(left, right, sayings())
  }
  return (
    <article class={paper.both} aria-label={name()}>
      <p class={paper.state}>
        <Badge>{state()}</Badge>
      </p>
      <div class={paper.side}>
        <Show when={props.side.left} fallback={<p class={style.soft}>{words().absent}</p>}>
          {(content) => <Fields fields={fieldsOf(content(), sayings())} />}
        </Show>
      </div>
      <div class={paper.side}>
        <Show when={props.side.right} fallback={<p class={style.soft}>{words().gone}</p>}>
          {(content) => (
            <For each={fieldsOf(content(), sayings())}>
              {(line) => {
                const change = () => after()?.find((one) => one.field === line.field)
                return (
                  <p class={style.fieldLine} classList={{ [style.voice ?? '']: line.field === 'text' }}>
                    <Show when={line.field !== 'text'}>
                      <span class={style.fieldName}>{t().plan.fields[line.field]}: </span>
                    </Show>
                    <Show when={change()} fallback={line.text}>
                      {(changed) => (
                        <For each={changed().after}>
                          {(piece) => (piece.what === 'added' ? <mark>{piece.text}</mark> : piece.text)}
                        </For>
                      )}
                    </Show>
                  </p>
                )
              }}
            </For>
          )}
        </Show>
      </div>
    </article>
  )
}

function ProposalHistory() {
  const { plan, being, sayings } = usePlan()
  const words = () => t().plan.proposal
  const decided = () => plan().proposals.toReversed()
  const answers = (proposal: Proposal) =>
    proposal.answers.map((one) =>
      words().decided(being(one.by).name, words().answer[one.content.answer], sayings().day(dayOf(one.time))),
    )
  return (
    <section>
      <SectionTitle>{t().plan.version.proposals}</SectionTitle>
      <Show when={decided().length > 0} fallback={<p class={style.soft}>{t().plan.version.noProposals}</p>}>
        <Rows label={t().plan.version.proposals}>
          <For each={decided()}>
            {(proposal) => (
              <Row
                being={being(proposal.author)}
                text={nameOfPart(proposal.change, sayings())}
                second={
                  <>
                    <span class={style.block}>
                      {being(proposal.author).name}, {aboutWhat(plan(), proposal)},{' '}
                      {sayings().day(dayOf(proposal.time))}
                    </span>
                    <For each={answers(proposal)}>
                      {(answer) => <span class={style.block}>{answer}</span>}
                    </For>
                  </>
                }
                badge={<Badge>{words().states[proposal.state]}</Badge>}
              />
            )}
          </For>
        </Rows>
      </Show>
    </section>
  )
}
