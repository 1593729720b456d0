// What asks for attention: one row each, with who it is from. A row leads to where the answer is given.
import { For, Match, Switch } from 'solid-js'
import type { Attention } from '#web/app/attention.ts'
import { personIn, shortName } from '#web/app/names.ts'
import { say, t } from '#web/app/text.ts'
import { whoOf } from '#web/app/who.ts'
import { useWide } from '#web/app/wide.ts'
import { Avatar, IconTile } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Card } from '#web/parts/card.tsx'
import { IconCalendar, IconCheck } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { asked, changed } from './sentences.ts'

type Kind<K extends Attention['kind']> = Extract<Attention, { kind: K }>

export function AttentionList(props: { vault: VaultView; attention: readonly Attention[]; today: string }) {
  const only = <K extends Attention['kind']>(one: Attention, kind: K) =>
    one.kind === kind ? (one as Kind<K>) : undefined
  return (
    <section aria-label={t().home.attention}>
      <Card fill="rows">
        <List label={t().home.attention}>
          <For each={props.attention}>
            {(one) => (
              <Switch>
                <Match when={only(one, 'request')}>
                  {(row) => <RequestRow vault={props.vault} request={row().request} />}
                </Match>
                <Match when={only(one, 'proposal')}>
                  {(row) => <ProposalRow vault={props.vault} proposal={row().proposal} />}
                </Match>
                <Match when={only(one, 'evaluation')}>{(row) => <EvaluationRow {...row()} />}</Match>
              </Switch>
            )}
          </For>
        </List>
      </Card>
    </section>
  )
}

function RequestRow(props: { vault: VaultView; request: Kind<'request'>['request'] }) {
  const wide = useWide()
  const person = () => personIn(props.vault, props.request.person)
  const confirmed = () =>
    props.vault.helpers.find((helper) => helper.person === props.request.person)?.confirmed
  const agreed = () => {
    const by = props.request.proposed?.by
    return by === undefined ? undefined : t().home.otherAgreed(shortName(personIn(props.vault, by)))
  }
  return (
    <ListRow
      href={`/toegang/${props.request.id}`}
      lead={<Avatar who={whoOf(person(), true)} initials={person().initials} />}
      title={t().home.asksAccess(person().name)}
      second={[asked(props.vault, props.request), agreed()].filter(Boolean).join(' ')}
    >
      {wide() && confirmed() ? (
        <Badge tone="confirm" icon={IconCheck}>
          {t().home.confirmedBy(confirmed()?.organisation ?? '')}
        </Badge>
      ) : undefined}
    </ListRow>
  )
}

function ProposalRow(props: { vault: VaultView; proposal: Kind<'proposal'>['proposal'] }) {
  const person = () => personIn(props.vault, props.proposal.author)
  return (
    <ListRow
      href="/plan"
      lead={<Avatar who={whoOf(person())} initials={person().initials} />}
      title={t().home.proposes(shortName(person()))}
      second={t().home.inPlan(changed(props.vault, props.proposal))}
    />
  )
}

function EvaluationRow(props: Kind<'evaluation'>) {
  const words = () => t().home
  const second = () => {
    const day = say().capital(say().weekday(props.on))
    const moment = props.at === null ? day : words().evaluationAt(day, say().time(props.at))
    return props.place === null ? `${moment}.` : words().evaluationPlace(moment, props.place)
  }
  return (
    <ListRow
      href="/plan"
      lead={<IconTile icon={IconCalendar} />}
      title={props.inDays < 0 ? words().evaluationPassed : words().evaluation(say().inDays(props.inDays))}
      second={second()}
    />
  )
}
