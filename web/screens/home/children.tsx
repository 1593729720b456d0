// The children, each with a ribbon of their own; without any, how to add one.
import { createSignal, For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { hueOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { initials } from '#web/people/initials.ts'
import { Children as ChildLines } from '#web/screens/start/children.tsx'
import { type ChildDraft, childFault, childOf } from '#web/screens/start/form.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './home.module.css'

export function Children(props: { vault: VaultView }) {
  const age = (child: VaultView['children'][number]) => {
    if (child.age !== null) return say().age(child.age)
    return child.expected === null ? '' : t().home.expected(say().day(child.expected))
  }
  return (
    <section class={style.children}>
      <Show when={props.vault.children.length > 0} fallback={<AddFirst vault={props.vault} />}>
        <SectionTitle>{t().home.children}</SectionTitle>
        <ul class={style.tiles}>
          <For each={props.vault.children}>
            {(child) => (
              <li>
                <a class={style.tile} href={`/kind/${child.id}`}>
                  <Card shape="tile" fill="rows" hue={hueOf(child.colour)}>
                    <span class={style.tileWords}>
                      <Avatar
                        who={{ kind: 'child', hue: hueOf(child.colour) }}
                        initials={initials(child.name, 1)}
                      />
                      <b>{child.name}</b>
                      <span class={style.age}>{age(child)}</span>
                    </span>
                  </Card>
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function AddFirst(props: { vault: VaultView }) {
  const engine = useEngine()
  const { today } = useNow()
  const words = () => t().home.noChildren
  const [drafts, setDrafts] = createSignal<ChildDraft[]>([])
  const [checked, setChecked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const add = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (busy() || drafts().some((draft) => childFault(draft, today()) !== null)) return
    setBusy(true)
    setProblem(undefined)
    try {
      for (const draft of drafts()) {
        const outcome = await engine.addChild(props.vault.id, childOf(draft))
        if (!outcome.done) setProblem(outcome.queued ? t().refusal.queued : t().refusal[outcome.refused])
      }
    } catch (error) {
      console.error(error)
      setProblem(t().refusal['server-refused'])
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class={style.addFirst} novalidate onSubmit={add}>
      <ChildLines children={drafts()} onChange={setDrafts} today={today()} checked={checked()} />
      <Show when={problem()}>
        <Note tone="stop" live>
          {problem()}
        </Note>
      </Show>
      <Show when={drafts().length > 0}>
        <Button type="submit" kind="lamp" wide waiting={busy() ? t().home.adding : undefined}>
          {words().add}
        </Button>
      </Show>
    </form>
  )
}
