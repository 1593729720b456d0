// One child: who decides, why, what is missing, and what changes at the next age.
import { Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { hueOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Note } from '#web/parts/note.tsx'
import { initials } from '#web/people/initials.ts'
import type { ChildAuthority } from '#web/vault/engine-authority.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'
import { called, childName } from './names.ts'

/** An age is told from this many days ahead as something near. */
const SOON_DAYS = 30

export function ChildRule(props: {
  vault: VaultView
  authority: ChildAuthority
  /** somebody joins about this child already */
  joining: boolean
  waiting: string | undefined
  onInvite: () => void
}) {
  const view = useView()
  const words = () => t().authority
  const name = () => childName(props.vault, props.authority.child)
  const colour = () => props.vault.children.find((one) => one.id === props.authority.child)?.colour ?? 1
  const decides = () => {
    const { grant } = props.authority
    const me = view().me.person
    const names = grant
      .toSorted((a, b) => Number(b === me) - Number(a === me))
      .map((one) => called(props.vault, me, one))
    const [only] = grant
    if (grant.length === 1)
      return only === me ? words().decides.youAlone : words().decides.alone(names[0] ?? words().Somebody)
    const list = say().list(names)
    const all = grant.length === 2 ? words().decides.both : words().decides.together
    return `${all(list)} ${words().decides.back}`
  }
  const why = () => {
    const { age, from, rule } = props.authority
    if (age === null) return words().why.unknown(name())
    if (from >= 12 && rule.grant === 'holders') return words().why.unable(name())
    if (from === 0) return words().why.under12(name())
    return (from === 12 ? words().why.from12 : words().why.from16)(name(), say().age(age))
  }
  const next = () => {
    const step = props.authority.next
    if (!step) return undefined
    const age = say().age(step.age)
    const { on, soon, at12, at16, at18 } = words().next
    const when =
      step.inDays <= SOON_DAYS
        ? soon(say().inDays(step.inDays), name(), age)
        : on(say().dayYear(step.on), name(), age)
    return `${when} ${(step.age === 12 ? at12 : step.age === 16 ? at16 : at18)(name())}`
  }
  return (
    <Card hue={hueOf(colour())}>
      <div class={style.child}>
        <div class={style.head}>
          <Avatar who={{ kind: 'child', hue: hueOf(colour()) }} initials={initials(name(), 1)} />
          <h2 class={style.name}>{name()}</h2>
        </div>
        <p>{decides()}</p>
        <p class={style.soft}>{why()}</p>
        <Show when={!props.joining && props.authority.missing}>
          {(missing) => (
            <Note
              tone="ask"
              answers={
                missing() === 'young-voice' ? (
                  <Button waiting={props.waiting} onPress={props.onInvite}>
                    {words().holders.inviteYoung(name())}
                  </Button>
                ) : undefined
              }
            >
              {missing() === 'young-voice' ? words().missing.voice(name()) : words().missing.next(name())}
            </Note>
          )}
        </Show>
        <Show when={next()}>{(step) => <p class={style.soft}>{step()}</p>}</Show>
      </div>
    </Card>
  )
}
