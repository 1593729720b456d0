// Writing on a page: one field, who reads it said beforehand, and what is typed stays until it is kept.
import { createSignal, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { IconPencil } from '#web/parts/icon.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { Problem } from '#web/screens/access/act.tsx'
import { firstName, personIn } from '#web/screens/access/names.ts'
import type { PageView, VaultView } from '#web/vault/shown.ts'
import style from './page.module.css'

export function WriteOnPage(props: { vault: VaultView; page: PageView }) {
  const engine = useEngine()
  const view = useView()
  const { today } = useNow()
  const [writing, setWriting] = createSignal(false)
  const [text, setText] = createSignal('')
  const [waiting, setWaiting] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const words = () => t().page
  /** Everybody of the family, and whose page it is. */
  const readers = () => {
    const readersOf = props.vault.maps.find((map) => map.log === props.page.log)?.readers ?? []
    const family = props.vault.people.filter((one) => one.shape === 'family').map((one) => one.person)
    return [...new Set([...family, ...readersOf])]
      .filter((id) => id !== view().me.person)
      .flatMap((id) => personIn(props.vault, id)?.name ?? [])
      .map(firstName)
  }
  const help = () => {
    const names = readers()
    if (names.length === 0) return ''
    return (names.length === 1 ? words().readsOne : words().reads)(say().list(names))
  }
  const save = async (event: Event) => {
    event.preventDefault()
    if (text().trim() === '' || waiting()) return
    setWaiting(true)
    setProblem(undefined)
    try {
      const content = { kind: 'note' as const, on: today(), text: text().trim() }
      const outcome = await engine.write(props.vault.id, props.page.log, content)
      if (outcome.done || outcome.queued) setText('')
      if (outcome.done) setWriting(false)
      if (!outcome.done) setProblem(outcome.queued ? words().queued : t().refusal[outcome.refused])
    } finally {
      setWaiting(false)
    }
  }
  return (
    <Show
      when={writing()}
      fallback={
        <span>
          <Button icon={IconPencil} onPress={() => setWriting(true)}>
            {words().write}
          </Button>
        </span>
      }
    >
      <form class={style.form} onSubmit={(event) => void save(event)}>
        <TextArea
          label={words().write}
          help={help()}
          value={text()}
          voice={props.vault.mine === 'holder' || props.vault.mine === 'young' ? 'own' : 'product'}
          maxlength={20_000}
          rows={3}
          onInput={setText}
        />
        <Problem words={problem()} />
        <Button
          type="submit"
          blocked={text().trim() === '' ? words().missing : undefined}
          waiting={waiting() ? words().saving : undefined}
        >
          {words().save}
        </Button>
      </form>
    </Show>
  )
}
