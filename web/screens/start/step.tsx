// One step: how far it is, its title, its fields, and the one way on. Enter goes on.
import { type JSX, onMount, Show } from 'solid-js'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { say, t } from '#web/app/text.ts'
import { Title } from '#web/parts/heading.tsx'
import { Steps } from '#web/parts/progress.tsx'
import style from './start.module.css'

/** How far somebody is: step `now` of `count`. */
export type Place = { now: number; count: number }
const stepCount = 4

export function Step(props: {
  now?: number | Place
  title: string
  words: JSX.Element
  back: string | (() => void)
  onNext: () => void
  children: JSX.Element
}) {
  onMount(() => {
    window.scrollTo(0, 0)
    const main = document.getElementById('main')
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
  })
  return (
    <PlainFrame back={props.back}>
      <form
        class={style.step}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onNext()
        }}
      >
        <Show when={props.now}>
          {(at) => {
            const place = (): Place => {
              const now = at()
              return typeof now === 'number' ? { now, count: stepCount } : now
            }
            const label = () => t().start.step(say().number(place().now), say().number(place().count))
            return <Steps count={place().count} now={place().now} label={label()} />
          }}
        </Show>
        <div class={style.head}>
          <Title>{props.title}</Title>
          <p>{props.words}</p>
        </div>
        {props.children}
      </form>
    </PlainFrame>
  )
}
