// The rules of a keyring, each broken once.

import { describe, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { keyringRules } from '#shared/keyring/rules.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { type Person, Scene } from '#test/setup/logs.ts'
import { codeOf, eachRule } from '#test/setup/rules.ts'

const wayAdd = (scene: Scene, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'way-add',
  way: scene.id(),
  kind: 'device',
  key: scene.signer().key,
  box: scene.boxKey(),
  locator: null,
  userKey: base64url(scene.bytes(80)),
  ...over,
})

/** Noor's keyring: her password and recovery, the same keys as on her card, and the first user key. */
function start(): { scene: Scene; noor: Person; ring: string; ways: string[] } {
  const scene = new Scene()
  const noor = scene.person()
  const kinds = ['password', 'recovery']
  const ways = noor.ways.map(({ way, signer }, i) =>
    wayAdd(scene, { way, kind: kinds[i], key: signer.key, locator: scene.id(), userKey: null }),
  )
  const boxes = noor.ways.map(({ way }) => ({ way, box: base64url(scene.bytes(80)) }))
  const { id, parts } = scene.opening({ type: 'create', kind: 'keyring', owner: noor.id }, [
    ...ways,
    { type: 'user-key', generation: 1, boxes, link: null },
  ])
  scene.land(scene.sign(noor, parts, [noor.account, ...noor.ways.map((w) => w.signer)]))
  return { scene, noor, ring: id, ways: noor.ways.map((w) => w.way) }
}
type At = ReturnType<typeof start>
const signers = (at: At) => [at.noor.account, ...at.noor.ways.map((w) => w.signer)]
const write = (at: At, ...events: AnyEvent[]) =>
  at.scene.write(at.noor, { log: at.ring, events }, signers(at))
const userKey = ({ scene, ways }: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'user-key',
  generation: 2,
  boxes: ways.map((way) => ({ way, box: base64url(scene.bytes(80)) })),
  link: base64url(scene.bytes(60)),
  ...over,
})
const withAt = (deed: (at: At) => unknown) => () => deed(start())

describe('a keyring refuses', () => {
  eachRule(keyringRules, {
    'keyring-author-is-owner': [
      'an entry of somebody else',
      withAt((at) => {
        const other = at.scene.person()
        const more = [other.account, ...other.ways.map((w) => w.signer)]
        at.scene.write(other, { log: at.ring, events: [{ type: 'note' }] }, more)
      }),
    ],
    'way-is-new': [
      'a way in under the name of another',
      withAt((at) => write(at, wayAdd(at.scene, { way: at.ways[0] }))),
    ],
    'way-key-is-prime-order': [
      'a way in with a key of small order',
      withAt((at) =>
        write(at, wayAdd(at.scene, { key: base64url(Uint8Array.of(1, ...new Uint8Array(31))) })),
      ),
    ],
    'locator-where-typed': [
      'a password without a locator',
      withAt((at) => write(at, wayAdd(at.scene, { kind: 'password' }))),
    ],
    'way-gets-user-key': [
      'a way in that opens nothing',
      withAt((at) => write(at, wayAdd(at.scene, { userKey: null }))),
    ],
    'way-stands': [
      'the removal of a way in that is not there',
      withAt((at) => write(at, { type: 'way-remove', way: at.scene.id() })),
    ],
    'a-lasting-way-remains': [
      'the removal of the last way in that is no device',
      withAt((at) => write(at, ...at.ways.map((way) => ({ type: 'way-remove', way })))),
    ],
    'user-key-steps-by-one': [
      'a user key that skips a generation',
      withAt((at) => write(at, userKey(at, { generation: 3 }))),
    ],
    'user-key-reaches-every-way': [
      'a user key that leaves a way in behind',
      withAt((at) =>
        write(at, userKey(at, { boxes: [{ way: at.ways[0], box: base64url(at.scene.bytes(80)) }] })),
      ),
    ],
    'user-key-links-back': [
      'a user key without the way back to the one before',
      withAt((at) => write(at, userKey(at, { link: null }))),
    ],
    'shares-can-be-met': [
      'three shares needed of two',
      withAt((at) => {
        const helper = () => ({ person: at.scene.hash(), commit: at.scene.hash(), box: at.scene.hash() })
        write(at, { type: 'shares', needed: 3, helpers: [helper(), helper()] })
      }),
    ],
  })
})

describe('a keyring changes', () => {
  test('67: not by a device and the account key alone', () => {
    const at = start()
    const stolen = () =>
      at.scene.write(at.noor, { log: at.ring, events: [wayAdd(at.scene)] }, [at.noor.account])
    expect(codeOf(stolen)).toBe('signature-missing')
  })
  test('with the card: a password that only one of the two names is refused across logs', () => {
    const at = start()
    expect(codeOf(() => write(at, wayAdd(at.scene, { kind: 'password', locator: at.scene.id() })))).toBe(
      'keyring-agrees-with-card',
    )
  })
})
