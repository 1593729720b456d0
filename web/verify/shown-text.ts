// A text that was made known, as it was written: its fields one under the other, never as markup.
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { element } from './element.ts'
import type { Say } from './say.ts'

/** Fields and their values, in the order in which they were written; the text as it is when it is no such object. */
function fieldsOf(bytes: Uint8Array): [string, string][] {
  const text = fromUtf8(bytes)
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read))
      return Object.entries(read).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value, null, 2),
      ])
  } catch (error) {
    // No object: shown as it is.
    if (!(error instanceof SyntaxError)) throw error
  }
  return [['', text]]
}

export function shownText(bytes: Uint8Array, { text }: Say): HTMLElement {
  return element(
    'section',
    { class: 'text' },
    element('h2', {}, text.text),
    element(
      'dl',
      {},
      ...fieldsOf(bytes).flatMap(([name, value]) => [
        element('dt', {}, name),
        element('dd', { 'data-field': name }, value),
      ]),
    ),
  )
}
