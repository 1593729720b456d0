// What stands round a professional's board: no rail, one tab per organisation, never mixed; dense and fast.
import { type JSX, Show } from 'solid-js'
import style from './board-shell.module.css'
import { Mark } from './mark.tsx'
import { QuickExit } from './quick-exit.tsx'
import { TabLinks } from './tabs.tsx'

export interface BoardShellProps {
  words: { product: string; organisations: string; exit: string }
  onExit: () => void
  organisations: readonly { href: string; label: string; current?: boolean }[]
  /** Search and the one action, in the bar. */
  tools?: JSX.Element
  avatar?: JSX.Element
  children: JSX.Element
}

/** The professional's shell. */
export function BoardShell(props: BoardShellProps) {
  return (
    <div class={style.board}>
      <header class={style.bar}>
        <span class={style.brand}>
          <Mark />
          <span>{props.words.product}</span>
        </span>
        <div class={style.tabs}>
          <TabLinks label={props.words.organisations} items={props.organisations} />
        </div>
        <Show when={props.tools}>
          <div class={style.tools}>{props.tools}</div>
        </Show>
        <span class={style.exit}>
          <QuickExit label={props.words.exit} onExit={props.onExit} />
        </span>
        <span class={style.me}>{props.avatar}</span>
      </header>
      <main class={style.main} id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  )
}
