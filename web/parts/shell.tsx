// What stands round every screen of a family: on a phone a bar and five items below, on a desktop a rail and two columns.
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import hidden from '#web/style/hidden.module.css'
import { Title } from './heading.tsx'
import { type Icon, IconGear, IconLeft } from './icon.tsx'
import { Mark } from './mark.tsx'
import { QuickExit } from './quick-exit.tsx'
import style from './shell.module.css'

export interface NavItem {
  href: string
  label: string
  /** Shorter, for the bottom bar: “Plan” for “Gezinsplan”. */
  short?: string
  icon: Icon
  current?: boolean
  /** How many things ask for attention there, and the same in words. */
  count?: { value: number; label: string } | undefined
}

export interface ShellProps {
  words: { product: string; nav: string; menu: string; exit: string; skip: string }
  onExit: () => void
  /** The family's name in the bar; with `back` the way back stands there. */
  family: string
  home: string
  back?: { href: string; label: string }
  /** In order; the first five make the bottom bar. */
  nav: readonly NavItem[]
  settings?: { href: string; label: string; current?: boolean }
  account?: { avatar: JSX.Element; name: string; role: string }
  title?: JSX.Element
  lead?: JSX.Element
  children: JSX.Element
  /** The right column, 340 px; under the rest on a phone. */
  aside?: JSX.Element
}

/** The family's shell. */
export function Shell(props: ShellProps) {
  /** Five at most; whoever has one place only finds the settings beside it. */
  const bar = (): readonly NavItem[] =>
    props.settings && props.nav.length === 1
      ? [...props.nav, { ...props.settings, icon: IconGear }]
      : props.nav.slice(0, 5)
  return (
    <div class={style.shell}>
      <a class={style.skip} href="#main">
        {props.words.skip}
      </a>
      <header class={style.bar}>
        <Show
          when={props.back}
          fallback={
            <a class={style.brand} href={props.home} aria-label={props.family}>
              <Mark />
              <span>{props.family}</span>
            </a>
          }
        >
          {(back) => (
            <a class={`${style.brand} ${style.back}`} href={back().href} aria-label={back().label}>
              <IconLeft size="s" />
              <span>{back().label}</span>
            </a>
          )}
        </Show>
        <QuickExit label={props.words.exit} onExit={props.onExit} />
      </header>
      <nav class={style.rail} aria-label={props.words.nav}>
        <a class={style.brand} href={props.home}>
          <Mark />
          <span>{props.words.product}</span>
        </a>
        <Rows items={props.nav} />
        <div class={style.end}>
          <Show when={props.settings}>{(item) => <Rows items={[{ ...item(), icon: IconGear }]} />}</Show>
          <Show when={props.account}>
            {(account) => (
              <div class={style.account}>
                {account().avatar}
                <span>
                  <b>{account().name}</b>
                  <small>{account().role}</small>
                </span>
              </div>
            )}
          </Show>
        </div>
      </nav>
      <main class={style.main} id="main" tabIndex={-1}>
        <Show when={props.title}>
          <Title lead={props.lead}>{props.title}</Title>
        </Show>
        <div class={style.columns} classList={{ [style.two ?? '']: props.aside !== undefined }}>
          <div>{props.children}</div>
          <Show when={props.aside}>
            <aside>{props.aside}</aside>
          </Show>
        </div>
      </main>
      <nav class={style.bottom} aria-label={props.words.nav}>
        <ul class={style.items}>
          <For each={bar()}>
            {(item) => (
              <li>
                <a
                  class={style.item}
                  href={item.href}
                  aria-current={item.current === true ? 'page' : undefined}
                >
                  <span class={style.picture}>
                    <Dynamic component={item.icon} />
                    <Count count={item.count} />
                  </span>
                  {item.short ?? item.label}
                </a>
              </li>
            )}
          </For>
        </ul>
        <details class={style.menu}>
          <summary>{props.words.menu}</summary>
          <Rows items={props.settings ? [...props.nav, { ...props.settings, icon: IconGear }] : props.nav} />
        </details>
      </nav>
    </div>
  )
}

function Rows(props: { items: readonly NavItem[] }) {
  return (
    <ul>
      <For each={props.items}>
        {(item) => (
          <li>
            <a class={style.row} href={item.href} aria-current={item.current === true ? 'page' : undefined}>
              <Dynamic component={item.icon} />
              {item.label}
              <Count count={item.count} />
            </a>
          </li>
        )}
      </For>
    </ul>
  )
}

function Count(props: { count: NavItem['count'] }) {
  return (
    <Show when={props.count}>
      {(count) => (
        <>
          <span class={style.count} aria-hidden="true">
            {count().value}
          </span>
          <span class={hidden.hidden}>{count().label}</span>
        </>
      )}
    </Show>
  )
}
