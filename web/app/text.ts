// The language on screen: `t()` is its text, `say()` its dates, numbers and lists. Both are signals.
import { createSignal } from 'solid-js'
import { type Formats, formatsOf } from '#web/text/format.ts'
import type { Language, Text } from '#web/text/index.ts'
import { nl } from '#web/text/nl.ts'

/** How the product speaks to who is there; English has one *you*. */
type Voice = 'u' | 'je'

interface Spoken {
  language: Language
  voice: Voice
  text: Text
  formats: Formats
}

const [spoken, setSpoken] = createSignal<Spoken>({
  language: 'nl',
  voice: 'u',
  text: nl,
  formats: formatsOf('nl'),
})

/** The text of the language on screen: `t().home.title`. */
export const t = (): Text => spoken().text
/** Dates, ages, numbers and lists in the language on screen: `say().day('2026-11-30')`. */
export const say = (): Formats => spoken().formats
export const language = (): Language => spoken().language

/** Changes the language of the whole page, or the voice; what is not there yet is fetched first. */
export async function speak(chosen: Language, voice: Voice = spoken().voice): Promise<void> {
  if (chosen === spoken().language && voice === spoken().voice) return
  const text = chosen === 'nl' ? await dutch(voice) : (await import('#web/text/en.ts')).en
  setSpoken({ language: chosen, voice, text, formats: formatsOf(chosen) })
  document.documentElement.lang = chosen
}

const dutch = async (voice: Voice): Promise<Text> =>
  voice === 'u' ? nl : (await import('#web/text/nl/je.ts')).inJe(nl)
