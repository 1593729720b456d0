// The account on a device that knows it: what is kept of it there, and how the password opens it again.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { derive } from '#crypto/secret/hmac.ts'
import { passwordSalt, passwordWaySecret, wayKeys } from '#crypto/secret/keys.ts'
import { open, SealError, seal } from '#crypto/secret/seal.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
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
    deviceSecret,
    changed,
  })

/** The account a device knows, locked: whose it is, S, the device's keys and its sealed secret; null when it knows none. */
export async function accountHere(ports: Ports) {
  const [bytes, device] = [await ports.device.read('account'), await ports.device.keys()]
  if (!bytes || !device) return null
  const { person, s, secret } = v.parse(kept, JSON.parse(fromUtf8(bytes)))
  const [S, locked] = [await device.unwrap(fromBase64url(s)), await device.unwrap(fromBase64url(secret))]
  return { person, S, device, locked }
}

/** Opens the account on a device that knows it, with nothing read back yet; null when the password is not the one. */
export async function unlock(ports: Ports, password: string, changed: () => void): Promise<Core | null> {
  const here = await accountHere(ports)
  if (!here) return null
  const { person, S, device, locked } = here
  const stretched = await ports.heavy.stretch(password, passwordSalt(S), SHEET_VERSION)
  try {
    const passwordSecret = passwordWaySecret(S, stretched)
    const deviceSecret = open(derive(passwordSecret, 'device'), DEVICE_SECRET, locked)
    const core = coreOf(ports, new Connection(ports), person, device, deviceSecret, changed)
    core.passwordKey = base64url(signerFrom(wayKeys(passwordSecret).sign).publicKey)
    return core
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}

/** Reads back what this device kept. What was tampered with is an alarm. */
export async function readBack(core: Core): Promise<Core> {
  try {
    await core.readKept()
    core.openUserKeys()
  } catch (error) {
    if (!(error instanceof SealError || error instanceof Alarm)) throw error
    core.alarm = new Alarm(CACHE_BROKEN)
  }
  return core
}
