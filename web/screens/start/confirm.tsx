// Step 4: practise the paper once. Two groups of the sheet and one of the strip; a wrong character is pointed at.
import { createSignal, For, Show } from 'solid-js'
import { compareGroup, groupLength } from '#web/app/sheet-code.ts'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { IconEye } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import type { Codes } from './form.ts'
import style from './start.module.css'
import { type Place, Step } from './step.tsx'

/** One group that is asked for: its place in the code, from 0. */
export interface Asked {
  of: 'code' | 'recovery'
  index: number
}

/** Two different groups of the sheet and one of the strip, by chance: which ones is no secret. Without a strip a third of the sheet. */
export function someGroups({ recovery }: Codes): Asked[] {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3))
  const first = a % 8
  const second = (first + 1 + (b % 7)) % 8
  const left = [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => index !== first && index !== second)
  const third = left[c % left.length] ?? 0
  const ofSheet = recovery.length > 0 ? [first, second] : [first, second, third]
  return [
    ...ofSheet.sort((x, y) => x - y).map((index) => ({ of: 'code' as const, index })),
    ...(recovery.length > 0 ? [{ of: 'recovery' as const, index: c % 8 }] : []),
  ]
}

export function Confirm(props: {
  codes: Codes
  asked: readonly Asked[]
  onLook: () => void
  onNext: () => void
  opening: boolean
  problem: string | undefined
  /** Where this is not the last step of starting a vault. */
  at?: Place
  /** What the button says, and while it works. */
  go?: { label: string; going: string }
}) {
  const words = () => t().start.confirm
  const [typed, setTyped] = createSignal<readonly string[]>(props.asked.map(() => ''))
  const [left, setLeft] = createSignal<ReadonlySet<number>>(new Set())
  const expected = (at: number) => {
    const asked = props.asked[at]
    return asked ? (props.codes[asked.of][asked.index] ?? '') : ''
  }
  const value = (at: number) => typed()[at] ?? ''
  const right = (at: number) => compareGroup(expected(at), value(at)) === null
  /** First wrong character from 1, once the group is whole or left half typed. */
  const wrong = (at: number) => {
    const started = value(at) !== '' && (value(at).length >= groupLength || left().has(at))
    return started ? compareGroup(expected(at), value(at)) : null
  }
  const whole = () => props.asked.every((_, at) => right(at))
  return (
    <Step
      now={props.at ?? 4}
      title={words().title}
      words={words().words}
      back={props.onLook}
      onNext={() => {
        if (whole() && !props.opening) props.onNext()
      }}
    >
      <For each={props.asked}>
        {(asked, at) => {
          const number = () => say().number(asked.index + 1)
          const place = () => wrong(at())
          return (
            <Field
              label={asked.of === 'code' ? words().group(number()) : words().stripGroup(number())}
              value={value(at())}
              code
              maxlength={groupLength + 3}
              onInput={(text) => setTyped(typed().map((one, index) => (index === at() ? text : one)))}
              onBlur={() => setLeft(new Set([...left(), at()]))}
              error={place() === null ? undefined : words().wrong(say().number(place() ?? 0))}
              errorAt={(place() ?? 1) - 1}
              good={right(at()) ? words().right : undefined}
            />
          )
        }}
      </For>
      <Note tone="tell" icon={IconEye}>
        {words().unclear}{' '}
        <button type="button" class={style.look} onClick={() => props.onLook()}>
          {words().look}
        </button>
        .
      </Note>
      <Show when={props.problem}>
        <Note tone="stop" live>
          {props.problem}
        </Note>
      </Show>
      <Button
        kind="lamp"
        size="main"
        wide
        type="submit"
        blocked={whole() ? undefined : words().blocked}
        waiting={props.opening ? (props.go?.going ?? words().opening) : undefined}
      >
        {props.go?.label ?? words().open}
      </Button>
    </Step>
  )
}
