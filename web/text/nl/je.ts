// Je: the Dutch text as a young person reads it. Every sentence is written once, with *u*; here it says *je*.
// What people wrote themselves and names that stand in a sentence are left alone.
import type { Text } from '#web/text/index.ts'

/** Verbs that lose their ending before *je*: “ziet u” is “zie je”. What is not here keeps its form: “weet u”, “mag u”. */
const before: Readonly<Record<string, string>> = {
  bekijkt: 'bekijk',
  bent: 'ben',
  beslist: 'beslis',
  bereikt: 'bereik',
  denkt: 'denk',
  doet: 'doe',
  geeft: 'geef',
  hebt: 'heb',
  hoort: 'hoor',
  houdt: 'hou',
  kiest: 'kies',
  komt: 'kom',
  krijgt: 'krijg',
  kunt: 'kun',
  leest: 'lees',
  legt: 'leg',
  maakt: 'maak',
  merkt: 'merk',
  neemt: 'neem',
  noemt: 'noem',
  schrijft: 'schrijf',
  spreekt: 'spreek',
  stelt: 'stel',
  vraagt: 'vraag',
  wilt: 'wil',
  ziet: 'zie',
}

/** Of several people together. */
const plural: Readonly<Record<string, string>> = {
  doet: 'doen',
  hebt: 'hebben',
  houdt: 'houden',
  kiest: 'kiezen',
  zegt: 'zeggen',
}
const together = String.raw`(?= (?:elkaar|allebei|samen|alle \ue000))`

type Found = (all: string, ...groups: string[]) => string
const rules: readonly (readonly [RegExp, string | Found])[] = [
  [/^u$/u, 'jij'],
  [/^U$/u, 'Jij'],
  [/\b([Ee]en) van u\b/gu, '$1 van jullie'],
  [
    new RegExp(String.raw`\b(doet|houdt|kiest) u\b${together}`, 'gu'),
    (_, verb = '') => `${plural[verb]} jullie`,
  ],
  [new RegExp(String.raw`\bu\b${together}`, 'gu'), 'jullie'],
  [
    /\bjullie\b([^.?]*?) (hebt|houdt|zegt)\b/gu,
    (_, between = '', verb = '') => `jullie${between} ${plural[verb]}`,
  ],
  [/\b([Uu])zelf\b/gu, (_, u) => (u === 'U' ? 'Jezelf' : 'jezelf')],
  [/\b(van|om|aan|voor|met|bij|dan|zonder) u\b/gu, '$1 jou'],
  [/\b([Aa])lleen u\b/gu, '$1lleen jij'],
  [
    /\b(\p{L})(\p{L}*) u\b/gu,
    (_, first = '', rest = '') => {
      const verb = before[`${first.toLowerCase()}${rest}`]
      return `${first}${verb?.slice(1) ?? rest} je`
    },
  ],
  [/\bUw?\b/gu, 'Je'],
  [/\buw?\b/gu, 'je'],
]

/** One sentence that says *u*, saying *je*. */
export const toJe = (sentence: string): string =>
  rules.reduce(
    (text, [from, to]) => (typeof to === 'string' ? text.replace(from, to) : text.replace(from, to)),
    sentence,
  )

/** The whole text in *je*, group by group. */
export const inJe = (text: Text): Text => changed(text) as Text

function changed(part: unknown): unknown {
  if (typeof part === 'string') return toJe(part)
  if (typeof part === 'function') return (...pieces: unknown[]) => around(part as Sentence, pieces)
  if (Array.isArray(part)) return part.map(changed)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, changed(value)]))
}

type Sentence = (...pieces: unknown[]) => unknown

/** Changes the sentence and not its pieces, which are names and other people's words: signs stand for them meanwhile. */
function around(sentence: Sentence, pieces: unknown[]): unknown {
  const sign = (at: number) => `\ue000${at}\ue001`
  const held = pieces.map((piece, at) => (typeof piece === 'string' && piece !== '' ? sign(at) : piece))
  const said = sentence(...held)
  if (typeof said !== 'string') return said
  return toJe(said).replace(/\ue000(\d+)\ue001/gu, (_, at) => String(pieces[Number(at)]))
}
