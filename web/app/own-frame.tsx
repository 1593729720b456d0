// The frame of a screen about one's own account: among the family's screens, or beside a professional's board.
import { type JSX, Show } from 'solid-js'
import { Title } from '#web/parts/heading.tsx'
import { BoardFrame } from './board-frame.tsx'
import { useView } from './engine.tsx'
import { Frame } from './frame.tsx'
import { t } from './text.ts'

export function OwnFrame(props: {
  title: string
  lead?: string
  back?: { href: string; label: string }
  children: JSX.Element
}) {
  const view = useView()
  return (
    <Show
      when={view().me.as === 'professional'}
      fallback={
        <Frame title={props.title} lead={props.lead} {...(props.back ? { back: props.back } : {})}>
          {props.children}
        </Frame>
      }
    >
      <BoardFrame organisations={[{ href: '/bord', label: t().common.menu.board }]}>
        <Title {...(props.lead === undefined ? {} : { lead: props.lead })}>{props.title}</Title>
        {props.children}
      </BoardFrame>
    </Show>
  )
}
