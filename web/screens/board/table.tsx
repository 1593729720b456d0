// The families that ask something, as a table; on a phone each row is a card with its labels.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { dayOf } from '#web/record/day.ts'
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import style from './board.module.css'
import type { BoardRow } from './rows.ts'

const columns = ['family', 'children', 'news', 'todo', 'maps', 'end', 'action'] as const

export function AsksTable(props: { rows: readonly BoardRow[] }) {
  const most = () => Math.max(...props.rows.map((row) => row.maps), 1)
  return (
    <table class={style.table}>
      <thead>
        <tr>
          <For each={columns}>
            {(column) => (
              <th scope="col">
                <span classList={{ [style.unseen ?? '']: column === 'action' }}>
                  {t().board.columns[column]}
                </span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>{(row) => <Row row={row} most={most()} />}</For>
      </tbody>
    </table>
  )
}

function Row(props: { row: BoardRow; most: number }) {
  const words = () => t().board
  const family = () => props.row.vault.family ?? words().nameless
  const news = () => {
    const { news: now, vault } = props.row
    if (now === null) return null
    const said = words().news
    switch (now.is) {
      case 'wrote':
        return said.wrote(
          firstName(personIn(vault, now.person)?.name ?? say().capital(t().access.somebody)),
          sayMaps([now.place], { text: t(), say: say(), names: childNames(vault) }),
        )
      case 'wrote-many':
        return now.count === 1 ? said.wroteOne : said.wroteMany(say().word(now.count))
      case 'given':
        return now.count === 1 ? said.givenOne : said.given(say().word(now.count))
      default:
        return now satisfies never
    }
  }
  const todo = () => {
    const { todo: now } = props.row
    if (now === null) return null
    const said = words().todo
    switch (now.is) {
      case 'action': {
        const text = now.text.replace(/\.$/, '')
        return now.late ? said.late(text) : said.action(text, say().dayShort(now.by))
      }
      case 'evaluation':
        return said.evaluation(say().inDays(now.inDays))
      case 'extend':
        return said.extend
      case 'waits':
        return said.waits(say().dayShort(dayOf(now.asked)))
      default:
        return now satisfies never
    }
  }
  const href = () => {
    const family = `/gezin/${props.row.vault.id}`
    return props.row.action === 'extend' ? `${family}/vraag` : family
  }
  const action = () => words().actions[props.row.action]
  return (
    <tr>
      <th scope="row" class={style.name}>
        <a href={`/gezin/${props.row.vault.id}`}>{family()}</a>
      </th>
      <td class={style.count} data-label={words().columns.children}>
        {props.row.vault.children.length || words().nothing}
      </td>
      <td class={style.text} data-label={words().columns.news} data-empty={news() === null ? '' : undefined}>
        <Show when={news()} fallback={words().nothing}>
          {(text) => (
            <span class={style.new}>
              <span class={style.dot} aria-hidden="true" />
              <span class={style.clip} title={text()}>
                {text()}
              </span>
            </span>
          )}
        </Show>
      </td>
      <td class={style.text} data-label={words().columns.todo} data-empty={todo() === null ? '' : undefined}>
        <Show when={todo()} fallback={words().nothing}>
          {(text) => (
            <span class={style.clip} title={text()}>
              {text()}
            </span>
          )}
        </Show>
      </td>
      <td class={style.count} data-label={words().columns.maps}>
        <span class={style.maps}>
          <svg class={style.bar} viewBox="0 0 56 8" aria-hidden="true">
            <rect class={style.track} width="56" height="8" rx="2" />
            <rect class={style.fill} width={(56 * props.row.maps) / props.most} height="8" rx="2" />
          </svg>
          {props.row.maps}
        </span>
      </td>
      <td class={style.end} data-label={words().columns.end}>
        <Show when={props.row.end} fallback={words().nothing}>
          {(end) => (
            <Show when={props.row.soon !== null} fallback={say().dayShort(end())}>
              <Badge tone="ask" icon={IconClock}>
                {words().soon(say().dayShort(end()), say().inDays(props.row.soon ?? 0))}
              </Badge>
            </Show>
          )}
        </Show>
      </td>
      <td class={style.do}>
        <a class={style.link} href={href()} aria-label={words().actionOf(action(), family())}>
          {action()}
        </a>
      </td>
    </tr>
  )
}
