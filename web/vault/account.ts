// The account on a device that knows it: what is kept of it there, and how the password opens it again.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { derive } from '#crypto/secret/hmac.ts'
import { passwordSalt, passwordWaySecret, wayKeys } from '#crypto/secret/keys.ts'
import { open, SealError, seal } from '#crypto/secret/seal.ts'
import { Core } from './core.ts'
import { Connection } from './http.ts'
import { Keychain } from './keychain.ts'
import type { DeviceKeys, Ports } from './ports.ts'
import { Alarm } from './register.ts'

/** Version on the sheet: 64 MiB, 3 passes. */
export const SHEET_VERSION = 1
/** The alarm of a device whose kept bytes are not those it sealed: the sheet brings the account in anew. */
export const CACHE_BROKEN = 'device-cache-broken'
const DEVICE_SECRET = utf8('gezinskluis/v1/device-secret')

/** What stays on a device: who it is for, S wrapped by the device, the device's secret under password and device both. */
const kept = v.strictObject({ v: v.literal(1), person: v.string(), s: v.string(), secret: v.string() })

export async function hasAccount(ports: Ports): Promise<boolean> {
  return (await ports.device.read('account')) !== null && (await ports.device.keys()) !== null
}

export async function keepAccount(
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

export const coreOf = (
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

/** An account whose password was right, with nothing read back yet. */
export type Unlocked = { core: Core; deviceSecret: Uint8Array }

/** Opens the account on a device that knows it; null when the password is not the one. Needs no connection. */
export async function unlock(ports: Ports, password: string, changed: () => void): Promise<Unlocked | null> {
  const [bytes, device] = [await ports.device.read('account'), await ports.device.keys()]
  if (!bytes || !device) return null
  const record = v.parse(kept, JSON.parse(fromUtf8(bytes)))
  const S = await device.unwrap(fromBase64url(record.s))
  const stretched = await ports.heavy.stretch(password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  const locked = await device.unwrap(fromBase64url(record.secret))
  try {
    const deviceSecret = open(derive(passwordSecret, 'device'), DEVICE_SECRET, locked)
    return {
      core: coreOf(ports, new Connection(ports), record.person, device, deviceSecret, changed),
      deviceSecret,
    }
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}

/** Reads back what this device kept, and opens the user keys with the device's own way in. */
export async function readBack({ core, deviceSecret }: Unlocked): Promise<Core> {
  try {
    await core.readKept()
  } catch (error) {
    if (!(error instanceof SealError || error instanceof Alarm)) throw error
    core.alarm = new Alarm(CACHE_BROKEN)
  }
  const keyring = core.replica.of('keyring')[0]
  const way = keyring?.state.ways.find((w) => w.key === base64url(core.device.publicKey))
  if (keyring && way) core.keys.openUserKeys(keyring.state, way.way, wayKeys(deviceSecret).box)
  return core
}
