// Step 3: the recovery sheet with its strip, to print or to copy by hand. It is on paper before anything can be lost.
import { createSignal, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { IconPencil, IconPrinter } from '#web/parts/icon.tsx'
import { RecoverySheet } from '#web/parts/recovery-sheet.tsx'
import { Copy } from './copy.tsx'
import type { Codes } from './form.ts'
import style from './start.module.css'
import { type Place, Step } from './step.tsx'

export function SheetStep(props: {
  /** Whose sheet it is; null where nobody has a name yet. */
  name: string | null
  codes: Codes
  today: string
  onBack: () => void
  onNext: () => void
  /** Where this is not the third step of starting a vault. */
  at?: Place
}) {
  const [copying, setCopying] = createSignal(false)
  const words = () => t().start.sheet
  return (
    <Show
      when={copying()}
      fallback={
        <Step
          now={props.at ?? 3}
          title={words().title}
          words={words().words}
          back={props.onBack}
          onNext={props.onNext}
        >
          <RecoverySheet
            sheet={{
              title: props.name === null ? words().sheetNew : words().sheetOf(props.name),
              text: words().made(say().dayYear(props.today)),
              groups: props.codes.code,
              qr: { data: props.codes.code.join(''), label: words().qr },
            }}
            cut={words().cut}
            {...(props.codes.recovery.length === 0
              ? {}
              : {
                  strip: {
                    title: words().strip,
                    text: words().stripWords,
                    groups: props.codes.recovery,
                    qr: { data: props.codes.recovery.join(''), label: words().stripQr },
                  },
                })}
          />
          <ButtonRow>
            <Button wide icon={IconPrinter} onPress={() => window.print()}>
              {words().print}
            </Button>
            <Button wide icon={IconPencil} onPress={() => setCopying(true)}>
              {words().copy}
            </Button>
          </ButtonRow>
          <Button kind="lamp" size="main" wide type="submit">
            {words().onPaper}
          </Button>
          <p class={style.soft}>{words().foot}</p>
        </Step>
      }
    >
      <Copy codes={props.codes} at={props.at ?? 3} onDone={() => setCopying(false)} />
    </Show>
  )
}
