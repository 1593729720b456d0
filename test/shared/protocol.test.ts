// PROTOCOL.md says what is: every event and rule is in it, and its worked example is a known answer.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { acrossRules } from '#shared/log/across.ts'
import { kinds } from '#shared/log/kinds.ts'

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const protocol = text('PROTOCOL.md')

describe('PROTOCOL.md', () => {
  test.each(Object.values(kinds))('names every event and rule of the $name', ({ name, demands, rules }) => {
    const [, after = ''] = protocol.split(`### ${name}\n`)
    const [section = ''] = after.split('\n### ')
    for (const word of ['create', ...Object.keys(demands), ...Object.keys(rules)])
      expect(section).toContain(`| \`${word}\` |`)
  })
  test('names every rule across logs', () => {
    for (const rule of Object.keys(acrossRules)) expect(protocol).toContain(`| \`${rule}\` |`)
  })
  test('works its example with the bytes of the known answers', () => {
    const [log] = JSON.parse(text('test/vectors/log/organisation.json')) as {
      log: string
      root: string
      leaves: { leaf: string; hash: string }[]
    }[]
    const leaf = log?.leaves[0]?.leaf ?? ''
    const { sigs } = JSON.parse(leaf) as { sigs: { key: string; sig: string }[] }
    const part = leaf.indexOf(',"part":')
    const shown = [
      leaf.slice('{"entry":'.length, part),
      leaf.slice(part + ',"part":'.length, leaf.indexOf(',"sigs":')),
      log?.log,
      log?.root,
      log?.leaves[0]?.hash,
      ...sigs.flatMap(({ key, sig }) => [key, sig]),
    ]
    for (const bytes of shown) expect(protocol).toContain(bytes)
  })
})
