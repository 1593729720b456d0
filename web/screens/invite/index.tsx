// A code with which somebody may ask: about which children, how long, for how many; then the code itself, in three forms.
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { useEngine, useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { Note } from '#web/parts/note.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { toAccess } from '#web/screens/access/back.ts'
import { firstName } from '#web/screens/access/names.ts'
import { toTop } from '#web/screens/access/to-top.ts'
import type { Invitation } from '#web/vault/engine.ts'
import type { VaultView } from '#web/vault/shown.ts'
import { Code } from './code.tsx'
import style from './invite.module.css'

const dayChoices = ['1', '7', '30'] as const
const useChoices = ['1', '5', '12'] as const

export default function Invite() {
  const vault = useVault()
  const [made, setMade] = createSignal<Invitation>()
  const words = () => t().access.invite
  return (
    <Frame
      back={toAccess()}
      title={made() ? words().made : words().title}
      lead={made() ? words().madeWords : words().lead}
    >
      <Show
        when={made()}
        fallback={<Show when={vault()}>{(own) => <Form vault={own()} onMade={setMade} />}</Show>}
      >
        {(invitation) => <Code invitation={invitation()} />}
      </Show>
    </Frame>
  )
}

function Form(props: { vault: VaultView; onMade: (invitation: Invitation) => void }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const act = createAct()
  const [children, setChildren] = createSignal<ReadonlySet<string>>(new Set())
  const [days, setDays] = createSignal<(typeof dayChoices)[number]>('7')
  const [uses, setUses] = createSignal<(typeof useChoices)[number]>('1')
  const words = () => t().access.invite
  const toggle = (id: string, on: boolean) => {
    const next = new Set(children())
    if (on) next.add(id)
    else next.delete(id)
    setChildren(next)
  }
  const make = async () => {
    const chosen = props.vault.children.filter((child) => children().has(child.id)).map((child) => child.id)
    const done = await act.run(() =>
      engine.invite(props.vault.id, { children: chosen, days: Number(days()), uses: Number(uses()) }),
    )
    if (done?.invitation) {
      props.onMade(done.invitation)
      toTop()
    } else if (done) navigate('/toegang')
  }
  return (
    <Show
      when={props.vault.children.length > 0}
      fallback={
        <Note tone="tell" answers={<Button href="/kinderen">{t().common.menu.children}</Button>}>
          {words().noChildren}
        </Note>
      }
    >
      <div class={style.form}>
        <Card>
          <fieldset class={style.group}>
            <legend class={style.legend}>{words().children}</legend>
            <p class={style.help}>{words().childrenHelp}</p>
            <For each={props.vault.children}>
              {(child) => (
                <Checkbox
                  label={firstName(child.name)}
                  help={child.age === null ? '' : say().age(child.age)}
                  checked={children().has(child.id)}
                  onChange={(on) => toggle(child.id, on)}
                />
              )}
            </For>
          </fieldset>
        </Card>
        <Card>
          <div class={style.groups}>
            <Radio
              legend={words().days}
              options={dayChoices.map((value) => ({ value, label: words().daysOptions[value] }))}
              value={days()}
              onChange={setDays}
            />
            <Radio
              legend={words().uses}
              options={useChoices.map((value) => ({ value, label: words().usesOptions[value] }))}
              value={uses()}
              onChange={setUses}
            />
          </div>
        </Card>
        <Problem words={act.problem()} />
        <Button
          size="main"
          wide
          blocked={children().size === 0 ? words().childrenMissing : undefined}
          waiting={act.waiting() ? words().making : undefined}
          onPress={() => void make()}
        >
          {words().make}
        </Button>
      </div>
    </Show>
  )
}
