// Oefen herstel: a code read back from paper, and whether it still opens the vault. Nothing changes.
import { createSignal, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Note } from '#web/parts/note.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from '#web/screens/devices/devices.module.css'
import { CodeGroups, isWhole, noGroups } from '#web/screens/sign-in/code-groups.tsx'

export default function Practise() {
  const engine = useEngine()
  const words = () => t().account.recovery
  const act = createAct(() => words().wrong)
  const [groups, setGroups] = createSignal(noGroups)
  const [half, setHalf] = createSignal<'sheet' | 'strip'>()
  const check = async (event: Event) => {
    event.preventDefault()
    if (!isWhole(groups())) return
    const read = await act.run(() => engine.practise(groups().join(' ')))
    if (!read?.half) return
    setHalf(read.half)
    setGroups(noGroups)
  }
  return (
    <OwnFrame
      title={words().practiseTitle}
      lead={words().practiseWords}
      back={{ href: '/herstel', label: words().title }}
    >
      <div class={style.page}>
        <Show when={half()}>
          {(right) => (
            <Note tone="confirm" live>
              {words().right[right()]}
            </Note>
          )}
        </Show>
        <Card>
          <form class={style.form} novalidate onSubmit={check}>
            <CodeGroups
              legend={words().code}
              help={t().entry.signIn.pasted}
              groups={groups()}
              onChange={(next) => {
                act.clear()
                setHalf(undefined)
                setGroups(next)
              }}
            />
            <Problem words={act.problem()} />
            <Button
              kind="lamp"
              size="main"
              wide
              type="submit"
              blocked={isWhole(groups()) ? undefined : words().blocked}
              waiting={act.waiting() ? words().checking : undefined}
            >
              {words().check}
            </Button>
          </form>
        </Card>
      </div>
    </OwnFrame>
  )
}
