// What this device remembers about how somebody wants it. Never anything of a family: it lies there unencrypted.
import { createSignal } from 'solid-js'
import { type Language, languages } from '#web/text/index.ts'
import { speak } from './text.ts'

export const appearances = ['device', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

/** Minutes without a touch before the vault locks. */
export const idleMinutes = [2, 5, 15, 30] as const

export interface Settings {
  language: Language
  appearance: Appearance
  idleMinutes: number
  /** There is an account on this device, so the welcome page need not show first. */
  known: boolean
}

const place = 'settings'
const first: Settings = { language: 'nl', appearance: 'device', idleMinutes: 5, known: false }

/** Reads what was kept; anything that is not one of the choices is as if it were not there. */
export function readSettings(kept: string | null): Settings {
  const value = parsed(kept)
  return {
    language: languages.find((one) => one === value.language) ?? first.language,
    appearance: appearances.find((one) => one === value.appearance) ?? first.appearance,
    idleMinutes: idleMinutes.find((one) => one === value.idleMinutes) ?? first.idleMinutes,
    known: value.known === true,
  }
}

function parsed(kept: string | null): Record<string, unknown> {
  if (kept === null) return {}
  try {
    const value: unknown = JSON.parse(kept)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

const [settings, setSettings] = createSignal<Settings>(first)

export { settings }

/** Changes some settings, here and for next time on this device. */
export function remember(change: Partial<Settings>): void {
  const next = { ...settings(), ...change }
  if (JSON.stringify(next) === JSON.stringify(settings())) return
  setSettings(next)
  localStorage.setItem(place, JSON.stringify(next))
  apply(next)
}

/** Puts what this device remembers into effect; before the first paint. */
export function restoreSettings(): void {
  const kept = readSettings(localStorage.getItem(place))
  setSettings(kept)
  apply(kept)
}

function apply(next: Settings): void {
  if (next.appearance === 'device') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next.appearance
  speak(next.language).catch((error: unknown) => console.error(error))
}
