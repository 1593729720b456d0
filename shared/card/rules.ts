// The rules of a card.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { isPrimeOrderKey } from '#crypto/public/verify.ts'
import type { By, Demands } from '#shared/log/kind.ts'
import { distinct } from '#shared/log/shapes.ts'
import type { CardEvent, DeviceAdd, DeviceRevoke, Keys } from './events.ts'
import { type CardState, currentKeys } from './state.ts'

const prime = (key: string): boolean => isPrimeOrderKey(fromBase64url(key, 32))

export const cardRules = {
  'card-author-is-owner': (_s: CardState, _e: CardEvent, by: By) => by.person === by.log,
  'generation-steps-by-one': (s: CardState, e: Keys) => {
    const last = currentKeys(s)?.generation ?? 0
    return e.generation === last + 1 || (last > 0 && e.generation === last)
  },
  'same-generation-same-keys': (s: CardState, e: Keys) => {
    const last = currentKeys(s)
    return !last || e.generation !== last.generation || (e.account === last.account && e.box === last.box)
  },
  'new-generation-new-keys': (s: CardState, e: Keys) =>
    s.generations.every((g) => g.generation === e.generation || (g.account !== e.account && g.box !== e.box)),
  'ways-are-distinct': (_s: CardState, e: Keys) =>
    distinct(e.ways.map((w) => w.way)) && distinct([e.account, ...e.ways.map((w) => w.key)]),
  /** Else one signature could stand for two. */
  'no-device-is-a-way': (s: CardState, e: Keys) =>
    s.devices.every((d) => d.device !== e.account && e.ways.every((w) => w.key !== d.device)),
  'no-way-is-a-device': (s: CardState, e: DeviceAdd) =>
    s.generations.every((g) => g.account !== e.device && g.ways.every((w) => w.key !== e.device)),
  /** What is keyed stands from the second part on, and nothing before its keys. */
  'opens-with-keys': (s: CardState, e: CardEvent) => e.type === 'keys' || s.generations.length > 0,
  'keys-are-prime-order': (_s: CardState, e: Keys) => [e.account, ...e.ways.map((w) => w.key)].every(prime),
  'device-key-is-prime-order': (_s: CardState, e: DeviceAdd) => prime(e.device),
  'device-is-new': (s: CardState, e: DeviceAdd) => !s.devices.some((d) => d.device === e.device),
  'device-is-active': (s: CardState, e: DeviceRevoke) =>
    s.devices.some((d) => d.device === e.device && d.until === null),
  /** A revoked device knows the user key: the generation after it must be another. */
  'revoking-makes-a-generation': (s: CardState, _e: DeviceRevoke, by: By) => {
    const before = s.generations.findLast((g) => g.since < by.seq)?.generation ?? 0
    return by.events.some((e) => e.type === 'keys' && e.generation === before + 1)
  },
}

export const cardDemands: Demands<typeof cardRules, CardEvent> = {
  keys: [
    'card-author-is-owner',
    'generation-steps-by-one',
    'same-generation-same-keys',
    'new-generation-new-keys',
    'ways-are-distinct',
    'keys-are-prime-order',
    'no-device-is-a-way',
  ],
  'device-add': [
    'card-author-is-owner',
    'opens-with-keys',
    'device-key-is-prime-order',
    'device-is-new',
    'no-way-is-a-device',
  ],
  'device-revoke': ['card-author-is-owner', 'device-is-active', 'revoking-makes-a-generation'],
  note: ['card-author-is-owner', 'opens-with-keys'],
}
