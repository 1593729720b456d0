// Asking again: for longer, or after it ended. Who asked here before needs no code; it begins with what there was.
import { useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { BoardFrame } from '#web/app/board-frame.tsx'
import { useEngine, useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Title } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { toTop } from '#web/screens/access/to-top.ts'
import { newestRequest } from '#web/screens/board/standing-in.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './ask.module.css'
import { AskForm } from './form.tsx'
import { Sent } from './index.tsx'
import { againAsk, againPlaces } from './wish-draft.ts'

export default function AskAgain() {
  const params = useParams()
  const vault = useVault(() => params.vault)
  return (
    <Around vault={vault()}>
      <div class={style.page}>
        <Show
          when={vault()}
          fallback={
            <>
              <Title size="board">{t().board.family.gone}</Title>
              <Note tone="tell" answers={<Button href="/bord/vraag">{t().board.ask}</Button>}>
                {t().board.family.goneWords}
              </Note>
            </>
          }
        >
          {(found) => <Again vault={found()} />}
        </Show>
      </div>
    </Around>
  )
}

/** In the frame of who asks: a professional's board, or a network member's own shell. */
function Around(props: { vault: VaultView | undefined; children: JSX.Element }) {
  const view = useView()
  const back = () => `/gezin/${props.vault?.id ?? ''}`
  return (
    <Show
      when={view().me.as === 'network'}
      fallback={
        <BoardFrame organisations={[{ href: back(), label: t().common.back }]} vault={props.vault}>
          {props.children}
        </BoardFrame>
      }
    >
      <Frame back={{ href: '/', label: t().common.back }}>{props.children}</Frame>
    </Show>
  )
}

function Again(props: { vault: VaultView }) {
  const engine = useEngine()
  const view = useView()
  const { today } = useNow()
  const [sent, setSent] = createSignal(false)
  const last = newestRequest(props.vault, view().me.person)
  const family = () => {
    const { family: name } = props.vault
    return name === null ? t().board.nameless : t().common.family(name)
  }
  return (
    <Show when={!sent()} fallback={<Sent family={family()} />}>
      <AskForm
        title={family()}
        children={props.vault.children}
        places={againPlaces(props.vault, last)}
        first={{ ...againAsk(props.vault, last, today()), coordinator: props.vault.mine === 'coordinator' }}
        coordinates={view().me.as === 'professional'}
        send={(ask) => engine.askAgain(props.vault.id, ask)}
        onSent={() => {
          setSent(true)
          toTop()
        }}
      />
    </Show>
  )
}
