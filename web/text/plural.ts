// Plurals and small numbers as a sentence needs them.
import type { Language } from './index.ts'

const rules = { nl: new Intl.PluralRules('nl-NL'), en: new Intl.PluralRules('en-GB') }

const small: Record<Language, readonly string[]> = {
  nl: 'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' '),
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
}

/** `one` or `other`, as the language counts; for inside a dictionary. */
export const plural = (language: Language, count: number, one: string, other: string): string =>
  rules[language].select(count) === 'one' ? one : other

/** A count in words up to twelve (*drie*), in digits from there. */
export const countWord = (language: Language, count: number): string =>
  small[language][count] ?? new Intl.NumberFormat(language).format(count)
