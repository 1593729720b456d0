// A whole screen that only says something: what happened, that nothing is lost, what to do next.
import type { JSX } from 'solid-js'
import { Title } from '#web/parts/heading.tsx'
import style from './message.module.css'
import { PlainFrame } from './plain-frame.tsx'

export function Message(props: { title: string; children: JSX.Element; answers?: JSX.Element }) {
  return (
    <PlainFrame place="middle">
      <div class={style.message} role="status">
        <Title>{props.title}</Title>
        <div>{props.children}</div>
        {props.answers}
      </div>
    </PlainFrame>
  )
}
