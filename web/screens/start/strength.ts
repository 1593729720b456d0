// How hard a password is to guess, honestly and roughly: counted in bits, told as time. It advises and never blocks.

/** A password shorter than this is not taken. */
export const charactersMin = 10

export type Why = 'common' | 'repeat' | 'sequence' | 'year' | 'word'
export type Guessing = 'minutes' | 'hours' | 'days' | 'months' | 'years' | 'centuries'
export type Strength = { level: 'weak' | 'fair' | 'strong'; time: Guessing; why: Why | null }

// Who has the device or the sheet can try as fast as Argon2id with 64 MiB lets them: some ten thousand times a second
// with a good deal of money. Without the device or the sheet nobody can try at all.
const guessesPerSecond = 10_000

/** What people in the Netherlands choose first; each counts as one of a few hundred. */
const common = new Set(
  `wachtwoord welkom welkom01 geheim password qwerty azerty hallo inloggen admin login gezin gezinskluis kluis familie
  nederland holland amsterdam rotterdam utrecht ajax feyenoord psv oranje voetbal school thuis mama papa oma opa
  schatje liefje lieverd hoihoi doei bonjour iloveyou lente zomer herfst winter januari februari maart april mei juni
  juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop']

const bits = { common: 8, year: 7, run: 5, word: 12, smallWord: 7, letter: 4.7, digit: 3.3, sign: 5 }

/** Whether the text runs along the alphabet, the digits or a row of keys, forwards or backwards. */
function isSequence(text: string): boolean {
  const back = [...text].reverse().join('')
  return text.length >= 4 && rows.some((row) => row.includes(text) || row.includes(back))
}

/** Whether letters could be a word: random ones have hardly a vowel. */
const isWordlike = (text: string): boolean => (text.match(/[aeiouyà-ü]/gu)?.length ?? 0) * 5 >= text.length

/** One run of letters, digits or signs: its bits, and why they are few. */
function weigh(piece: string): { bits: number; why: Why | null } {
  const lower = piece.toLowerCase()
  const capital = lower === piece ? 0 : 1
  if (common.has(lower)) return { bits: bits.common + capital, why: 'common' }
  if (/^(.)\1+$/u.test(lower)) return { bits: bits.run, why: piece.length >= 3 ? 'repeat' : null }
  if (isSequence(lower)) return { bits: bits.run, why: 'sequence' }
  if (/^(19|20)[0-9]{2}$/.test(piece)) return { bits: bits.year, why: 'year' }
  if (/^[0-9]+$/.test(piece)) return { bits: piece.length * bits.digit, why: null }
  if (/^\p{L}+$/u.test(piece)) {
    // A word is one of some thousands, however long; only past nine letters does it look like more than one.
    if (!isWordlike(lower)) return { bits: piece.length * bits.letter + capital, why: null }
    const word = piece.length < 4 ? bits.smallWord : bits.word
    const longer = Math.max(0, piece.length - 9) * 2
    return { bits: Math.min(piece.length * bits.letter, word + longer) + capital, why: null }
  }
  return { bits: piece.length * bits.sign, why: null }
}

const seconds: readonly (readonly [Guessing, number])[] = [
  ['minutes', 3_600],
  ['hours', 86_400],
  ['days', 30 * 86_400],
  ['months', 365 * 86_400],
  ['years', 100 * 365 * 86_400],
]

/** What a password is worth to who steals the device or the sheet. */
export function strengthOf(password: string): Strength {
  const pieces = password.match(/\p{L}+|[0-9]+|[^\p{L}0-9\s]+/gu) ?? []
  const seen = new Set<string>()
  let total = 0
  let why: Why | null = null
  for (const piece of pieces) {
    const lower = piece.toLowerCase()
    const weight = seen.has(lower) ? { bits: 1, why: 'repeat' as const } : weigh(piece)
    seen.add(lower)
    total += weight.bits
    why ??= weight.why
  }
  const tries = 2 ** (total - 1) / guessesPerSecond
  const time = seconds.find(([, until]) => tries < until)?.[0] ?? 'centuries'
  const level = tries < 86_400 * 3 ? 'weak' : tries < 86_400 * 365 * 10 ? 'fair' : 'strong'
  return { level, time, why: level === 'strong' ? null : (why ?? 'word') }
}
