// The rules of a card, each broken once.

import { describe, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { decideCard } from '#shared/card/decide.ts'
import { cardRules } from '#shared/card/rules.ts'
import { currentKeys } from '#shared/card/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { keysEvent, type Person, Scene } from '#test/setup/logs.ts'
import { codeOf, eachRule } from '#test/setup/rules.ts'

type At = { scene: Scene; noor: Person }
const start = (): At => {
  const scene = new Scene()
  return { scene, noor: scene.person() }
}
const signers = ({ noor }: At) => [noor.account, ...noor.ways.map((w) => w.signer)]
const write = (at: At, ...events: AnyEvent[]) =>
  at.scene.write(at.noor, { log: at.noor.id, events }, signers(at))
/** keys of a new generation, with who must sign for them */
const renewed = ({ scene, noor }: At, over: Partial<Person> = {}) => ({
  ...noor,
  generation: 2,
  account: scene.signer(),
  box: scene.boxKey(),
  ...over,
})
const SMALL_ORDER = base64url(Uint8Array.of(1, ...new Uint8Array(31)))

describe('a card refuses', () => {
  eachRule(cardRules, {
    'card-author-is-owner': [
      'an entry of somebody else',
      () => {
        const at = start()
        const other = at.scene.person()
        at.scene.write(other, { log: at.noor.id, events: [{ type: 'note' }] })
      },
    ],
    'opens-with-keys': [
      'a device before there are keys',
      () => {
        const scene = new Scene()
        const device = scene.signer()
        const { id, parts } = scene.opening({ type: 'create', kind: 'card', device: device.key }, [
          { type: 'device-add', device: device.key },
        ])
        const ghost = { id, device, account: device, ways: [], generation: 0, box: '' }
        scene.land(scene.sign(ghost, parts))
      },
    ],
    'generation-steps-by-one': [
      'a generation that skips one',
      () => {
        const at = start()
        const next = renewed(at, { generation: 3 })
        at.scene.write(at.noor, { log: at.noor.id, events: [keysEvent(next)] }, [
          ...signers(at),
          next.account,
        ])
      },
    ],
    'same-generation-same-keys': [
      'other keys under the same generation',
      () => {
        const at = start()
        write(at, keysEvent({ ...at.noor, box: at.scene.boxKey() }))
      },
    ],
    'new-generation-new-keys': [
      'a new generation with an old key',
      () => {
        const at = start()
        write(at, keysEvent({ ...at.noor, generation: 2 }))
      },
    ],
    'ways-are-distinct': [
      'one key as two ways in',
      () => {
        const at = start()
        const [way] = at.noor.ways
        if (way) write(at, keysEvent({ ...at.noor, ways: [way, { ...way, way: at.scene.id() }] }))
      },
    ],
    'keys-are-prime-order': [
      'a way in whose key is of small order, under which anything verifies',
      () => {
        const at = start()
        const keys = keysEvent(at.noor)
        write(at, { ...keys, ways: [{ way: at.scene.id(), key: SMALL_ORDER }] })
      },
    ],
    'no-device-is-a-way': [
      'a device as a way in, whose one signature would count twice',
      () => {
        const at = start()
        write(at, keysEvent({ ...at.noor, ways: [{ way: at.scene.id(), signer: at.noor.device }] }))
      },
    ],
    'device-key-is-prime-order': [
      'a device key of small order',
      () => write(start(), { type: 'device-add', device: SMALL_ORDER }),
    ],
    'device-is-new': [
      'a device twice',
      () => {
        const at = start()
        write(at, { type: 'device-add', device: at.noor.device.key })
      },
    ],
    'no-way-is-a-device': [
      'a way in as a device',
      () => {
        const at = start()
        write(at, { type: 'device-add', device: at.noor.account.key })
      },
    ],
    'device-is-active': [
      'the revocation of a device it does not name',
      () => {
        const at = start()
        write(at, { type: 'device-revoke', device: at.scene.hash() })
      },
    ],
    'revoking-makes-a-generation': [
      'a revoked device without a new generation',
      () => {
        const at = start()
        write(at, keysEvent(at.noor), { type: 'device-revoke', device: at.noor.device.key })
      },
    ],
  })
})

describe('keys of a card change', () => {
  test('67: not by a device and the account key alone: an unlocked stolen phone locks nobody out', () => {
    const at = start()
    const stolen = () =>
      at.scene.write(
        at.noor,
        { log: at.noor.id, events: [{ type: 'device-add', device: at.scene.signer().key }] },
        [at.noor.account],
      )
    expect(codeOf(stolen)).toBe('signature-missing')
  })
  test('2 and 19: not to keys that did not sign themselves', () => {
    const at = start()
    expect(codeOf(() => write(at, keysEvent(renewed(at))))).toBe('signature-missing')
  })
  test('by device, account key, a way in and every key that is new', () => {
    const at = start()
    const next = renewed(at)
    const events = [keysEvent(next), { type: 'device-revoke', device: at.noor.device.key }]
    at.scene.write(at.noor, { log: at.noor.id, events }, [...signers(at), next.account])
    expect(at.scene.log(at.noor.id, 'card').state.generations.map((g) => g.generation)).toEqual([1, 2])
  })
  test('and what is decided is what is let in', () => {
    const at = start()
    const device = at.scene.signer().key
    const { state } = at.scene.log(at.noor.id, 'card')
    const ways = currentKeys(state)?.ways ?? []
    const decided = decideCard(state, { do: 'renew', add: [device], revoke: [], ways, next: null })
    if (!Array.isArray(decided)) throw new Error('refused')
    write(at, ...decided)
    expect(at.scene.log(at.noor.id, 'card').state.devices.map((d) => d.device)).toContain(device)
  })
})
