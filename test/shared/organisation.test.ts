// The rules of an organisation's log, each broken once.

import { describe, expect, test } from 'vitest'
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { organisationRules } from '#shared/organisation/rules.ts'
import { Scene } from '#test/setup/logs.ts'
import { codeOf, eachRule } from '#test/setup/rules.ts'

function start(over: Record<string, unknown> = {}) {
  const scene = new Scene()
  const els = scene.person()
  const name = base64url(utf8('Buurtteam Noord'))
  const create = { type: 'create', kind: 'organisation', name, kvk: '12345678', by: els.id, ...over }
  const { id, parts } = scene.opening(create, [{ type: 'admin', person: els.id, acts: 'add' }])
  scene.land(scene.sign(els, parts))
  return { scene, els, log: id }
}
type At = ReturnType<typeof start>
const write = (at: At, ...events: AnyEvent[]) => at.scene.write(at.els, { log: at.log, events })
const withAt = (deed: (at: At) => unknown) => () => deed(start())

describe('an organisation refuses', () => {
  eachRule(organisationRules, {
    'author-is-admin': [
      'an attestation by who does not administer it',
      withAt((at) => {
        const other = at.scene.person()
        const attest = { type: 'attest', person: other.id, end: 0 }
        at.scene.write(other, { log: at.log, events: [attest] })
      }),
    ],
    'admin-changes': [
      'an administrator added twice',
      withAt((at) => write(at, { type: 'admin', person: at.els.id, acts: 'add' })),
    ],
    'an-admin-remains': [
      'the removal of its last administrator',
      withAt((at) => write(at, { type: 'admin', person: at.els.id, acts: 'remove' })),
    ],
    'attestation-ends-later': [
      'an attestation that has already ended',
      withAt((at) => write(at, { type: 'attest', person: at.scene.hash(), end: at.scene.now })),
    ],
    'attestation-stands': [
      'the withdrawal of what it never confirmed',
      withAt((at) => write(at, { type: 'withdraw', person: at.scene.hash() })),
    ],
  })
  test('a name of more than 120 bytes, or a number of another length', () => {
    expect(codeOf(() => start({ name: base64url(new Uint8Array(121).fill(65)) }))).toBe('first-part-wrong')
    expect(codeOf(() => start({ kvk: '1234567' }))).toBe('first-part-wrong')
  })
})
