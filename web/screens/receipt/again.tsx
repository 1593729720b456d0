// Ook wat er al stond: after a taking back, everything that stood in those maps sealed again, with how far that is.
import { For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { Progress } from '#web/parts/progress.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { childNames } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import type { Receipt, VaultView } from '#web/vault/shown.ts'
import style from './receipt.module.css'

export function Again(props: { vault: VaultView; receipt: Receipt; name: string }) {
  const engine = useEngine()
  const act = createAct()
  const words = () => t().access.receipt.again
  const open = () => props.receipt.rotated.filter((map) => map.older > 0)
  const underWay = () =>
    props.receipt.rotated.flatMap((map) => {
      const now = props.vault.maps.find((one) => one.log === map.log)?.resealing
      return now ? [{ ...map, ...now }] : []
    })
  const all = async () => {
    for (const { log } of open()) if (!(await act.run(() => engine.resealMap(props.vault.id, log)))) return
  }
  const placed = (map: Receipt['rotated'][number]) =>
    sayMaps([{ child: map.child, map: map.name }], { text: t(), say: say(), names: childNames(props.vault) })
  return (
    <Show when={props.receipt.rotated.length > 0}>
      <section class={style.again}>
        <SectionTitle>{words().title}</SectionTitle>
        <Show when={open().length > 0} fallback={<Note tone="confirm">{words().done(props.name)}</Note>}>
          <p>{words().words(props.name)}</p>
          <div aria-live="polite">
            <For each={underWay()}>
              {(map) => (
                <Progress
                  label={words().progress(placed(map), say().number(map.done), say().number(map.of))}
                  value={map.done}
                  max={map.of}
                />
              )}
            </For>
          </div>
          <Problem words={act.problem()} />
          <Button
            wide
            size="main"
            waiting={act.waiting() || underWay().length > 0 ? words().doing : undefined}
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
