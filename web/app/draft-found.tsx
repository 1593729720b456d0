// One quiet line above a form whose text was found again, with a way to begin anew.
import { Show } from 'solid-js'
import { Button } from '#web/parts/button.tsx'
import type { Draft } from './draft.ts'
import style from './draft-found.module.css'
import { t } from './text.ts'

export function DraftFound(props: { draft: Pick<Draft<object>, 'found' | 'restart'> }) {
  let line: HTMLDivElement | undefined
  const restart = () => {
    // The button goes away: whoever pressed it goes on at the first field.
    line?.closest('form')?.querySelector<HTMLElement>('textarea, input, select')?.focus()
    props.draft.restart()
  }
  return (
    <div role="status" class={style.found} ref={line}>
      <Show when={props.draft.found()}>
        <span>{t().common.draft.found}</span>
        <Button kind="quiet" onPress={restart}>
          {t().common.draft.restart}
        </Button>
      </Show>
    </div>
  )
}
