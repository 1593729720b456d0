// The frame of a family's screen: the shell with its menu, counts and notices. A screen gives title, content, aside.
import { useLocation } from '@solidjs/router'
import { createMemo, type JSX } from 'solid-js'
import { Avatar } from '#web/parts/avatar.tsx'
import { IconHome, IconKey, IconLogbook, IconPeople, IconPlan } from '#web/parts/icon.tsx'
import { type NavItem, Shell } from '#web/parts/shell.tsx'
import { initials } from '#web/people/initials.ts'
import { attentionOf } from './attention.ts'
import { useEngine, useVault, useView } from './engine.tsx'
import { Notices } from './notices.tsx'
import { say, t } from './text.ts'
import { useNow } from './today.ts'

export interface FrameProps {
  title?: JSX.Element
  lead?: JSX.Element
  /** On a phone in the bar in place of the family's name. */
  back?: { href: string; label: string }
  children: JSX.Element
  /** The right column, 340 px; under the rest on a phone. */
  aside?: JSX.Element
}

/** Every screen of a family stands in one of these. */
export function Frame(props: FrameProps) {
  const engine = useEngine()
  const view = useView()
  const vault = useVault()
  const place = useLocation()
  const { today } = useNow()
  const attention = createMemo(() => {
    const own = vault()
    return own ? attentionOf(own, view().me.person, today()) : []
  })
  const count = (kinds: readonly string[]): NavItem['count'] => {
    const value = attention().filter((one) => kinds.includes(one.kind)).length
    const { asks, ask } = t().common.menu
    return value === 0 ? undefined : { value, label: (value === 1 ? asks : ask)(say().word(value)) }
  }
  const under = (...paths: string[]) => paths.some((path) => place.pathname.startsWith(path))
  const nav = (): NavItem[] => {
    const words = t().common.menu
    const home = { href: '/', label: words.home, icon: IconHome, current: place.pathname === '/' }
    // The network has one page; the family's other screens are not theirs.
    if (vault()?.mine === 'network') return [home]
    return [
      home,
      { href: '/kinderen', label: words.children, icon: IconPeople, current: under('/kind') },
      {
        href: '/plan',
        label: words.plan,
        short: words.planShort,
        icon: IconPlan,
        current: under('/plan'),
        count: count(['proposal']),
      },
      {
        href: '/toegang',
        label: words.access,
        icon: IconKey,
        current: under('/toegang'),
        count: count(['request']),
      },
      { href: '/logboek', label: words.logbook, icon: IconLogbook, current: under('/logboek') },
    ]
  }
  const family = () => {
    const name = vault()?.family
    return name ? t().common.family(name) : t().common.product
  }
  return (
    <Shell
      words={{
        product: t().common.product,
        nav: t().common.menu.name,
        menu: t().common.menu.short,
        exit: t().common.quickExit,
        skip: t().common.menu.skip,
      }}
      onExit={() => engine.lock()}
      family={family()}
      home="/"
      nav={nav()}
      settings={{
        href: '/instellingen',
        label: t().common.menu.settings,
        current: under('/instellingen', '/apparaten', '/herstel'),
      }}
      account={{
        avatar: <Avatar who={{ kind: 'family' }} initials={initials(view().me.name, 1)} size="s" />,
        name: view().me.name,
        role: `${t().common.as[view().me.as]}, ${t().common.thisDevice}`,
      }}
      {...(props.back ? { back: props.back } : {})}
      title={props.title}
      lead={props.lead}
      {...(props.aside ? { aside: props.aside } : {})}
    >
      {/* the logbook says itself, and at length, what is the matter with it */}
      <Notices vault={under('/logboek') ? undefined : vault()} />
      {props.children}
    </Shell>
  )
}
