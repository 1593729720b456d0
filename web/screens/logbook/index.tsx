// Toestemmingslogboek: what happened, day by day, each line with its proof; filters; a file for who checks it.
import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'
import { useEngine, useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Filters } from '#web/parts/filters.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { Select } from '#web/parts/select.tsx'
import { Timeline } from '#web/parts/timeline.tsx'
import { personIn } from '#web/screens/access/names.ts'
import type { VaultView } from '#web/vault/shown.ts'
import { SettledEvidence } from './evidence.tsx'
import { HealthNote } from './health-note.tsx'
import { LineRow } from './line-row.tsx'
import { logNameOf } from './log-name.ts'
import style from './logbook.module.css'
import { daysOf, filtered, filters, keyOf, peopleIn, rowKeyOf, rowsOf } from './rows.ts'
import { save } from './save.ts'

/** So many rows at a time: two years of lines are not drawn for who looks at today. */
const rowsAtOnce = 60

export default function Logbook() {
  const vault = useVault()
  /** Whoever was given something reads its lines, not the family's logbook: that would be one line of many. */
  const own = () => {
    const now = vault()
    return now && (now.mine === 'holder' || now.mine === 'young') ? now : undefined
  }
  return (
    <Frame title={t().logbook.title} lead={<span class={style.lead}>{t().logbook.lead}</span>}>
      <Show
        when={own()}
        fallback={
          <Note tone="tell" title={vault() ? t().logbook.notYours : t().logbook.none}>
            {vault() ? t().logbook.notYoursWords : t().logbook.noneWords}
          </Note>
        }
      >
        {(found) => <Page vault={found()} />}
      </Show>
    </Frame>
  )
}

function Page(props: { vault: VaultView }) {
  const view = useView()
  const { today } = useNow()
  const [search, setSearch] = useSearchParams()
  const [choosing, setChoosing] = createSignal(false)
  const [shown, setShown] = createSignal(rowsAtOnce)
  const words = () => t().logbook
  const filter = () => filters.find((one) => one === search.soort) ?? 'all'
  const about = () => (typeof search.over === 'string' && search.over !== '' ? search.over : null)
  const lines = createMemo(() => filtered(props.vault.logbook, filter(), about()))
  const rows = createMemo(() => rowsOf(lines()))
  const asked = () => (typeof search.regel === 'string' ? search.regel : null)
  // A line that is asked for is drawn, however far back it stands.
  const count = createMemo(() => {
    const at =
      asked() === null ? -1 : rows().findIndex((row) => row.refs.some((ref) => keyOf(ref) === asked()))
    return Math.max(shown(), at + 1)
  })
  const days = createMemo(() => daysOf(rows().slice(0, count())))
  const byKey = createMemo(() => new Map(rows().map((row) => [rowKeyOf(row.line), row])))
  const keysOf = (day: string) =>
    days()
      .filter((one) => one.day === day)
      .flatMap((one) => one.rows.map((row) => rowKeyOf(row.line)))
  const logName = (log: string) => logNameOf(log, props.vault, t(), say())
  const title = (day: string) => {
    const written = say().weekday(day)
    return day === today() ? words().today(written) : say().capital(written)
  }
  const people = createMemo(() => {
    const known = peopleIn(props.vault.logbook).flatMap((id) => {
      const person = personIn(props.vault, id)
      return person ? [{ value: id, label: id === view().me.person ? t().access.You : person.name }] : []
    })
    return [{ value: '', label: words().everybody }, ...known.sort((a, b) => a.label.localeCompare(b.label))]
  })
  // What was here when the page opened does not unfold; what comes in while somebody looks does.
  const first = new Set(props.vault.logbook.map(rowKeyOf))
  createEffect(() => {
    const key = asked()
    if (key !== null) queueMicrotask(() => openLine(key))
  })
  return (
    <div class={style.page}>
      <div class={style.health}>
        <HealthNote vault={props.vault} logName={logName} keep={<Keep vault={props.vault} />} />
        <Show when={props.vault.health.evidence?.settled ? props.vault.health.evidence : null}>
          {(settled) => <SettledEvidence noticed={settled().noticed} />}
        </Show>
      </div>
      <div class={style.choose}>
        <h2 class={style.wide}>{words().show}</h2>
        <Filters
          label={words().show}
          items={filters.map((id) => ({ id, label: words().filters[id] }))}
          selected={filter()}
          onSelect={(soort) => setSearch({ soort: soort === 'all' ? undefined : soort, regel: undefined })}
        />
        <button
          type="button"
          class={style.narrow}
          aria-expanded={choosing() ? 'true' : 'false'}
          onClick={() => setChoosing(!choosing())}
        >
          {words().aboutNow(
            people().find((one) => one.value === (about() ?? ''))?.label ?? words().everybody,
          )}
        </button>
        <div class={style.who} classList={{ [style.shown ?? '']: choosing() }}>
          <Select
            label={words().about}
            value={about() ?? ''}
            options={people()}
            onChange={(over) => setSearch({ over: over === '' ? undefined : over, regel: undefined })}
          />
        </div>
      </div>
      <div class={style.lines}>
        <Show
          when={days().length > 0}
          fallback={
            <Empty title={props.vault.logbook.length === 0 ? words().none : words().noneFilter}>
              {props.vault.logbook.length === 0 ? words().noneWords : words().noneFilterWords}
            </Empty>
          }
        >
          {/* By day and line: what somebody opened stays open when the log grows or the register does. */}
          <For each={days().map((day) => day.day)}>
            {(day) => (
              <Timeline day={title(day)}>
                <For each={keysOf(day)}>
                  {(key) => (
                    <Show when={byKey().get(key)}>
                      {(row) => (
                        <LineRow
                          vault={props.vault}
                          row={row()}
                          log={logName(row().line.ref.log)}
                          fresh={!first.has(key)}
                        />
                      )}
                    </Show>
                  )}
                </For>
              </Timeline>
            )}
          </For>
          <Show when={rows().length > count()}>
            <div class={style.more}>
              <Button onPress={() => setShown(count() + rowsAtOnce)}>{words().more}</Button>
              <p>{words().shown(say().number(count()), say().number(rows().length))}</p>
            </div>
          </Show>
        </Show>
      </div>
      <section class={style.share}>
        <SectionTitle>{words().share.title}</SectionTitle>
        <p>{words().share.words}</p>
        <Keep vault={props.vault} />
        <p class={style.tool}>
          {words().share.withTool}{' '}
          <a href="/controle.html" download="gezinskluis-controle.html">
            {words().share.tool}
          </a>
        </p>
      </section>
    </div>
  )
}

/** Opens the line with this key and puts it in view, with focus on it. */
function openLine(key: string): void {
  const details = document.getElementById(`regel-${key}`)?.closest('li')?.querySelector('details')
  if (!details) return
  details.open = true
  details.querySelector('summary')?.focus({ preventScroll: true })
  details.scrollIntoView({ block: 'center' })
}

function Keep(props: { vault: VaultView }) {
  const engine = useEngine()
  const { today } = useNow()
  const [waiting, setWaiting] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  const words = () => t().logbook.share
  const keep = async () => {
    setWaiting(true)
    setFailed(false)
    try {
      const bytes = await engine.exportLogs(props.vault.id)
      save(`${words().file}-${today()}.json`, Uint8Array.from(bytes))
    } catch (error) {
      console.error(error)
      setFailed(true)
    } finally {
      setWaiting(false)
    }
  }
  return (
    <div class={style.keep}>
      <Button waiting={waiting() ? words().making : undefined} onPress={() => void keep()}>
        {words().keep}
      </Button>
      <p role="status">{failed() ? words().failed : ''}</p>
    </div>
  )
}
