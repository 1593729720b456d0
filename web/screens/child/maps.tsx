// The child's maps: a tile each, with who besides the family may see it and whether somebody wrote lately.
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { say, t } from '#web/app/text.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import {
  type Icon,
  IconChat,
  IconHeart,
  IconHome,
  IconPencil,
  IconPeople,
  IconPlan,
  IconSchool,
  IconSprout,
} from '#web/parts/icon.tsx'
import { standingIn } from '#web/screens/board/standing-in.ts'
import type { MapView } from '#web/vault/shown.ts'
import style from './child.module.css'
import { isNew } from './choose-lines.ts'
import { useChild } from './context.tsx'

const mapIcons: Record<MapView['name'], Icon> = {
  gezondheid: IconHeart,
  school: IconSchool,
  hulp: IconChat,
  thuis: IconHome,
  ontwikkeling: IconSprout,
  documenten: IconPlan,
  'eigen-woorden': IconPencil,
  gezinsplan: IconPlan,
  bladzijde: IconPeople,
}

/** In the order in which people look for them. */
const order: readonly MapView['name'][] = [
  'gezondheid',
  'school',
  'hulp',
  'thuis',
  'ontwikkeling',
  'documenten',
]

export function Maps() {
  const { vault, child, me } = useChild()
  /** Who had maps and has none now reads that it ended, not that it never began. */
  const none = () => (standingIn(vault(), me()) === 'over' ? t().child.maps.over : t().child.maps.none)
  const maps = () => order.flatMap((name) => child().maps.filter((map) => map.name === name))
  return (
    <Show when={maps().length > 0} fallback={<p class={style.soft}>{none()}</p>}>
      <ul class={style.tiles}>
        <For each={maps()}>{(map) => <Tile map={map} />}</For>
      </ul>
    </Show>
  )
}

/** How many avatars a tile has room for. */
const SHOWN = 2

function Tile(props: { map: MapView }) {
  const { child, me, now, being, to } = useChild()
  const words = () => t().child.maps
  const readers = () => props.map.readers.map(being)
  const count = () => {
    const all = readers().length
    if (all === 0) return words().onlyFamily
    if (all > SHOWN) return words().more(say().number(all - SHOWN))
    return all === 1 ? words().one : words().many(say().number(all))
  }
  return (
    <li data-hue={child().colour}>
      <a class={style.tile} href={to(`map/${props.map.log}`)}>
        <span class={style.tileTop}>
          <span class={style.tileIcon}>
            <Dynamic component={mapIcons[props.map.name]} />
          </span>
          <Show when={isNew(props.map.last, me(), now())}>
            <Badge tone="ask">{words().fresh}</Badge>
          </Show>
        </span>
        <b class={style.tileName}>{t().common.maps[props.map.name]}</b>
        <span class={style.readers}>
          <For each={readers().slice(0, SHOWN)}>
            {(one) => <Avatar who={one.shape} initials={one.initials} size="s" name={`${one.full},`} />}
          </For>
          <span class={style.count}>{count()}</span>
        </span>
      </a>
    </li>
  )
}
