// Four counts above the board: how many families, with something new, with something to do, ending soon.
import { For } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import style from './board.module.css'
import type { Board } from './rows.ts'

export function Counts(props: { board: Board }) {
  const counts = () => {
    const { asks, quiet } = props.board
    const words = t().board.counts
    const all = asks.length + quiet.length
    const ends = asks.filter((row) => row.soon !== null).length
    return [
      [all, all === 1 ? words.family : words.families],
      [asks.filter((row) => row.news !== null).length, words.news],
      [asks.filter((row) => row.todo !== null && row.todo.is !== 'waits').length, words.todo],
      [ends, ends === 1 ? words.ends : words.end],
    ] as const
  }
  return (
    <ul class={style.counts}>
      <For each={counts()}>
        {([count, label]) => (
          <li>
            <b>{say().number(count)}</b> {label}
          </li>
        )}
      </For>
    </ul>
  )
}
