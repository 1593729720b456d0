// The language on screen: `t()` is its text, `say()` its dates, numbers and lists. Both are signals.
import { createSignal } from 'solid-js'
import { type Formats, formatsOf } from '#web/text/format.ts'
import type { Language, Text } from '#web/text/index.ts'
import { front } from '#web/text/nl/front.ts'

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
  // Who is not in yet sees the front alone. Whatever comes behind it waits for `wholeText`.
  text: front as Text,
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

/** Fetches what is said behind the front, if it is not there yet. */
export async function wholeText(): Promise<void> {
  if ('home' in spoken().text) return
  const text = await dutch('u')
  if (!('home' in spoken().text)) setSpoken((now) => ({ ...now, text }))
}

async function dutch(voice: Voice): Promise<Text> {
  const { nl } = await import('#web/text/nl.ts')
  return voice === 'u' ? nl : (await import('#web/text/nl/je.ts')).inJe(nl)
}
