// Proposals: what somebody outside the family would change, beside what stands, with the family's three answers.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Note } from '#web/parts/note.tsx'
import { Proposal as ProposalCard } from '#web/parts/proposal.tsx'
import { goalNumber } from '#web/plan/goal-number.ts'
import type { Changeable } from '#web/plan/kinds.ts'
import { isOutdated, openProposals, type Plan, type Proposal } from '#web/plan/state.ts'
import { dayOf } from '#web/record/day.ts'
import { usePlan } from './context.tsx'
import { changesOf, type FieldChange } from './describe.ts'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { BeingAvatar } from './rows.tsx'

type Kind = Changeable['kind']

/** The open proposals about these kinds of things, oldest first. */
export function Proposals(props: { kinds: readonly Kind[] }) {
  const { plan } = usePlan()
  const open = () => openProposals(plan()).filter((one) => props.kinds.includes(one.change.kind))
  return (
    <Show when={open().length > 0}>
      <div class={style.proposals}>
        {/* By line, so that what was answered somewhere else goes and the rest stays as it is. */}
        <For each={open().map((one) => one.line)}>{(line) => <OneProposal line={line} />}</For>
      </div>
    </Show>
  )
}

/** What a proposal is about: “doel 2”, “een afspraak”. */
export function aboutWhat(plan: Plan, proposal: Proposal): string {
  const number = goalNumber(plan, proposal.target)
  return number !== null ? t().plan.goalNumber(String(number)) : t().plan.proposal.kinds[proposal.change.kind]
}

function OneProposal(props: { line: number }) {
  const { plan } = usePlan()
  const proposal = () => plan().proposals.find((one) => one.line === props.line)
  return <Show when={proposal()}>{(found) => <Card proposal={found()} />}</Show>
}

function Card(props: { proposal: Proposal }) {
  const { plan, family, me, being, sayings, today, command } = usePlan()
  const asking = useAsking()
  const words = () => t().plan.proposal
  const target = () => plan().items.get(props.proposal.target)
  const author = () => being(props.proposal.author)
  const own = () => props.proposal.author === me()
  const changes = () => changesOf(target()?.now.content ?? null, props.proposal.change, sayings())
  const meta = () => {
    const day = say().day(dayOf(props.proposal.time), today())
    return (family() ? words().meta : words().metaOwn)(aboutWhat(plan(), props.proposal), day)
  }
  const outdated = () => isOutdated(plan(), props.proposal)
  const discussed = () =>
    props.proposal.answers.findLast(
      (one) => one.content.answer === 'discuss' && props.proposal.state === 'discuss',
    )
  const answer = (what: 'yes' | 'no' | 'discuss') =>
    void asking.run(what, () => command({ do: 'answer', line: props.proposal.line, answer: what }))
  const waiting = (what: string) => (asking.busy() === what ? words().busy : undefined)
  return (
    <ProposalCard
      lead={<BeingAvatar being={author()} size="m" />}
      title={own() ? words().own : words().title(author().name)}
      meta={meta()}
      now={words().now}
      then={target() ? words().becomes : words().fresh}
      before={target() ? <Before changes={changes()} /> : undefined}
      after={<After changes={changes()} fresh={!target()} />}
      why={
        props.proposal.why === null ? undefined : (
          <>
            <b>{words().why}</b> {props.proposal.why}
          </>
        )
      }
      answers={
        <div class={style.answers}>
          <Show when={discussed()}>
            {(said) => (
              <Note tone="tell">
                {words().toDiscuss(being(said().by).name)}
                <Show when={said().content.note}>{(note) => <> {note()}</>}</Show>
              </Note>
            )}
          </Show>
          <Show when={outdated()}>
            <Note tone="ask">{words().outdated(author().name)}</Note>
          </Show>
          <Show when={props.proposal.disputed}>
            <Note tone="ask">{words().disputed}</Note>
          </Show>
          <Show when={family()}>
            <ButtonRow direction="answers" label={t().plan.agreements.answers}>
              <Show when={!outdated()}>
                <Button wide waiting={waiting('yes')} onPress={() => answer('yes')}>
                  {words().yes}
                </Button>
              </Show>
              <Button wide waiting={waiting('no')} onPress={() => answer('no')}>
                {words().no}
              </Button>
              <Show when={props.proposal.state === 'open'}>
                <Button kind="quiet" waiting={waiting('discuss')} onPress={() => answer('discuss')}>
                  {words().discuss}
                </Button>
              </Show>
            </ButtonRow>
          </Show>
          <Show when={own() && !family()}>
            <Button
              waiting={waiting('withdraw')}
              onPress={() =>
                void asking.run('withdraw', () => command({ do: 'withdraw', line: props.proposal.line }))
              }
            >
              {words().withdraw}
            </Button>
          </Show>
          <Show when={!family() && !own()}>
            <p>
              <Badge>{words().states[props.proposal.state]}</Badge>
            </p>
          </Show>
          <OutcomeNote asking={asking} />
        </div>
      }
    />
  )
}

function Before(props: { changes: readonly FieldChange[] }) {
  return (
    <For each={props.changes}>
      {(change) => (
        <span class={style.fieldLine}>
          <Label field={change.field} />
          {change.before === '' ? t().plan.proposal.nothing : change.before}
        </span>
      )}
    </For>
  )
}

/** What was added is marked; of something new nothing is, because all of it is. */
function After(props: { changes: readonly FieldChange[]; fresh: boolean }) {
  return (
    <For each={props.changes}>
      {(change) => (
        <span class={style.fieldLine}>
          <Label field={change.field} />
          <Show when={change.after.length > 0} fallback={t().plan.proposal.nothing}>
            <For each={change.after}>
              {(piece) => {
                if (piece.what === 'same' || props.fresh) return piece.text
                const space = piece.text.match(/^\s*/u)?.[0] ?? ''
                return (
                  <>
                    {space}
                    <mark>{piece.text.slice(space.length)}</mark>
                  </>
                )
              }}
            </For>
          </Show>
        </span>
      )}
    </For>
  )
}

function Label(props: { field: FieldChange['field'] }) {
  return (
    <Show when={props.field !== 'text'}>
      <span class={style.fieldName}>{t().plan.fields[props.field]}: </span>
    </Show>
  )
}
