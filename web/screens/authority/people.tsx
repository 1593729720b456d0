// Who has authority in this vault, who asks to join, and what it takes to let somebody in or to let somebody stop.
import { createSignal, For, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { personIn } from '#web/app/names.ts'
import { t } from '#web/app/text.ts'
import { whoOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { AuthorityView, JoinerView } from '#web/vault/engine-authority.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'
import { called, childName } from './names.ts'

type Asked = { is: 'admit'; joiner: JoinerView } | { is: 'leave'; person: string }

export function People(props: {
  vault: VaultView
  authority: AuthorityView
  waiting: string | undefined
  onInvite: () => void
}) {
  const engine = useEngine()
  const view = useView()
  const act = createAct()
  const [asked, setAsked] = createSignal<Asked>()
  const words = () => t().authority
  const me = () => view().me.person
  const others = () => props.authority.holders.filter((one) => one !== me())
  const leaves = () =>
    props.authority.changes.some((change) => change.what === 'leave' && change.state !== 'refused')
  const run = async () => {
    const now = asked()
    if (!now) return
    await act.run(() =>
      now.is === 'admit'
        ? engine.admit(props.vault.id, now.joiner.request)
        : engine.announceLeaving(props.vault.id, now.person),
    )
    setAsked(undefined)
  }
  const question = (now: Asked) => {
    if (now.is === 'leave') {
      const { ask, askSelf, consequence, consequenceSelf, announce, announcing } = words().leaving
      const name = called(props.vault, me(), now.person)
      return now.person === me()
        ? { title: askSelf, text: consequenceSelf, yes: announce, busy: announcing }
        : { title: ask(name), text: consequence(name), yes: announce, busy: announcing }
    }
    const { ask, parentConsequence, youngConsequence, both, admit, admitting } = words().joiners
    const name = now.joiner.name.split(' ')[0] ?? now.joiner.name
    const text = (now.joiner.as === 'holder' ? parentConsequence : youngConsequence)(name)
    const also = others().map((one) => called(props.vault, me(), one))
    return {
      title: ask(name),
      text: also.length > 0 ? `${text} ${both(also.join(', '))}` : text,
      yes: admit(name),
      busy: admitting,
    }
  }
  return (
    <section>
      <SectionTitle>{words().holders.title}</SectionTitle>
      <div class={style.rows}>
        <For each={props.authority.joiners}>
          {(joiner) => (
            <Note
              tone="ask"
              large
              live
              title={
                joiner.as === 'holder'
                  ? words().joiners.parent(joiner.name)
                  : words().joiners.young(joiner.name, childName(props.vault, joiner.child))
              }
              answers={
                <Button onPress={() => setAsked({ is: 'admit', joiner })}>
                  {words().joiners.admit(joiner.name.split(' ')[0] ?? joiner.name)}
                </Button>
              }
            >
              {words().joiners.proven}
            </Note>
          )}
        </For>
        <Problem words={act.problem()} />
        <Card>
          <div class={style.rows}>
            <For each={props.authority.holders}>
              {(holder) => (
                <div class={style.person}>
                  <Avatar
                    who={whoOf(personIn(props.vault, holder))}
                    initials={personIn(props.vault, holder).initials}
                  />
                  <div>
                    <b>{personIn(props.vault, holder).name}</b>
                    <p class={style.soft}>
                      {holder === me()
                        ? others().length === 0
                          ? `${words().holders.self}. ${words().holders.alone}.`
                          : `${words().holders.self}.`
                        : `${words().holders.equal}.`}
                    </p>
                  </div>
                </div>
              )}
            </For>
          </div>
        </Card>
        <Show when={others().length > 0 && !leaves()}>
          <details>
            <summary>{words().holders.stopping}</summary>
            <div class={style.stopping}>
              <p class={style.soft}>{words().holders.stoppingWords}</p>
              <For each={[...others(), me()]}>
                {(holder) => (
                  <Button onPress={() => setAsked({ is: 'leave', person: holder })}>
                    {holder === me()
                      ? words().holders.leaveSelf
                      : words().holders.leave(called(props.vault, me(), holder))}
                  </Button>
                )}
              </For>
            </div>
          </details>
        </Show>
        <Show when={others().length === 0}>
          <Button size="main" wide waiting={props.waiting} onPress={props.onInvite}>
            {words().holders.invite}
          </Button>
        </Show>
      </div>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked() ? question(asked() as Asked).title : ''}
        answers={
          <Show when={asked()}>
            {(now) => (
              <ButtonRow>
                <Button wide onPress={() => setAsked(undefined)}>
                  {t().common.leave}
                </Button>
                <Button
                  wide
                  waiting={act.waiting() ? question(now()).busy : undefined}
                  onPress={() => void run()}
                >
                  {question(now()).yes}
                </Button>
              </ButtonRow>
            )}
          </Show>
        }
      >
        {asked() ? question(asked() as Asked).text : ''}
      </Dialog>
    </section>
  )
}
