// Signing in: a challenge for one use, signed by a device or a way in; then a session that refreshes.
import { createHash, randomBytes } from 'node:crypto'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import type { Keys } from '#server/keys.ts'
import { Denied } from '#server/problem.ts'
import type { States } from '#server/states.ts'
import type { Session, Store } from '#server/store/contract.ts'
import { isActive } from '#shared/card/state.ts'
import type { SessionBody } from '#shared/wire/session.ts'
import { issueToken, TOKEN_SECONDS } from './token.ts'
import type { Who } from './who.ts'

const CHALLENGE_SECONDS = 120
/** A device that does not come back for this long signs in anew; who came by a way in has an hour to add a device. */
const SESSION_SECONDS = { device: 30 * 86_400, way: 3600 } as const

export type SignedIn = { person: string; access: string; refresh: string; expires: number }

type Around = { store: Store; states: States; keys: Keys; now: number }

/** A good key (the base point) that signed nothing: checked where nobody is known, so that it takes as long. */
const DUMMY_KEY = fromBase64url('WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmY', 32)
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export async function giveChallenge({ store, keys, now }: Around) {
  const challenge = base64url(randomBytes(32))
  const expires = now + CHALLENGE_SECONDS
  await store.putOnce(`challenge ${challenge}`, new Uint8Array(), expires * 1000, now * 1000)
  return { challenge, origin: keys.origin, expires }
}

/** One answer for everything that is wrong: sign-in-failed. */
export async function signIn(body: SessionBody, thumbprint: string, around: Around): Promise<SignedIn> {
  const { store, keys, now } = around
  const open = (await store.takeOnce(`challenge ${body.challenge}`, now * 1000)) !== null
  const found = body.by.is === 'device' ? await byDevice(body.by, around) : await byWay(body.by, around)
  const login = { v: 1, origin: keys.origin, challenge: body.challenge, jkt: thumbprint }
  const message = pae(PayloadType.login, canonicalize(login))
  const key = found ? fromBase64url(found.key, 32) : DUMMY_KEY
  const signed = verifySignature(fromBase64url(body.signature, 64), message, key)
  if (!open || !found || !signed) throw new Denied('sign-in-failed')

  const id = randomBytes(16)
  const secret = randomBytes(16)
  const who: Who = { person: found.person, session: base64url(id), thumbprint, ...found.who }
  await store.openSession({
    id: who.session,
    person: who.person,
    device: who.by === 'device' ? who.device : who.way,
    thumbprint,
    refresh: hashOf(secret),
    end: (now + SESSION_SECONDS[who.by]) * 1000,
  })
  return answer(who, base64url(Buffer.concat([id, secret])), around)
}

type Found = {
  person: string
  key: string
  who: { by: 'device'; device: string } | { by: 'way'; way: string }
}

async function byDevice(
  { person, device }: { person: string; device: string },
  { states }: Around,
): Promise<Found | null> {
  const card = await states.card(person)
  if (!card || !isActive(card.state, device, card.size)) return null
  return { person, key: device, who: { by: 'device', device } }
}

async function byWay({ locator }: { locator: string }, { store, states }: Around): Promise<Found | null> {
  const known = await store.way(locator)
  // An unknown locator goes the same way, to a keyring that nobody has.
  const keyring = await states.owned('keyring', known?.person ?? NOBODY, null)
  const way = keyring?.state.ways.find((w) => w.way === known?.way)
  if (!known || !way) return null
  return { person: known.person, key: way.key, who: { by: 'way', way: way.way } }
}

async function answer(who: Who, refresh: string, { keys, now }: Around): Promise<SignedIn> {
  const access = await issueToken(keys, who, now)
  return { person: who.person, access, refresh, expires: now + TOKEN_SECONDS }
}

const hashOf = (secret: Uint8Array): string => createHash('sha256').update(secret).digest('base64url')

/**
 * A new token for a refresh secret (session id ‖ 16 random bytes), which works once: when it comes a second time, one of
 * the two who know it is a thief, and the session ends for both.
 */
export async function refreshSession(refresh: string, thumbprint: string, around: Around): Promise<SignedIn> {
  const { store, now } = around
  const bytes = fromBase64url(refresh, 32)
  const id = base64url(bytes.subarray(0, 16))
  const session = await store.session(id, now * 1000)
  if (!session || session.thumbprint !== thumbprint) throw new Denied('sign-in-needed')
  const secret = randomBytes(16)
  const by = kindOf(session)
  const to = { refresh: hashOf(secret), end: (now + SESSION_SECONDS[by]) * 1000 }
  const rotated = await store.rotateSession(id, hashOf(bytes.subarray(16)), to, now * 1000)
  if (!rotated) {
    await store.closeSession(id)
    throw new Denied('sign-in-needed')
  }
  const who = whoOf(session)
  return answer(who, base64url(Buffer.concat([bytes.subarray(0, 16), secret])), around)
}

/** A device is known by its 32-byte key, a way in by a 16-byte id. */
const kindOf = (session: Session): 'device' | 'way' => (session.device.length === 43 ? 'device' : 'way')

function whoOf(session: Session): Who {
  const { person, id, thumbprint, device } = session
  const base = { person, session: id, thumbprint }
  return kindOf(session) === 'device'
    ? { ...base, by: 'device', device }
    : { ...base, by: 'way', way: device }
}
