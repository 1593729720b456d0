// The language on screen: `t()` is its text, `say()` its dates, numbers and lists. Both are signals.
import { createSignal } from 'solid-js'
import { type Formats, formatsOf } from '#web/text/format.ts'
import type { Language, Text } from '#web/text/index.ts'
import { nl } from '#web/text/nl.ts'

interface Spoken {
  language: Language
  text: Text
  formats: Formats
}

const [spoken, setSpoken] = createSignal<Spoken>({ language: 'nl', text: nl, formats: formatsOf('nl') })

/** The text of the language on screen: `t().home.title`. */
export const t = (): Text => spoken().text
/** Dates, ages, numbers and lists in the language on screen: `say().day('2026-11-30')`. */
export const say = (): Formats => spoken().formats
export const language = (): Language => spoken().language

/** Changes the language of the whole page; English is fetched first. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen === spoken().language) return
  const text = chosen === 'nl' ? nl : (await import('#web/text/en.ts')).en
  setSpoken({ language: chosen, text, formats: formatsOf(chosen) })
  document.documentElement.lang = chosen
}
