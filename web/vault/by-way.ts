// A device on its way in: it has the session of a way in, reads the person's own card and keyring, and puts itself in them.
import { base64url } from '#crypto/public/bytes.ts'
import { type KeySeeds, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { KeyringState } from '#shared/keyring/state.ts'
import { appended } from '#shared/wire/append.ts'
import { coreOf } from './account.ts'
import type { Core } from './core.ts'
import { type Connection, WireError } from './http.ts'
import { learnOwn } from './learn.ts'
import type { Ports } from './ports.ts'
import { type Renewal, renewal } from './renewal.ts'
import { asWay } from './ways.ts'

/** When somebody else was first, the entry is made again this often. */
const TRIES_MAX = 4

/** A way in by its secret, and whom it lets in. */
export type ByWay = { connection: Connection; person: string; seeds: KeySeeds }

/** Signs in with a way in. @throws {WireError} `sign-in-failed`: no such locator, or another key */
export async function signInByWay(
  connection: Connection,
  found: Uint8Array,
  seeds: KeySeeds,
): Promise<ByWay> {
  const by = { is: 'way' as const, locator: base64url(found) }
  const { person } = await connection.signIn(by, signerFrom(seeds.sign).sign)
  return { connection, person, seeds }
}

/** A device that came in by a way: it has read card and keyring and opened the user keys, and is in neither yet. */
export type Arrived = { core: Core; deviceSecret: Uint8Array; way: ByWay }

/** What another account left on the device goes: it was sealed for keys that are replaced here. */
export async function arrive(ports: Ports, way: ByWay, changed: () => void): Promise<Arrived> {
  await ports.device.forget()
  const device = await ports.device.makeKeys()
  const deviceSecret = randomBytes(32)
  const core = coreOf(ports, way.connection, way.person, device, deviceSecret, changed)
  await readOwn(core, way)
  return { core, deviceSecret, way }
}

/** The keyring as it is now, with the keys it gives this way. */
async function readOwn(core: Core, { person, seeds }: ByWay): Promise<KeyringState> {
  await learnOwn(core)
  const keyring = core.replica.of('keyring').find(({ state }) => state.owner === person)
  const key = base64url(signerFrom(seeds.sign).publicKey)
  const way = keyring?.state.ways.find((w) => w.key === key)
  if (!keyring || !way) throw new RangeError('the keyring does not know this way in')
  core.keys.openUserKeys(keyring.state, way.way, seeds.box)
  return keyring.state
}

/** Makes this device one of the person's. `change`: what else changes in that entry, decided on the keyring as it is then. */
export async function putIn(
  { core, deviceSecret, way }: Arrived,
  change: (keyring: KeyringState, core: Core) => Renewal,
): Promise<void> {
  const id = base64url(core.device.publicKey)
  const own = { way: { ...asWay('device', wayKeys(deviceSecret), null), key: id }, signer: null }
  for (let tries = 0; ; tries++) {
    const keyring = await readOwn(core, way)
    const seen = core.register.seen
    if (!seen) throw new RangeError('a register that was never seen')
    const more = change(keyring, core)
    const draft = core.draft('')
    const refused = renewal(core, draft, signerFrom(way.seeds.sign), {
      ...more,
      come: [own, ...(more.come ?? [])],
      add: [id, ...(more.add ?? [])],
    })
    if (refused) throw new RangeError(refused.refused)
    try {
      await core.connection.post('/api/entries', appended, await draft.finish(seen, core.ports.now()))
      draft.keepKeys()
      return
    } catch (error) {
      if (!(error instanceof WireError) || error.code !== 'conflict' || tries >= TRIES_MAX) throw error
    }
  }
}
