// A person on these screens: their shape and initials, and what is known about whether they are who they say.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Avatar, type Hue, type PetalColour, type Who } from '#web/parts/avatar.tsx'
import { IconCheck, IconClock, IconInfo } from '#web/parts/icon.tsx'
import type { HelperView, PersonView } from '#web/vault/shown.ts'
import style from './access.module.css'
import { firstName } from './names.ts'
import { type Standing, standingOf } from './standing.ts'

const hues: readonly Hue[] = [1, 2, 3, 4, 5]
const petals: readonly PetalColour[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** The hue with this number; the first when it is none. */
export const hueOf = (value: number | null): Hue => hues.find((hue) => hue === value) ?? 1
export const petalOf = (value: number | null): PetalColour => petals.find((petal) => petal === value) ?? 1

/** The shape somebody has; `asks` draws a helper dashed: asks, sees nothing yet. */
function whoOf(person: PersonView, asks = false): Who {
  if (person.shape === 'child') return { kind: 'child', hue: hueOf(person.child) }
  if (person.shape === 'helper') return { kind: asks ? 'asker' : 'helper', petal: petalOf(person.petal) }
  return { kind: person.shape }
}

/** Somebody's avatar; somebody nobody knows is a helper with a question mark. */
export function PersonAvatar(props: {
  person: PersonView | null
  asks?: boolean
  size?: 's' | 'm' | 'l'
  /** Says the name to a screen reader; leave out where it stands beside it. */
  named?: boolean
}) {
  return (
    <Avatar
      who={props.person ? whoOf(props.person, props.asks) : { kind: 'asker', petal: 1 }}
      initials={props.person?.initials ?? '?'}
      {...(props.size ? { size: props.size } : {})}
      {...(props.named ? { name: props.person?.name ?? t().access.somebody } : {})}
    />
  )
}

/** What somebody does and for whom, as a line: “Kinderfysiotherapeut bij Praktijk Beweeg”. */
export function roleOf(person: PersonView): string {
  const role = say().capital(person.role === '' ? t().access.plain : person.role)
  return person.organisation === null ? role : t().access.at(role, person.organisation)
}

/** Who confirms that somebody is who they say, and what they say of registers; one line each. */
export function StandingLines(props: {
  person: PersonView
  helper: Pick<HelperView, 'confirmed' | 'claims'>
}) {
  const { today } = useNow()
  const lines = () => standingOf(props.person, props.helper, today())
  return (
    <Show when={lines().length > 0}>
      <ul class={style.standing}>
        <For each={lines()}>{(line) => <StandingLine line={line} name={firstName(props.person.name)} />}</For>
      </ul>
    </Show>
  )
}

function StandingLine(props: { line: Standing; name: string }) {
  const { today } = useNow()
  const words = () => t().access.standing
  const icon = () => {
    const { line } = props
    if (line.is === 'confirmed' || (line.is === 'claim' && line.status === 'checked'))
      return <IconCheck size="s" />
    return line.is === 'claim' && line.status === 'expired' ? <IconClock size="s" /> : <IconInfo size="s" />
  }
  const sentence = () => {
    const { line, name } = props
    switch (line.is) {
      case 'confirmed':
        return (
          <>
            <b>{words().confirmed(line.organisation)}</b>
            {words().confirmedWhat(name, say().day(line.on, today()))}
          </>
        )
      case 'nobody':
        return line.organisation === null
          ? words().nobodyAtAll(name)
          : words().nobody(name, line.organisation)
      case 'claim': {
        const register = words().registers[line.register]
        if (line.status === 'stated') return words().stated(register)
        return line.status === 'checked'
          ? words().checked(register, line.by, say().day(line.on, today()))
          : words().expired(register, say().day(line.on, today()))
      }
      default:
        return line satisfies never
    }
  }
  return (
    <li classList={{ [style.confirmed ?? '']: props.line.is === 'confirmed' }}>
      {icon()}
      <span>{sentence()}</span>
    </li>
  )
}
