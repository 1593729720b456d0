// Snel sluiten: acts at once. The screen goes blank, the vault locks, and a recipe stands where the vault was.
import { IconExit } from './icon.tsx'
import style from './quick-exit.module.css'

/** A plain page in system fonts that names nothing of ours. */
const recipePath = '/recept.html'

/** Leaves for the recipe; it takes this page's place in the history. Whatever `onExit` does, the page goes. */
function leaveAtOnce(onExit: () => void): void {
  document.documentElement.hidden = true
  try {
    onExit()
  } finally {
    location.replace(recipePath)
  }
}

/** The button, always top right. `onExit` locks the vault; it must not wait for anything. */
export function QuickExit(props: { label: string; onExit: () => void }) {
  return (
    <button type="button" class={style.exit} onClick={() => leaveAtOnce(() => props.onExit())}>
      <IconExit />
      <span>{props.label}</span>
    </button>
  )
}
