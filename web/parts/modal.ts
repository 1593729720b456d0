// Keeps a native <dialog> in step with an `open` flag: modal, Escape closes, focus returns to where it was.
import { createEffect, onCleanup } from 'solid-js'

/** Shows and hides the dialog element that `element` returns; `onClose` runs when the person closes it (Escape, back). */
export function followOpen(
  element: () => HTMLDialogElement | undefined,
  open: () => boolean,
  onClose: () => void,
): void {
  createEffect(() => {
    const dialog = element()
    if (!dialog) return
    if (open() && !dialog.open) dialog.showModal()
    else if (!open() && dialog.open) dialog.close()
  })
  createEffect(() => {
    const dialog = element()
    if (!dialog) return
    const closed = () => {
      if (open()) onClose()
    }
    dialog.addEventListener('close', closed)
    onCleanup(() => dialog.removeEventListener('close', closed))
  })
}
