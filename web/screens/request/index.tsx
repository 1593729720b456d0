// Verzoek: who asks, why, what, until when, who else decides, and the answers. A decision about consent has no lamp.
import { useParams } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { Title } from '#web/parts/heading.tsx'
import style from '#web/screens/access/access.module.css'
import { toAccess } from '#web/screens/access/back.ts'
import { Compare } from '#web/screens/access/compare.tsx'
import { Gone } from '#web/screens/access/gone.tsx'
import { firstName, personIn } from '#web/screens/access/names.ts'
import { PersonAvatar, roleOf, StandingLines } from '#web/screens/access/person.tsx'
import { stanceOf } from '#web/screens/access/stance.ts'
import { Terms } from '#web/screens/access/terms.tsx'
import type { RequestView, VaultView } from '#web/vault/shown.ts'
import { Answers } from './answers.tsx'
import { Deciders } from './deciders.tsx'
import { StateNote } from './state-note.tsx'

export default function Request() {
  const params = useParams()
  const vault = useVault()
  const request = createMemo(() => vault()?.requests.find((one) => one.id === params.request))
  return (
    <Show
      when={vault() && request()}
      keyed={false}
      fallback={<Gone title={t().access.request.gone} words={t().access.request.goneWords} />}
    >
      {(found) => (
        <Frame back={toAccess()}>
          <Show when={vault()}>{(own) => <Page vault={own()} request={found()} />}</Show>
        </Frame>
      )}
    </Show>
  )
}

function Page(props: { vault: VaultView; request: RequestView }) {
  const view = useView()
  const words = () => t().access.request
  const person = () => personIn(props.vault, props.request.person)
  const helper = () => props.vault.helpers.find((one) => one.person === props.request.person)
  const full = () => person()?.name ?? t().access.somebody
  const name = () => firstName(full())
  const stance = () => stanceOf(props.request, view().me.person)
  const canAnswer = () => stance() === 'answer' || stance() === 'agree'
  const proposer = () => {
    const by = props.request.proposed?.by
    return firstName(personIn(props.vault, by ?? '')?.name ?? t().access.somebody)
  }
  return (
    <div class={style.column}>
      <div class={style.head}>
        <div class={style.who}>
          <PersonAvatar person={person()} asks={(helper()?.maps.length ?? 0) === 0} size="l" />
          <Title>{stance() === 'active' ? full() : t().access.asks(full())}</Title>
        </div>
        <Show when={person()}>
          {(one) => (
            <>
              <p class={style.role}>{roleOf(one())}</p>
              <StandingLines person={one()} helper={helper() ?? { confirmed: null, claims: [] }} />
            </>
          )}
        </Show>
      </div>
      <Show when={canAnswer() && props.vault.mine === 'holder' && helper()?.shape === 'helper' && helper()}>
        {(one) => <Compare vault={props.vault} helper={one()} name={name()} />}
      </Show>
      <Terms
        vault={props.vault}
        title={words().wants(name())}
        wishes={props.request.wishes}
        past={props.request.past}
        end={props.request.end}
        purpose={props.request.purpose}
      />
      <Show when={stance() !== 'active' && props.request.proposed}>
        {(proposed) => (
          <Terms
            vault={props.vault}
            title={words().proposed(proposed().by === view().me.person ? t().access.You : proposer())}
            wishes={proposed().given}
            past={proposed().past}
            end={proposed().end}
          />
        )}
      </Show>
      <Switch
        fallback={<StateNote vault={props.vault} request={props.request} stance={stance()} name={name()} />}
      >
        <Match when={canAnswer()}>
          <Deciders vault={props.vault} request={props.request} />
          <Answers vault={props.vault} request={props.request} name={name()} proposer={proposer()} />
        </Match>
      </Switch>
    </div>
  )
}
