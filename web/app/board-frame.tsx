// The frame of a professional's screen: no rail, one tab per organisation, the notices above the content.
import type { JSX } from 'solid-js'
import { Avatar, type PetalColour } from '#web/parts/avatar.tsx'
import { BoardShell } from '#web/parts/board-shell.tsx'
import { initials } from '#web/people/initials.ts'
import type { VaultView } from '#web/vault/shown.ts'
import { useEngine, useView } from './engine.tsx'
import { Notices } from './notices.tsx'
import { t } from './text.ts'

/** Every screen of a professional stands in one of these. */
export function BoardFrame(props: {
  organisations: readonly { href: string; label: string; current?: boolean }[]
  /** Search and the one action, in the bar. */
  tools?: JSX.Element
  /** Petal colour of the professional's own avatar, 1–10. */
  petal?: PetalColour
  /** The family on screen, whose log may raise an alarm. */
  vault?: VaultView | undefined
  children: JSX.Element
}) {
  const engine = useEngine()
  const view = useView()
  return (
    <BoardShell
      words={{
        product: t().common.product,
        organisations: t().common.organisations,
        exit: t().common.quickExit,
      }}
      onExit={() => engine.lock()}
      organisations={props.organisations}
      tools={props.tools}
      avatar={
        <a href="/instellingen">
          <Avatar
            who={{ kind: 'helper', petal: props.petal ?? 2 }}
            initials={initials(view().me.name)}
            size="s"
            name={`${view().me.name}: ${t().common.menu.settings}`}
          />
        </a>
      }
    >
      <Notices vault={props.vault} />
      {props.children}
    </BoardShell>
  )
}
