// The voice for a young person: every sentence they can meet says je and never u.
import { expect, test } from 'vitest'
import { inJe, toJe } from '#web/text/nl/je.ts'
import { nl } from '#web/text/nl.ts'

const formal = /(?<!\p{L})(?:[Uu]|[Uu]w|[Uu]zelf)(?!\p{L})/u

/** All sentences, with a sign for each piece. */
function sentences(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part === 'function') return sentences(part('—', '—', '—', '—'))
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(sentences) : []
}

test('no sentence on any screen says u', () => {
  const all = sentences(inJe(nl))
  expect(all.length).toBeGreaterThan(500)
  expect(all.filter((sentence) => formal.test(sentence))).toEqual([])
})

test.each([
  ['Wat wilt u opschrijven?', 'Wat wil je opschrijven?'],
  ['U ziet nog geen map van dit kind.', 'Je ziet nog geen map van dit kind.'],
  ['Zodra er iets gebeurt, ziet u het hier.', 'Zodra er iets gebeurt, zie je het hier.'],
  ['Alles in uw kluis is alleen van u.', 'Alles in je kluis is alleen van jou.'],
  ['Niets vraagt om u.', 'Niets vraagt om jou.'],
  ['Hebt u het blad en weet u het wachtwoord?', 'Heb je het blad en weet je het wachtwoord?'],
  ['Bent u alle toestellen kwijt?', 'Ben je alle toestellen kwijt?'],
  ['Alleen u ziet deze lijst.', 'Alleen jij ziet deze lijst.'],
  ['Pas als u allebei ja zegt, gaat er iets open.', 'Pas als jullie allebei ja zeggen, gaat er iets open.'],
  ['Hoe houdt u elkaar op de hoogte?', 'Hoe houden jullie elkaar op de hoogte?'],
  ['Een van u zei nee.', 'Een van jullie zei nee.'],
])('“%s” is “%s”', (formally, young) => {
  expect(toJe(formally)).toBe(young)
})

test('what people wrote, and what they are called, stays as it is', () => {
  const words = inJe(nl)
  expect(words.home.proposes('Oma U')).toBe(nl.home.proposes('Oma U'))
  expect(words.home.planParts.goal('2', 'Ik wil u bedanken')).toContain('Ik wil u bedanken')
})
