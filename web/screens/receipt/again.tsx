// Ook wat er al stond: after a taking back, everything that stood in those maps sealed again, with how far that is.
import { Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { UnderWay } from '#web/screens/access/under-way.tsx'
import type { Receipt, VaultView } from '#web/vault/shown.ts'
import style from './receipt.module.css'

export function Again(props: { vault: VaultView; receipt: Receipt; name: string }) {
  const engine = useEngine()
  const act = createAct()
  const words = () => t().access.receipt.again
  const open = () => props.receipt.rotated.filter((map) => map.older > 0)
  const underWay = () => props.vault.maps.some((map) => map.resealing !== null)
  const all = async () => {
    for (const { log } of open()) if (!(await act.run(() => engine.resealMap(props.vault.id, log)))) return
  }
  return (
    <Show when={props.receipt.rotated.length > 0}>
      <section class={style.again}>
        <SectionTitle>{words().title}</SectionTitle>
        <Show when={open().length > 0} fallback={<Note tone="confirm">{words().done(props.name)}</Note>}>
          <p>{words().words(props.name)}</p>
          <UnderWay vault={props.vault} />
          <Problem words={act.problem()} />
          <Button
            wide
            size="main"
            waiting={act.waiting() || underWay() ? words().doing : undefined}
            onPress={() => void all()}
          >
            {words().do}
          </Button>
          <p class={style.line}>{words().stays}</p>
        </Show>
      </section>
    </Show>
  )
}
