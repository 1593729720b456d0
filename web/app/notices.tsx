// What is the matter with the connection or the log, above whatever a screen shows.
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Button } from '#web/parts/button.tsx'
import { IconCloudOff } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { useEngine, useView } from './engine.tsx'
import style from './notices.module.css'
import { say, t } from './text.ts'

const [told, setTold] = createSignal(0)

/** For a screen that says itself, of what is typed there, that there is no connection: one note is enough. */
export function useOfflineTold(): void {
  onMount(() => setTold(told() + 1))
  onCleanup(() => setTold(told() - 1))
}

/** An alarm about a vault's logs, a register that is behind, no connection: at most what holds now. */
export function Notices(props: { vault?: VaultView | undefined }) {
  const engine = useEngine()
  const view = useView()
  const offline = () => view().connection === 'offline' && told() === 0
  const queued = () => {
    const { offline: words } = t().app
    const count = view().queued
    if (count === 0) return words.reading
    return count === 1
      ? words.queued(words.thing(say().word(1)))
      : words.queuedMany(words.things(say().word(count)))
  }
  const alarm = () => (props.vault?.health.is === 'alarm' ? props.vault.health.alarm : null)
  const unsent = () => view().unsent[0]
  const behind = () => props.vault?.health.is === 'behind' && view().connection === 'online'
  return (
    <Show when={alarm() ?? unsent() ?? (behind() || offline())}>
      <div class={style.notices}>
        <Show when={alarm()}>
          {(wrong) => (
            <Note
              tone="stop"
              live
              title={
                wrong().line === null
                  ? t().app.alarm.titleWhole
                  : t().app.alarm.title(say().number(wrong().line ?? 0))
              }
              answers={<Button href="/logboek">{t().app.alarm.look}</Button>}
            >
              {t().app.alarm.words}
            </Note>
          )}
        </Show>
        <Show when={unsent()}>
          {(one) => (
            <Note
              tone="ask"
              live
              title={t().app.unsent.title}
              answers={
                <>
                  <Button onPress={() => void navigator.clipboard.writeText(one().text)}>
                    {t().app.unsent.copy}
                  </Button>
                  <Button onPress={() => void engine.letGo(one().id)}>{t().app.unsent.letGo}</Button>
                </>
              }
            >
              {t().refusal[one().refused]}
              <Show when={one().text}>
                <blockquote class={style.words}>{one().text}</blockquote>
              </Show>
            </Note>
          )}
        </Show>
        <Show when={offline()}>
          <Note
            tone="ask"
            icon={IconCloudOff}
            live
            title={t().app.offline.title}
            answers={<Button onPress={() => void engine.sync()}>{t().common.retry}</Button>}
          >
            {queued()}
          </Note>
        </Show>
        <Show when={behind()}>
          <Note tone="ask" title={t().app.behind.title}>
            {t().app.behind.words}
          </Note>
        </Show>
      </div>
    </Show>
  )
}
