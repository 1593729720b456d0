// An account: made on a device, opened on it again with the password, and brought to another with the recovery sheet.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { derive } from '#crypto/secret/hmac.ts'
import { boxPublicKey, sealTo } from '#crypto/secret/hpke.ts'
import {
  type KeySeeds,
  locator,
  passwordSalt,
  passwordWaySecret,
  recoveryLocator,
  wayKeys,
} from '#crypto/secret/keys.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { open, SealError, seal } from '#crypto/secret/seal.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { decideCard } from '#shared/card/decide.ts'
import { decideKeyring } from '#shared/keyring/decide.ts'
import type { WayAdd } from '#shared/keyring/events.ts'
import { currentUserKey } from '#shared/keyring/state.ts'
import { kinds } from '#shared/log/kinds.ts'
import { appended } from '#shared/wire/append.ts'
import type { Profile } from '#web/people/profile.ts'
import { readBookmark } from './bookmark.ts'
import { beginnings } from './carry.ts'
import { Core, isRefusal } from './core.ts'
import { Draft } from './draft.ts'
import type { NewAccount } from './engine.ts'
import { Connection, WireError } from './http.ts'
import { Keychain, wayInfo } from './keychain.ts'
import { learnOwn } from './learn.ts'
import type { DeviceKeys, Ports } from './ports.ts'
import { Alarm, Register } from './register.ts'
import type { Person } from './sealed-kinds.ts'
import { makeVault } from './vaults.ts'

/** Version on the sheet: 64 MiB, 3 passes. */
const SHEET_VERSION = 1
/** The alarm of a device whose kept bytes are not those it sealed: the sheet brings the account in anew. */
export const CACHE_BROKEN = 'device-cache-broken'
const DEVICE_SECRET = utf8('gezinskluis/v1/device-secret')

/** What stays on a device: who it is for, S wrapped by the device, the device's secret under password and device both. */
const kept = v.strictObject({ v: v.literal(1), person: v.string(), s: v.string(), secret: v.string() })

export async function hasAccount(ports: Ports): Promise<boolean> {
  return (await ports.device.read('account')) !== null && (await ports.device.keys()) !== null
}

async function keepAccount(
  ports: Ports,
  device: DeviceKeys,
  input: { person: string; S: Uint8Array; passwordSecret: Uint8Array; deviceSecret: Uint8Array },
): Promise<void> {
  const locked = seal(derive(input.passwordSecret, 'device'), DEVICE_SECRET, input.deviceSecret)
  const record = {
    v: 1,
    person: input.person,
    s: base64url(await device.wrap(input.S)),
    secret: base64url(await device.wrap(locked)),
  }
  await ports.device.write([['account', utf8(JSON.stringify(record))]])
}

const coreOf = (
  ports: Ports,
  connection: Connection,
  person: string,
  device: DeviceKeys,
  deviceSecret: Uint8Array,
  changed: () => void,
): Core =>
  new Core({
    ports,
    connection,
    keys: new Keychain(person),
    device,
    cacheKey: derive(deviceSecret, 'cache'),
    changed,
  })

const asWay = (
  kind: WayAdd['kind'],
  seeds: KeySeeds,
  found: Uint8Array | null,
): Omit<WayAdd, 'type' | 'userKey'> => ({
  way: randomId(),
  kind,
  key: base64url(signerFrom(seeds.sign).publicKey),
  box: base64url(boxPublicKey(seeds.box)),
  locator: found && base64url(found),
})

const boxUserKey = (
  person: string,
  way: { way: string; box: string },
  generation: number,
  userKey: Uint8Array,
) => ({
  way: way.way,
  box: base64url(sealTo(fromBase64url(way.box, 1216), wayInfo(person, way.way, generation), userKey)),
})

const profileOf = (input: NewAccount): Profile => ({
  kind: 'profile',
  name: input.name,
  ...(input.profession ? { profession: input.profession } : {}),
  ...(input.organisation ? { organisation: input.organisation } : {}),
  ...(input.organisationLog ? { organisationLog: input.organisationLog } : {}),
  claims: [...(input.claims ?? [])],
})

export type Prepared = {
  /** groups of the inlogcode and of the herstelcode */
  code: readonly string[]
  recovery: readonly string[]
  begin(): Promise<Core>
}

/** Makes everything here; `begin` sends one entry with card, keyring and the person's own vault. */
export async function prepareAccount(
  ports: Ports,
  input: NewAccount,
  changed: () => void,
): Promise<Prepared> {
  const [S, recovery] = [randomBytes(16), randomBytes(16)]
  const stretched = await ports.heavy.stretch(input.password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  return {
    code: encodeCode(SHEET_VERSION, S),
    recovery: encodeCode(SHEET_VERSION, recovery),
    begin: () => begin(ports, input, { S, recovery, passwordSecret }, changed),
  }
}

type Secrets = { S: Uint8Array; recovery: Uint8Array; passwordSecret: Uint8Array }

async function begin(ports: Ports, input: NewAccount, secrets: Secrets, changed: () => void): Promise<Core> {
  const connection = new Connection(ports)
  const register = new Register()
  const seen = await register.look(connection, ports.now())
  const device = await ports.device.makeKeys()
  const deviceId = base64url(device.publicKey)
  const deviceSecret = randomBytes(32)
  const userKey = randomBytes(32)

  const seeds = { password: wayKeys(secrets.passwordSecret), recovery: wayKeys(secrets.recovery) }
  const password = asWay('password', seeds.password, locator(secrets.S))
  const recovery = asWay('recovery', seeds.recovery, recoveryLocator(secrets.recovery))
  const own = { ...asWay('device', wayKeys(deviceSecret), null), key: deviceId }

  let keys = new Keychain('')
  const author = { person: '', device: deviceId, sign: device.sign, at: 2 }
  const draft = new Draft({
    vault: '',
    author,
    keys,
    keyOf: () => ({ generation: 1, box: base64url(keys.account().boxPublic) }),
  })
  const person = draft.create({ type: 'create', kind: 'card', device: deviceId })
  author.person = person
  keys = new Keychain(person)
  keys.keepUserKey(1, userKey)
  const account = keys.account()
  const card = decideCard(
    { generations: [], devices: [] },
    {
      do: 'open',
      device: deviceId,
      keys: {
        account: base64url(account.publicKey),
        box: base64url(account.boxPublic),
        ways: [password, recovery].map(({ way, key }) => ({ way, key })),
      },
    },
  )
  if (isRefusal(card)) throw new RangeError(card.refused)
  draft.part(person, null).events.push(...card)

  const keyringId = draft.create({ type: 'create', kind: 'keyring', owner: person })
  const ways = [password, recovery, own]
  const empty = kinds.keyring.initial({ type: 'create', kind: 'keyring', owner: person }, beginnings.by)
  const keyring = decideKeyring(empty, {
    do: 'open',
    ways,
    boxes: ways.map((way) => boxUserKey(person, way, 1, userKey)),
  })
  if (isRefusal(keyring)) throw new RangeError(keyring.refused)
  draft.part(keyringId, null).events.push(...keyring)

  const also = [account, signerFrom(seeds.password.sign), signerFrom(seeds.recovery.sign)]
  await connection.openly('POST', '/api/entries', appended, await draft.finish(seen, ports.now(), also))
  await keepAccount(ports, device, {
    person,
    S: secrets.S,
    passwordSecret: secrets.passwordSecret,
    deviceSecret,
  })

  const core = coreOf(ports, connection, person, device, deviceSecret, changed)
  core.keys.keepUserKey(1, userKey)
  await signInHere(core)
  await core.sync()
  await makeOwnVault(core, input)
  return core
}

/** Everybody's own vault, used or not: what only they may read leaves no trace anywhere else. */
async function makeOwnVault(core: Core, input: NewAccount): Promise<void> {
  const { person } = core
  const shape = ({ parent: 'family', professional: 'helper', network: 'network' } as const)[input.as]
  const me: Person = { person, profile: profileOf(input), shape, coordinator: false }
  const member = { id: randomId(), name: input.name, role: 'parent' as const, person }
  const made = await core.act('', (draft) => {
    makeVault(draft, { family: input.name, me, member, maps: ['eigen-woorden'] })
    return null
  })
  if (isRefusal(made)) throw new RangeError(made.refused)
}

/** Signs in with this device's own key. */
export async function signInHere(core: Core): Promise<void> {
  const device = base64url(core.device.publicKey)
  await core.connection.signIn({ is: 'device', person: core.person, device }, core.device.sign)
}

/** Opens the account on a device that knows it; null when the password is not the one. Needs no connection. */
export async function unlock(ports: Ports, password: string, changed: () => void): Promise<Core | null> {
  const [bytes, device] = [await ports.device.read('account'), await ports.device.keys()]
  if (!bytes || !device) return null
  const record = v.parse(kept, JSON.parse(fromUtf8(bytes)))
  const S = await device.unwrap(fromBase64url(record.s))
  const stretched = await ports.heavy.stretch(password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  const locked = await device.unwrap(fromBase64url(record.secret))
  let deviceSecret: Uint8Array
  try {
    deviceSecret = open(derive(passwordSecret, 'device'), DEVICE_SECRET, locked)
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
  const core = coreOf(ports, new Connection(ports), record.person, device, deviceSecret, changed)
  try {
    await core.readKept()
  } catch (error) {
    if (!(error instanceof SealError || error instanceof Alarm)) throw error
    core.alarm = new Alarm(CACHE_BROKEN)
  }
  const keyring = core.replica.of('keyring')[0]
  const way = keyring?.state.ways.find((w) => w.key === base64url(device.publicKey))
  if (keyring && way) core.keys.openUserKeys(keyring.state, way.way, wayKeys(deviceSecret).box)
  return core
}

/**
 * Brings an account to this device with the inlogcode and the password. An unknown code and a wrong password are one
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
  await readBookmark(core)
  await core.sync()
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
