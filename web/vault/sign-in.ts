// Signing in: a known device with its own key, a new one with the inlogcode and the password.
import { base64url } from '#crypto/public/bytes.ts'
import { locator, passwordSalt, passwordWaySecret, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { decodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { decideCard } from '#shared/card/decide.ts'
import { decideKeyring } from '#shared/keyring/decide.ts'
import { currentUserKey } from '#shared/keyring/state.ts'
import { appended } from '#shared/wire/append.ts'
import { coreOf, keepAccount, SHEET_VERSION } from './account.ts'
import { type Core, isRefusal } from './core.ts'
import { Connection, WireError } from './http.ts'
import { learnOwn } from './learn.ts'
import type { Ports } from './ports.ts'
import { asWay, boxUserKey } from './ways.ts'

/** Signs in with this device's own key. */
export async function signInHere(core: Core): Promise<void> {
  const device = base64url(core.device.publicKey)
  await core.connection.signIn({ is: 'device', person: core.person, device }, core.device.sign)
}

/**
 * Brings an account to this device with the inlogcode and the password, up to where its bookmark can be read. An unknown code and a wrong password are one
 * refusal: the server does not tell which.
 */
export async function signIn(
  ports: Ports,
  input: { code: string; password: string },
  changed: () => void,
): Promise<Core | { refused: 'code-wrong' | 'sign-in-failed' }> {
  const decoded = decodeCode(input.code)
  if (!('secret' in decoded) || decoded.version !== SHEET_VERSION) return { refused: 'code-wrong' }
  const S = decoded.secret
  const stretched = await ports.heavy.stretch(input.password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  const seeds = wayKeys(passwordSecret)
  const connection = new Connection(ports)
  const signer = signerFrom(seeds.sign)
  let person: string
  try {
    const by = { is: 'way' as const, locator: base64url(locator(S)) }
    person = (await connection.signIn(by, signer.sign)).person
  } catch (error) {
    if (error instanceof WireError && error.code === 'sign-in-failed') return { refused: 'sign-in-failed' }
    throw error
  }
  const device = await ports.device.makeKeys()
  const deviceSecret = randomBytes(32)
  const core = coreOf(ports, connection, person, device, deviceSecret, changed)
  await learnOwn(core)
  const keyring = core.replica.of('keyring')[0]
  const password = keyring?.state.ways.find((w) => w.key === base64url(signer.publicKey))
  if (!keyring || !password) throw new RangeError('the keyring does not know this way in')
  core.keys.openUserKeys(keyring.state, password.way, seeds.box)
  await addThisDevice(core, deviceSecret, signer)
  await keepAccount(ports, device, { person, S, passwordSecret, deviceSecret })
  await signInHere(core)
  return core
}

/** Card and keyring name this device, signed by it, the account key and the way in that was used. */
async function addThisDevice(
  core: Core,
  deviceSecret: Uint8Array,
  way: ReturnType<typeof signerFrom>,
): Promise<void> {
  const device = base64url(core.device.publicKey)
  const card = core.replica.card(core.person)
  const keyring = core.replica.of('keyring')[0]
  const seen = core.register.seen
  const generation = keyring ? currentUserKey(keyring.state)?.generation : undefined
  if (!card || !keyring || !seen || generation === undefined)
    throw new RangeError('nothing to add a device to')
  const draft = core.draft('', 1)
  const added = decideCard(card.state, { do: 'add-device', device })
  if (isRefusal(added)) throw new RangeError(added.refused)
  draft.part(card.id, card).events.push(...added)
  const own = { ...asWay('device', wayKeys(deviceSecret), null), key: device }
  const userKey = boxUserKey(core.person, own, generation, core.keys.userKey()).box
  const named = decideKeyring(keyring.state, { do: 'add-way', way: own, userKey })
  if (isRefusal(named)) throw new RangeError(named.refused)
  draft.part(keyring.id, keyring).events.push(...named)
  const body = await draft.finish(seen, core.ports.now(), [core.keys.account(), way])
  await core.connection.post('/api/entries', appended, body)
}
