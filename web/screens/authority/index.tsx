// Gezag en leeftijd: who decides over which child and why; who joins; what waits for both; legal positions.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useEngine, useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { toTop } from '#web/screens/access/to-top.ts'
import { Code } from '#web/screens/invite/code.tsx'
import type { AuthorityView } from '#web/vault/engine-authority.ts'
import type { Invitation } from '#web/vault/outcome.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'
import { Changes } from './changes.tsx'
import { ChildRule } from './child-rule.tsx'
import { childName } from './names.ts'
import { People } from './people.tsx'
import { Positions } from './positions.tsx'

type Made = { invitation: Invitation; child: string | null }

export default function AuthorityScreen() {
  const engine = useEngine()
  const view = useView()
  const vault = useVault()
  const [made, setMade] = createSignal<Made>()
  const words = () => t().authority
  const authority = createMemo(() => {
    // Made anew with the view: it says what the same logs say.
    view()
    const own = vault()
    return own ? engine.authority(own.id) : null
  })
  const title = () => {
    const now = made()
    const own = vault()
    if (!now || !own) return words().title
    return now.child === null ? words().code.parentTitle : words().code.youngTitle(childName(own, now.child))
  }
  return (
    <Frame title={title()} lead={made() ? words().code.words : words().lead}>
      <Show
        when={made()}
        fallback={
          <Show when={vault() && authority()}>
            {(now) => (
              <Show when={vault()}>{(own) => <Page vault={own()} authority={now()} onMade={setMade} />}</Show>
            )}
          </Show>
        }
      >
        {(now) => (
          <div class={style.rows}>
            <Code invitation={now().invitation} />
            <Button onPress={() => setMade(undefined)}>{words().code.back}</Button>
          </div>
        )}
      </Show>
    </Frame>
  )
}

function Page(props: { vault: VaultView; authority: AuthorityView; onMade: (made: Made) => void }) {
  const engine = useEngine()
  const act = createAct()
  const words = () => t().authority
  const invite = async (child: string | null) => {
    const as = child === null ? ({ as: 'holder' } as const) : ({ as: 'young', child } as const)
    const done = await act.run(() => engine.inviteFamily(props.vault.id, as))
    if (!done?.invitation) return
    props.onMade({ invitation: done.invitation, child })
    toTop()
  }
  const joins = (child: string) =>
    props.authority.joiners.some((one) => one.child === child) ||
    props.authority.changes.some((one) => one.child === child && one.state !== 'refused')
  const waiting = () => (act.waiting() ? words().holders.making : undefined)
  return (
    <div class={style.page}>
      <Problem words={act.problem()} />
      <Changes vault={props.vault} changes={props.authority.changes} />
      <div class={style.rows}>
        <For each={props.authority.children}>
          {(child) => (
            <ChildRule
              vault={props.vault}
              authority={child}
              joining={joins(child.child)}
              waiting={waiting()}
              onInvite={() => void invite(child.child)}
            />
          )}
        </For>
        <p class={style.soft}>{words().profile}</p>
      </div>
      <People
        vault={props.vault}
        authority={props.authority}
        waiting={waiting()}
        onInvite={() => void invite(null)}
      />
      <Positions vault={props.vault} positions={props.authority.positions} />
    </div>
  )
}
