// Context: the child on screen, with the vault it is in and how its screens name people and find each other.
import { type Accessor, createContext, type JSX, useContext } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import type { Writer } from '#web/child/write.ts'
import { type Being, beingOf } from '#web/screens/plan/who.ts'
import type { ChildView, MapView, VaultView } from '#web/vault/shown.ts'

export interface ChildSpace {
  vault: Accessor<VaultView>
  child: Accessor<ChildView>
  me: Accessor<string>
  now: Accessor<number>
  today: Accessor<string>
  being(person: string): Being
  /** Their own page: then it says *je*. */
  own: Accessor<boolean>
  role: Accessor<Writer['role']>
  writable: Accessor<MapView[]>
  to(rest?: string): string
}

const Context = createContext<ChildSpace>()

export function useChild(): ChildSpace {
  const space = useContext(Context)
  if (!space) throw new Error('outside ChildProvider')
  return space
}

export function ChildProvider(props: {
  vault: VaultView
  child: ChildView
  base: string
  children: JSX.Element
}) {
  const view = useView()
  const { now, today } = useNow()
  const me = () => view().me.person
  const own = () => props.child.person === me()
  const role = (): Writer['role'] => {
    if (own()) return 'child'
    const { mine } = props.vault
    if (mine === 'holder' || mine === 'young') return 'family'
    return mine === 'network' ? 'network' : 'professional'
  }
  const space: ChildSpace = {
    vault: () => props.vault,
    child: () => props.child,
    me,
    now,
    today,
    own,
    role,
    being: (person) =>
      beingOf(props.vault, person) ?? {
        name: t().child.timeline.somebody,
        full: t().child.timeline.somebody,
        shape: { kind: 'helper', petal: 10 },
        initials: '?',
        role: '',
        organisation: null,
      },
    writable: () => props.child.maps.filter((map) => map.may !== 'read'),
    to: (rest) => (rest === undefined ? props.base : `${props.base}/${rest}`),
  }
  return <Context.Provider value={space}>{props.children}</Context.Provider>
}
