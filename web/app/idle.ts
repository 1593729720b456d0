// Idle: the vault locks by itself after some minutes without a touch, also when the device slept meanwhile.
import { onCleanup } from 'solid-js'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Runs `onIdle` once nothing was touched for `minutes()`. The wall clock counts: timers stand still while a phone sleeps. */
export function watchIdle(minutes: () => number, onIdle: () => void): void {
  let last = Date.now()
  const touched = () => {
    last = Date.now()
  }
  const look = () => {
    if (Date.now() - last < minutes() * 60_000) return
    touched()
    onIdle()
  }
  for (const sign of signs) document.addEventListener(sign, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  const timer = window.setInterval(look, 5_000)
  onCleanup(() => {
    for (const sign of signs) document.removeEventListener(sign, touched, { capture: true })
    document.removeEventListener('visibilitychange', look)
    window.clearInterval(timer)
  })
}
