// One map with what somebody may do in it: whose it is, its name, the verbs in words and as icons.
import { type JSX, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Avatar, IconTile } from '#web/parts/avatar.tsx'
import { IconEye, IconPencil, IconPeople, IconPlan } from '#web/parts/icon.tsx'
import { initials } from '#web/people/initials.ts'
import type { ChildView, VaultView } from '#web/vault/shown.ts'
import style from './access.module.css'
import { firstName, type Place } from './names.ts'
import { hueOf } from './person.tsx'

const childIn = (vault: VaultView, id: string | null): ChildView | null =>
  vault.children.find((child) => child.id === id) ?? null

/** The map's name in bold with its child after it: “**School** van Bram”. */
export function MapName(props: { vault: VaultView; place: Place }) {
  const map = () => t().common.maps[props.place.map]
  const child = () => childIn(props.vault, props.place.child)
  /** What stands before and after the map's name, as the language puts it. */
  const around = () => {
    if (props.place.child === null) return []
    const name = child()?.name
    return t()
      .common.mapOf('\n', name === undefined ? t().access.aChild : firstName(name))
      .split('\n')
  }
  return (
    <>
      {around()[0]}
      <b>{map()}</b>
      {around()[1]}
    </>
  )
}

/** The child's initial in its ribbon's colour, the plan's tile for a map of the family, people for a child nobody here knows. */
export function PlaceAvatar(props: { vault: VaultView; child: string | null; size?: 's' | 'm' }) {
  return (
    <Show
      when={childIn(props.vault, props.child)}
      fallback={<IconTile icon={props.child === null ? IconPlan : IconPeople} size={props.size ?? 's'} />}
    >
      {(child) => (
        <Avatar
          who={{ kind: 'child', hue: hueOf(child().colour) }}
          initials={initials(child().name, 1)}
          size={props.size ?? 's'}
        />
      )}
    </Show>
  )
}

/** A row that says what somebody may do in one map; `end` replaces the icons. */
export function MapRow(props: {
  vault: VaultView
  place: Place
  read: boolean
  write: boolean
  second?: string
  end?: JSX.Element
}) {
  const may = () => {
    const { may: words } = t().common
    if (props.read) return props.write ? words.both : words.read
    return props.write ? words.write : t().access.request.not
  }
  return (
    <li class={style.map}>
      <PlaceAvatar vault={props.vault} child={props.place.child} />
      <span class={style.mapWords}>
        <span class={style.mapName}>
          <MapName vault={props.vault} place={props.place} />
        </span>
        <span class={style.second}>
          {props.second === undefined ? may() : say().capital(may())}
          <Show when={props.second}>{(second) => <>. {say().capital(second())}</>}</Show>
        </span>
      </span>
      <span class={style.verbs}>
        <Show when={props.end} fallback={<Verbs read={props.read} write={props.write} />}>
          {props.end}
        </Show>
      </span>
    </li>
  )
}

function Verbs(props: { read: boolean; write: boolean }) {
  return (
    <>
      <Show when={props.read}>
        <IconEye />
      </Show>
      <Show when={props.write}>
        <IconPencil />
      </Show>
    </>
  )
}
