// Wie keek er: the last fetches by others, in a sentence each.
import { createMemo, For, Show } from 'solid-js'
import { personIn, shortName } from '#web/app/names.ts'
import { say, t } from '#web/app/text.ts'
import { whoOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Card } from '#web/parts/card.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import type { LogLine, VaultView } from '#web/vault/shown.ts'
import style from './home.module.css'
import { fetchedMaps } from './sentences.ts'

const rows = 2

export function Looked(props: { vault: VaultView; now: number }) {
  const words = () => t().home.looked
  const lines = createMemo(() =>
    props.vault.logbook
      .filter((line) => line.kind === 'fetch')
      .toSorted((a, b) => b.time - a.time)
      .slice(0, rows),
  )
  const what = (line: LogLine) => {
    const maps = fetchedMaps(props.vault, line)
    return line.times > 1 ? words().fetchedTimes(maps, say().number(line.times)) : words().fetched(maps)
  }
  const when = (line: LogLine) =>
    line.times > 1 ? say().momentDay(line.time, props.now) : say().moment(line.time, props.now)
  return (
    <section class={style.looked}>
      <SectionTitle beside={<Link href="/logboek">{words().all}</Link>}>{words().title}</SectionTitle>
      <Show when={lines().length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
        <Card fill="rows">
          <List>
            <For each={lines()}>
              {(line) => {
                const person = () => personIn(props.vault, line.person)
                return (
                  <ListRow
                    lead={<Avatar who={whoOf(person())} initials={person().initials} size="s" />}
                    title={
                      <span class={style.fetched}>
                        <b>{shortName(person())}</b> {what(line)}
                      </span>
                    }
                    second={when(line)}
                  />
                )
              }}
            </For>
          </List>
        </Card>
      </Show>
    </section>
  )
}
