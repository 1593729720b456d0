// Schrijf over: one large group per line, to tick off while it is copied by hand.
import { createSignal, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import type { Codes } from './form.ts'
import style from './start.module.css'
import { type Place, Step } from './step.tsx'

export function Copy(props: { codes: Codes; at: number | Place; onDone: () => void }) {
  const words = () => t().start.sheet
  return (
    <Step
      now={props.at}
      title={words().copyTitle}
      words={words().copyWords}
      back={props.onDone}
      onNext={props.onDone}
    >
      <Groups title={words().copySheet} groups={props.codes.code} />
      <Show when={props.codes.recovery.length > 0}>
        <Groups title={words().copyStrip} groups={props.codes.recovery} />
      </Show>
      <Button kind="lamp" size="main" wide type="submit">
        {words().copyDone}
      </Button>
    </Step>
  )
}

function Groups(props: { title: string; groups: readonly string[] }) {
  const [done, setDone] = createSignal<ReadonlySet<number>>(new Set())
  const toggle = (index: number) => {
    const next = new Set(done())
    if (!next.delete(index)) next.add(index)
    setDone(next)
  }
  return (
    <fieldset class={style.copy}>
      <legend class={style.section}>{props.title}</legend>
      <For each={props.groups}>
        {(group, index) => (
          <label class={style.copyRow} classList={{ [style.copied ?? '']: done().has(index()) }}>
            <input type="checkbox" checked={done().has(index())} onChange={() => toggle(index())} />
            <span class={style.soft}>{t().start.sheet.group(say().number(index() + 1))}</span>
            {/* letter by letter for a screen reader, as they are copied */}
            <span class={style.copyCode} aria-label={[...group].join(' ')} role="img">
              {group}
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
