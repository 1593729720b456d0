// On Thuis: somebody asks to join, a decision waits for both, or a child reaches an age. It leads to Gezag en leeftijd.
import { createMemo, For, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import type { VaultView } from '#web/vault/shown.ts'

/** An age is told this many days ahead (nl-2026). */
const SOON_DAYS = 30

export function AuthorityNote(props: { vault: VaultView }) {
  const engine = useEngine()
  const view = useView()
  const words = () => t().authority.home
  const authority = createMemo(() => {
    view()
    return engine.authority(props.vault.id)
  })
  const lines = () => {
    const now = authority()
    if (!now) return []
    const me = view().me.person
    const waits = now.changes.some(({ state, waitsFor }) => state !== 'refused' && waitsFor.includes(me))
    const blocked = now.changes.some(({ state }) => state === 'refused')
    const soon = now.children.flatMap(({ child, next }) => {
      const name = props.vault.children.find((one) => one.id === child)?.name.split(' ')[0]
      if (!next || next.inDays > SOON_DAYS || !name) return []
      return [words().soon(name, say().age(next.age), say().inDays(next.inDays))]
    })
    return [
      ...now.joiners.map(({ name }) => words().joiner(name)),
      ...(waits ? [words().change] : []),
      ...(blocked ? [words().blocked] : []),
      ...soon,
    ]
  }
  return (
    <Show when={lines().length > 0}>
      <Note tone="ask" answers={<Button href="/gezag">{words().look}</Button>}>
        <For each={lines()}>{(line) => <p>{line}</p>}</For>
      </Note>
    </Show>
  )
}
