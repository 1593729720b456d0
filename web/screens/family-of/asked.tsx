// A request that waits for the family: when it was asked, what was asked, and taking it back oneself.
import { createSignal } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { Terms } from '#web/screens/access/terms.tsx'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

export function Asked(props: {
  vault: VaultView
  request: RequestView
  /** While something is open already: only what is asked besides. */
  longer?: boolean
}) {
  const engine = useEngine()
  const { today } = useNow()
  const act = createAct()
  const [asked, setAsked] = createSignal(false)
  const words = () => t().board.family
  const withdraw = async () => {
    await act.run(() => engine.withdrawRequest(props.vault.id, props.request.id))
    setAsked(false)
  }
  return (
    <>
      <Note tone="tell" large icon={IconClock} title={props.longer ? words().askedLonger : words().asked}>
        {(props.longer ? words().askedLongerWords : words().askedWords)(
          say().day(dayOf(props.request.asked), today()),
        )}
      </Note>
      <Terms
        vault={props.vault}
        title={words().askedFor}
        wishes={props.request.wishes}
        past={props.request.past}
        end={props.request.end}
        purpose={props.request.purpose}
      />
      <Problem words={act.problem()} />
      <div>
        <Button onPress={() => setAsked(true)}>{words().withdraw}</Button>
      </div>
      <Dialog
        open={asked()}
        onClose={() => setAsked(false)}
        title={words().withdrawQuestion}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsked(false)}>
              {t().common.leave}
            </Button>
            <Button
              wide
              waiting={act.waiting() ? words().withdrawing : undefined}
              onPress={() => void withdraw()}
            >
              {words().withdraw}
            </Button>
          </ButtonRow>
        }
      >
        {words().withdrawWords}
      </Dialog>
    </>
  )
}
