// Who else decides, and why: “Bram is 8. Daarom beslist Daan ook.” Nothing opens before everybody said yes.
import { For, Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { People } from '#web/parts/avatar.tsx'
import style from '#web/screens/access/access.module.css'
import { firstName, personIn } from '#web/screens/access/names.ts'
import { PersonAvatar } from '#web/screens/access/person.tsx'
import { oldestAsked, othersWhoDecide } from '#web/screens/access/stance.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

export function Deciders(props: { vault: VaultView; request: RequestView }) {
  const view = useView()
  const { today } = useNow()
  const words = () => t().access.request
  const others = () => othersWhoDecide(props.request, view().me.person)
  const names = () =>
    say().list(others().map((id) => firstName(personIn(props.vault, id)?.name ?? t().access.somebody)))
  const sentence = () => {
    const many = others().length > 1
    const child = oldestAsked(props.request, props.vault, today())
    const also = child
      ? [
          words().aged(firstName(child.name), say().number(child.age)),
          (many ? words().thereforeMany : words().therefore)(names()),
        ]
      : [(many ? words().alsoMany : words().also)(names())]
    const needed = many ? words().allNeeded(say().word(others().length + 1)) : words().bothNeeded
    return [...also, needed].join(' ')
  }
  return (
    <Show when={others().length > 0} fallback={<p class={style.free}>{words().alone}</p>}>
      <div class={style.deciders}>
        <People>
          <For each={others()}>{(id) => <PersonAvatar person={personIn(props.vault, id)} size="s" />}</For>
        </People>
        <p>{sentence()}</p>
      </div>
    </Show>
  )
}
