// Bewijs: what taking back did: which locks are new, who was given a key, what had been fetched. Printable.
import { useParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useEngine, useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { printLogged } from '#web/app/print.ts'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { People } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Link } from '#web/parts/heading.tsx'
import { IconPrinter } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { ReceiptHead, ReceiptPart, ReceiptSection, Receipt as Strip } from '#web/parts/receipt.tsx'
import { dayOf } from '#web/record/day.ts'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { toAccess } from '#web/screens/access/back.ts'
import { Gone } from '#web/screens/access/gone.tsx'
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { PersonAvatar } from '#web/screens/access/person.tsx'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import type { Receipt, VaultView } from '#web/vault/shown.ts'
import { Again } from './again.tsx'
import style from './receipt.module.css'
import { type FetchedRow, fetchedRows, shownMax } from './rows.ts'

export default function ReceiptPage() {
  const params = useParams()
  const engine = useEngine()
  const vault = useVault()
  const receipt = createMemo(() => {
    const own = vault()
    return own && engine.receipt(own.id, params.person ?? '', Number(params.line))
  })
  return (
    <Show
      when={vault() && receipt()}
      fallback={<Gone title={t().access.receipt.missing} words={t().access.receipt.missingWords} />}
    >
      {(found) => (
        <Frame back={toAccess()}>
          <Show when={vault()}>{(own) => <Page vault={own()} receipt={found()} />}</Show>
        </Frame>
      )}
    </Show>
  )
}

function Page(props: { vault: VaultView; receipt: Receipt }) {
  const view = useView()
  const { today } = useNow()
  const engine = useEngine()
  const act = createAct()
  const words = () => t().access.receipt
  const print = () =>
    act.run(() => printLogged(engine, props.vault.id, { of: 'receipt', person: props.receipt.person }))
  const called = (id: string) => firstName(personIn(props.vault, id)?.name ?? t().access.somebody)
  const name = () => called(props.receipt.person)
  const rotated = () => {
    const count = props.receipt.rotated.length
    if (count === 0) return words().pending(name())
    const many = count === 1 ? words().rotatedOne : words().rotated(say().number(count))
    return `${many} ${words().fits(name())}`
  }
  const others = () => props.receipt.given.length - shownMax
  const what = ({ map, children }: FetchedRow) =>
    children.length > 1
      ? words().ofChildren(t().common.maps[map], say().number(children.length))
      : sayMaps([{ child: children[0] ?? null, map }], {
          text: t(),
          say: say(),
          names: childNames(props.vault),
        })
  const by = () => {
    const { line } = props.receipt
    const author = props.vault.logbook.find(
      (one) => one.ref.log === line.log && one.ref.line === line.line,
    )?.person
    return author === undefined || author === view().me.person ? t().access.you : called(author)
  }
  return (
    <div class={style.page} data-paper>
      <h1 class={style.hidden}>{words().label(name())}</h1>
      <Strip label={words().label(name())}>
        <ReceiptPart>
          <ReceiptHead
            title={words().title}
            when={`${say().dayYear(dayOf(props.receipt.time))}, ${say().time(props.receipt.time)}`}
          />
          <p>{words().now(name())}</p>
        </ReceiptPart>
        <ReceiptPart>
          <ReceiptSection title={words().locks}>
            <p>{rotated()}</p>
          </ReceiptSection>
          <ReceiptSection title={words().given}>
            <People>
              <For each={props.receipt.given.slice(0, shownMax)}>
                {(id) => <PersonAvatar person={personIn(props.vault, id)} size="s" named />}
              </For>
            </People>
            <Show when={others() > 0}>
              <p>{others() === 1 ? words().moreOne : words().more(say().number(others()))}</p>
            </Show>
          </ReceiptSection>
          <ReceiptSection
            title={words().fetched(name())}
            rows={fetchedRows(props.receipt.fetched).map((row) => ({
              what: what(row),
              when: say().day(row.on, today()),
            }))}
          >
            <Show when={props.receipt.fetched.length === 0}>
              <p>{words().fetchedNone}</p>
            </Show>
          </ReceiptSection>
          <Note tone="tell">{words().honest}</Note>
        </ReceiptPart>
        <ReceiptPart>
          <p class={style.line}>
            {words().line(say().number(props.receipt.line.line), by())}{' '}
            <Link href={`/logboek?regel=${props.receipt.line.log}.${props.receipt.line.line}`}>
              {words().look}
            </Link>
          </p>
        </ReceiptPart>
      </Strip>
      <Again vault={props.vault} receipt={props.receipt} name={name()} />
      <div class={style.answers}>
        <p class={style.line}>{words().paper}</p>
        <Problem words={act.problem()} />
        <ButtonRow>
          <Button
            wide
            size="main"
            icon={IconPrinter}
            waiting={act.waiting() ? words().printing : undefined}
            onPress={() => void print()}
          >
            {words().keep}
          </Button>
          <Button wide size="main" kind="lamp" href="/toegang">
            {words().ready}
          </Button>
        </ButtonRow>
      </div>
    </div>
  )
}
