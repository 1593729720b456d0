// The papers for the helpers: one each, printed or copied; they count once their owner says they are on paper.
import { For } from 'solid-js'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Title } from '#web/parts/heading.tsx'
import { IconPrinter } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { RecoverySheet } from '#web/parts/recovery-sheet.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from '#web/screens/devices/devices.module.css'
import type { PreparedShares } from '#web/vault/engine.ts'

export function Papers(props: {
  shares: PreparedShares
  needed: number
  onBack: () => void
  onDone: () => void
}) {
  const words = () => t().account.helpers
  const act = createAct()
  const begin = async () => {
    if (await act.run(() => props.shares.begin())) props.onDone()
  }
  const count = () => say().number(props.shares.slips.length)
  return (
    <PlainFrame back={props.onBack}>
      <div class={style.form}>
        <Title lead={words().papersWords}>{words().papers}</Title>
        <For each={props.shares.slips}>
          {(slip) => (
            <RecoverySheet
              sheet={{
                title: words().paperOf(slip.name),
                text: words().paperWords(say().number(props.needed), count()),
                groups: slip.code,
                qr: { data: slip.code.join(''), label: words().qr(slip.name) },
              }}
            />
          )}
        </For>
        <Note tone="tell">{words().apart}</Note>
        <Problem words={act.problem()} />
        <Button wide icon={IconPrinter} onPress={() => window.print()}>
          {t().start.sheet.print}
        </Button>
        <Button
          kind="lamp"
          size="main"
          wide
          waiting={act.waiting() ? words().keeping : undefined}
          onPress={() => void begin()}
        >
          {words().onPaper}
        </Button>
      </div>
    </PlainFrame>
  )
}
