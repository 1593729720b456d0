// The toast: only for what can be undone. One at a time; eight seconds, and as long as focus or pointer is on it.
import { createSignal, onCleanup, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import style from './toast.module.css'
import { startToastClock, type ToastClock } from './toast-clock.ts'

export interface Toast {
  text: string
  /** The verb that takes it back: “Maak ongedaan”. */
  undo: string
  onUndo: () => void
}

/** Where a screen puts its toasts: `show` replaces the one before. */
export function createToasts() {
  const [current, setCurrent] = createSignal<Toast>()
  return { current, show: (toast: Toast) => setCurrent(toast), clear: () => setCurrent(undefined) }
}

const browserTimer = {
  set: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clear: (id: number) => window.clearTimeout(id),
}

/** Shows the current toast above the bottom bar and reads it out. */
export function ToastRegion(props: { toasts: ReturnType<typeof createToasts> }) {
  return (
    <Portal>
      <div class={style.region} role="status">
        <Show when={props.toasts.current()} keyed>
          {(toast) => <Timed toast={toast} onGone={props.toasts.clear} />}
        </Show>
      </div>
    </Portal>
  )
}

function Timed(props: { toast: Toast; onGone: () => void }) {
  const clock: ToastClock = startToastClock(browserTimer, () => props.onGone())
  onCleanup(clock.stop)
  return (
    <div
      onFocusIn={clock.hold}
      onFocusOut={clock.release}
      onPointerEnter={clock.hold}
      onPointerLeave={clock.release}
    >
      <ToastPaper
        {...props.toast}
        onUndo={() => {
          props.toast.onUndo()
          props.onGone()
        }}
      />
    </div>
  )
}

/** What the toast looks like. */
export function ToastPaper(props: Toast) {
  return (
    <div class={style.toast}>
      <span class={style.text}>{props.text}</span>
      <button type="button" class={style.undo} onClick={() => props.onUndo()}>
        {props.undo}
      </button>
    </div>
  )
}
