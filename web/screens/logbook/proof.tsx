// The proof of a line: who signed it, that it follows the line before, that it stands in the public register; and bytes.
import { For, type JSX, Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Card } from '#web/parts/card.tsx'
import { IconCheck, IconClock, IconShield } from '#web/parts/icon.tsx'
import type { LineRef, LogLine } from '#web/vault/shown.ts'
import { KeepLine } from './keep-line.tsx'
import style from './logbook.module.css'
import { momentOf } from './rows.ts'

type Tick = { icon: 'ok' | 'waits' | 'wrong'; title: string; words: string }

/** Acts that name a text. */
const namesText = new Set<LogLine['what']['is']>(['wrote', 'adopted'])

type Words = Omit<Tick, 'icon'>

const verdict = (is: boolean | null, { yes, wait, no }: { yes: Words; wait: Words; no: Words }): Tick =>
  is === null ? { icon: 'waits', ...wait } : is ? { icon: 'ok', ...yes } : { icon: 'wrong', ...no }

export function Proof(props: {
  line: LogLine
  /** What the author is called; null: who reads this. */
  by: string | null
  /** “Gezondheid van Yara” */
  log: string
  /** Other lines of the same act, which stand under one signature. */
  also: readonly LineRef[]
}) {
  const view = useView()
  const words = () => t().logbook.proof
  const ticks = (): Tick[] => {
    const { line, by } = props
    const { signed, device, chained, registered } = line.proof
    const time = say().time(momentOf(line))
    const own = by === null && device === view().me.device
    return [
      verdict(signed, {
        yes: {
          title: by === null ? words().signedYou : words().signed(by),
          words: own ? words().here(time) : words().elsewhere(time),
        },
        wait: { title: words().checking, words: words().checkingWords },
        no: { title: words().unsigned, words: words().unsignedWords },
      }),
      verdict(chained, {
        yes:
          line.ref.line === 1
            ? { title: words().first, words: words().firstWords }
            : { title: words().follows(say().number(line.ref.line - 1)), words: words().followsWords },
        wait: { title: words().checkingPlace, words: words().checkingWords },
        no: { title: words().broken, words: words().brokenWords },
      }),
      registered === null
        ? { icon: 'waits', title: words().notYet, words: words().notYetWords }
        : { icon: 'ok', title: words().registered, words: words().registeredWords(say().number(registered)) },
    ]
  }
  const icons: Record<Tick['icon'], () => JSX.Element> = {
    ok: () => <IconCheck size="s" />,
    waits: () => <IconClock size="s" />,
    wrong: () => <IconShield size="s" />,
  }
  const bytes = () => {
    const { ref, proof } = props.line
    const { bytes: names } = words()
    return [
      [names.log, `${ref.log}, ${ref.line}`],
      [names.leaf, proof.leaf],
      [names.root, proof.root],
      [names.device, proof.device],
      [names.also, props.also.map((ref) => `${ref.log}, ${ref.line}`).join('; ')],
    ] as const
  }
  return (
    <Card>
      <ul class={style.ticks}>
        <For each={ticks()}>
          {(tick) => (
            <li data-tick={tick.icon}>
              {icons[tick.icon]()}
              <span>
                <b>{tick.title}</b>
                <small>{tick.words}</small>
              </span>
            </li>
          )}
        </For>
      </ul>
      <div class={style.bytes}>
        <Show when={props.line.proof.registered !== null} fallback={<p>{words().keepWaits}</p>}>
          <KeepLine line={props.line} text={namesText.has(props.line.what.is)} />
        </Show>
        <details>
          <summary>{words().controller}</summary>
          <p>{t().logbook.inLog(say().number(props.line.ref.line), props.log)}</p>
          <dl>
            <For each={bytes()}>
              {([name, value]) => (
                <Show when={value}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </Show>
              )}
            </For>
          </dl>
        </details>
      </div>
    </Card>
  )
}
