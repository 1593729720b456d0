// When a page goes on to its next step in place: from the top, with focus on its content.

/** Call after the next step was set; the step that held the focus is gone then. */
export function toTop(): void {
  queueMicrotask(() => {
    document.getElementById('main')?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  })
}
