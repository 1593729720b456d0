// Page: one screen of a family's plan or child in the frame of whoever looks: the family's shell, or a professional's board.
import type { JSX } from 'solid-js'
import { BoardFrame } from '#web/app/board-frame.tsx'
import { useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { Title } from '#web/parts/heading.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './page.module.css'

export interface PageProps {
  vault?: VaultView | undefined
  title?: string
  lead?: JSX.Element
  back?: { href: string; label: string } | undefined
  children: JSX.Element
}

export function Page(props: PageProps) {
  const view = useView()
  if (view().me.as !== 'professional')
    return (
      <Frame
        {...(props.title === undefined ? {} : { title: props.title })}
        lead={props.lead}
        {...(props.back ? { back: props.back } : {})}
      >
        {props.children}
      </Frame>
    )
  const back = () =>
    props.back ??
    (props.vault
      ? { href: `/gezin/${props.vault.id}`, label: props.vault.family ?? t().app.titles.family }
      : undefined)
  return (
    <BoardFrame organisations={[{ href: '/bord', label: t().common.menu.board }]} vault={props.vault}>
      <div class={style.board}>
        {back() ? (
          <a class={style.back} href={back()?.href}>
            {back()?.label}
          </a>
        ) : null}
        {props.title === undefined ? null : <Title lead={props.lead}>{props.title}</Title>}
        {props.children}
      </div>
    </BoardFrame>
  )
}
