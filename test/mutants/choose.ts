// Which tests name a rule: those must see that it is gone.
import { filesOfTree, textOf } from '#test/house/tree.ts'

/** A test file; `title` null means all of it. */
export type Chosen = { file: string; title: string | null }

/** The quick suites first: a rule that they hold needs no house to be built. */
const SUITES = [/^test\/shared\//, /^test\/web\/vault\//, /^test\/hostile\//, /^test\/story\//]
const TEST = /^ *(?:test|it)(?:\.each\([\s\S]*?\))?\(\s*(?:'([^'\n]*)'|`([^`\n]*)`)/gm

/** The test files of those suites with their texts, in that order; read once. */
let suites: { file: string; text: string }[] | null = null

function read(): { file: string; text: string }[] {
  const files = filesOfTree().filter((file) => file.endsWith('.test.ts'))
  const inOrder = SUITES.flatMap((suite) => files.filter((file) => suite.test(file)))
  return inOrder.map((file) => ({ file, text: textOf(file) }))
}

/** Every place that names the code, the quickest first; empty when no test names it. */
export function testsNaming(code: string): Chosen[] {
  suites ??= read()
  return suites.flatMap(({ file, text }) => chosenIn(file, text, code))
}

/** The tests of one file that name the code; the whole file when it is named outside of any. */
export function chosenIn(file: string, text: string, code: string): Chosen[] {
  const named = new RegExp(`(?<![a-z-])${code}(?![a-z-])`)
  if (!named.test(text)) return []
  const starts = [...text.matchAll(TEST)].map((match) => ({
    at: match.index,
    title: match[1] ?? match[2] ?? '',
  }))
  const before = text.slice(0, starts[0]?.at ?? text.length)
  const titles = starts
    .filter(({ at }, i) => named.test(text.slice(at, starts[i + 1]?.at)))
    .map(({ title }) => title)
  // A title that is made of values cannot be asked for by name.
  if (named.test(before) || titles.some((title) => /[$%]/.test(title))) return [{ file, title: null }]
  return titles.map((title) => ({ file, title }))
}
