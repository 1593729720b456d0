// Uw gezinnen: a professional's board. One tab per organisation; what is new, what is due, what ends. Opens nothing.
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { BoardFrame } from '#web/app/board-frame.tsx'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Title } from '#web/parts/heading.tsx'
import { IconPeople, IconPlus, IconSearch } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { petalOf } from '#web/screens/access/person.tsx'
import style from './board.module.css'
import { Counts } from './counts.tsx'
import { type BoardRow, boardOf, organisationsOf } from './rows.ts'
import { AsksTable } from './table.tsx'

export default function Board() {
  const view = useView()
  const { today } = useNow()
  const [search] = useSearchParams()
  const [find, setFind] = createSignal('')
  const words = () => t().board
  const me = () => view().me.person
  const organisations = createMemo(() => organisationsOf(view().vaults, me()))
  /** Tabs are numbered in the address: a history does not tell for whom somebody works. */
  const at = () => Math.min(Math.max(Number(search.tab ?? 1) || 1, 1), Math.max(organisations().length, 1))
  const board = createMemo(() =>
    boardOf(view().vaults, me(), organisations()[at() - 1] ?? null, today(), find()),
  )
  const tabs = () =>
    organisations().map((name, index) => ({
      href: `/bord?tab=${index + 1}`,
      label: name ?? words().noOrganisation,
      current: index + 1 === at(),
    }))
  const petal = () => petalOf(view().vaults[0]?.people.find((one) => one.person === me())?.petal ?? 2)
  const all = () => board().asks.length + board().quiet.length + board().over.length
  return (
    <BoardFrame
      organisations={tabs()}
      petal={petal()}
      tools={
        <>
          <label class={style.find}>
            <IconSearch />
            <input
              type="search"
              aria-label={words().find}
              placeholder={words().find}
              value={find()}
              onInput={(event) => setFind(event.currentTarget.value)}
            />
          </label>
          <Button icon={IconPlus} href="/bord/vraag">
            {words().ask}
          </Button>
        </>
      }
    >
      <div class={style.head}>
        <Title size="board">{words().title}</Title>
        <Show when={all() > 0}>
          <Counts board={board()} />
        </Show>
      </div>
      <Show
        when={all() > 0}
        fallback={
          <Show
            when={find().trim() !== ''}
            fallback={
              <Note
                tone="tell"
                large
                icon={IconPeople}
                title={words().empty.title}
                answers={
                  <Button kind="lamp" href="/bord/vraag">
                    {words().ask}
                  </Button>
                }
              >
                {words().empty.words}
              </Note>
            }
          >
            <p role="status">{words().notFound(find().trim())}</p>
          </Show>
        }
      >
        <Show when={board().asks.length > 0}>
          <AsksTable rows={board().asks} />
        </Show>
        <Quiet
          title={words().quiet}
          words={
            board().quiet.length === 1
              ? words().quietOne
              : words().quietWords(say().number(board().quiet.length))
          }
          rows={board().quiet}
        />
        <Quiet title={words().over} words={words().overWords} rows={board().over} />
      </Show>
    </BoardFrame>
  )
}

function Quiet(props: { title: string; words: string; rows: readonly BoardRow[] }) {
  return (
    <Show when={props.rows.length > 0}>
      <section class={style.quiet}>
        <div class={style.quietHead}>
          <h2>{props.title}</h2>
          <p>{props.words}</p>
        </div>
        <ul class={style.columns}>
          <For each={props.rows}>
            {(row) => (
              <li>
                <a class={style.family} href={`/gezin/${row.vault.id}`}>
                  <span>{row.vault.family ?? t().board.nameless}</span>
                  <span class={style.date}>{row.end === null ? '' : say().dayShort(row.end)}</span>
                </a>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
