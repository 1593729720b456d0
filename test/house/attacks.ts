// The threat model's table of attacks, and the numbers that the titles of tests say.

export type Attack = { number: number; tests: string[] }

const NUMBERS = /^\d+(?:(?:, | and |–)\d+)*$/
/** In the call, or first in a row of the table that `test.each` reads. */
const TITLE =
  /(?:\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(|\[)\s*(?:'([^'\n]*)'|`([^`\n]*)`|"([^"\n]*)")/g

/** Each numbered row of *The attacks, one by one*, with the tests it links to. */
export function attacksIn(threatModel: string): Attack[] {
  const rows = threatModel.matchAll(/^\| (\d+(?:–\d+)?) \| [^|]* \| (.*) \|$/gm)
  return [...rows].flatMap(([, numbers = '', held = '']) => {
    const tests = [...held.matchAll(/\((test\/[^)]+)\)/g)].map(([, path = '']) => path)
    return tests.length === 0 ? [] : numbersOf(numbers).map((number) => ({ number, tests }))
  })
}

/** The attacks that a test file says it makes: `15, 16 and 21: …` or `… (attack 36)` in the title of a test or a group. */
export function numbersSaid(test: string): Set<number> {
  const titles = [...test.matchAll(TITLE)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  return new Set(titles.flatMap(said))
}

function said(title: string): number[] {
  const first = /^([^:]*):/.exec(title)?.[1] ?? ''
  const named = [...title.matchAll(/\battacks? (\d+(?:(?:, | and |–)\d+)*)/g)].map(
    ([, numbers = '']) => numbers,
  )
  return [first, ...named]
    .map((text) => text.trim())
    .filter((text) => NUMBERS.test(text))
    .flatMap(numbersOf)
}

/** `22–25`, `15, 16 and 21`. */
function numbersOf(text: string): number[] {
  return text.split(/, | and /).flatMap((part) => {
    const [from = 0, to = from] = part.split('–').map(Number)
    return Array.from({ length: to - from + 1 }, (_, i) => from + i)
  })
}
