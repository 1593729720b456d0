// BSN: finds what may be a citizen-service number in free text, to warn about. It is never asked for or kept.

/** A written-out date has eight digits too and is no number to warn about. */
const DATE = /^(?:[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{2}|[0-9]{2}[ .-][0-9]{2}[ .-][0-9]{4})$/

export type Place = { readonly start: number; readonly end: number }

/** The 11-proef of a BSN: 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of 11, and not all zero. 8 digits get a 0 in front. */
export function passesElevenTest(digits: string): boolean {
  if (!/^[0-9]{8,9}$/.test(digits)) return false
  const padded = digits.padStart(9, '0')
  if (padded === '000000000') return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(padded[i]) * (i === 8 ? -1 : 9 - i)
  return sum % 11 === 0
}

/**
 * Where in a text a number stands that passes the 11-proef, written together or with spaces, dots or dashes.
 * One in eleven other numbers passes too (a phone number is told apart by its leading 0 and ten digits):
 * so the screen warns and never blocks.
 */
export function possibleBsns(text: string): Place[] {
  const places: Place[] = []
  for (const match of text.matchAll(/(?<![0-9]|[0-9][ .-])[0-9](?:[ .-]?[0-9]){7,8}(?![ .-]?[0-9])/g)) {
    if (DATE.test(match[0])) continue
    if (passesElevenTest(match[0].replace(/[^0-9]/g, '')))
      places.push({ start: match.index, end: match.index + match[0].length })
  }
  return places
}
