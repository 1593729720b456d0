// How long a toast stays: eight seconds, and as long as somebody is at it. The timer is given, so that a test can turn it.

/** How long a toast stays when nobody touches it. */
const toastMs = 8_000

export interface Timer {
  set: (run: () => void, ms: number) => number
  clear: (id: number) => void
}

export interface ToastClock {
  /** Somebody's focus or pointer is on it: it stays. */
  hold: () => void
  /** They left: the full time starts again. */
  release: () => void
  /** It was closed in another way. */
  stop: () => void
}

/** Starts the clock of one toast; `gone` runs once, when its time is up. */
export function startToastClock(timer: Timer, gone: () => void, ms: number = toastMs): ToastClock {
  let running: number | undefined
  let over = false
  const stop = () => {
    if (running !== undefined) timer.clear(running)
    running = undefined
  }
  const start = () => {
    stop()
    if (over) return
    running = timer.set(() => {
      running = undefined
      over = true
      gone()
    }, ms)
  }
  start()
  return {
    hold: stop,
    release: start,
    stop: () => {
      over = true
      stop()
    },
  }
}
