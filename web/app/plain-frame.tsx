// The frame before sign-in and while locked: a way back, Snel sluiten, one column; names nobody.
import { type JSX, Show } from 'solid-js'
import { IconLeft } from '#web/parts/icon.tsx'
import { QuickExit } from '#web/parts/quick-exit.tsx'
import { useRunning } from './engine.tsx'
import style from './plain-frame.module.css'
import { t } from './text.ts'

/** `middle` puts the content in the middle of the height, as the lock does; `wide` uses a desktop's width. */
export function PlainFrame(props: {
  back?: string | (() => void) | undefined
  place?: 'middle' | 'wide'
  /** In the bar where otherwise the way back stands. */
  lead?: JSX.Element
  children: JSX.Element
}) {
  const { engine } = useRunning()
  const words = () => (
    <>
      <IconLeft size="s" />
      <span>{t().common.back}</span>
    </>
  )
  return (
    <div class={style.frame} classList={{ [style.wide ?? '']: props.place === 'wide' }}>
      <header class={style.bar}>
        <Show when={props.back} fallback={<span>{props.lead}</span>} keyed>
          {(back) =>
            typeof back === 'string' ? (
              <a class={style.back} href={back}>
                {words()}
              </a>
            ) : (
              <button type="button" class={style.back} onClick={() => back()}>
                {words()}
              </button>
            )
          }
        </Show>
        <QuickExit label={t().common.quickExit} onExit={() => engine()?.lock()} />
      </header>
      <main
        class={style.main}
        classList={{ [style.middle ?? '']: props.place === 'middle' }}
        id="main"
        tabIndex={-1}
      >
        {props.children}
      </main>
    </div>
  )
}
