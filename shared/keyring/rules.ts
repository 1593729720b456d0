// The rules of a keyring.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { isPrimeOrderKey } from '#crypto/public/verify.ts'
import type { By, Demands } from '#shared/log/kind.ts'
import { distinct } from '#shared/log/shapes.ts'
import type { KeyringEvent, Shares, UserKey, WayAdd, WayRemove } from './events.ts'
import { currentUserKey, type KeyringState } from './state.ts'

export const keyringRules = {
  'keyring-author-is-owner': (s: KeyringState, _e: KeyringEvent, by: By) => by.person === s.owner,
  'way-is-new': (s: KeyringState, e: WayAdd) => s.ways.every((w) => w.way !== e.way && w.key !== e.key),
  'way-key-is-prime-order': (_s: KeyringState, e: WayAdd) => isPrimeOrderKey(fromBase64url(e.key, 32)),
  'locator-where-typed': (_s: KeyringState, e: WayAdd) =>
    (e.locator !== null) === (e.kind === 'password' || e.kind === 'recovery'),
  'way-gets-user-key': (s: KeyringState, e: WayAdd) => (e.userKey !== null) === (currentUserKey(s) !== null),
  'way-stands': (s: KeyringState, e: WayRemove) => s.ways.some((w) => w.way === e.way),
  'a-lasting-way-remains': (s: KeyringState, e: WayRemove) =>
    s.ways.some((w) => w.way !== e.way && w.kind !== 'device'),
  'user-key-steps-by-one': (s: KeyringState, e: UserKey) =>
    e.generation === (currentUserKey(s)?.generation ?? 0) + 1,
  'user-key-reaches-every-way': (s: KeyringState, e: UserKey) =>
    distinct(e.boxes.map((b) => b.way)) &&
    e.boxes.length === s.ways.length &&
    e.boxes.every((b) => s.ways.some((w) => w.way === b.way)),
  'user-key-links-back': (_s: KeyringState, e: UserKey) => (e.link === null) === (e.generation === 1),
  'shares-can-be-met': (_s: KeyringState, e: Shares) =>
    distinct(e.helpers.map((h) => h.person)) && e.needed >= 2 && e.needed <= e.helpers.length,
}

export const keyringDemands: Demands<typeof keyringRules, KeyringEvent> = {
  'way-add': [
    'keyring-author-is-owner',
    'way-is-new',
    'way-key-is-prime-order',
    'locator-where-typed',
    'way-gets-user-key',
  ],
  'way-remove': ['keyring-author-is-owner', 'way-stands', 'a-lasting-way-remains'],
  'user-key': [
    'keyring-author-is-owner',
    'user-key-steps-by-one',
    'user-key-reaches-every-way',
    'user-key-links-back',
  ],
  shares: ['keyring-author-is-owner', 'shares-can-be-met'],
  note: ['keyring-author-is-owner'],
}
