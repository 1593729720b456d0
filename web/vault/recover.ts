// Coming in with the strip: the herstelcode is a way in by itself. It sets a new password, with a new sheet and a new user key.
import { base64url } from '#crypto/public/bytes.ts'
import { locator, passwordSalt, passwordWaySecret, recoveryLocator, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { isActive } from '#shared/card/state.ts'
import { accountHere, keepAccount, SHEET_VERSION } from './account.ts'
import { arrive, putIn, signInByWay } from './by-way.ts'
import type { Core } from './core.ts'
import { Connection, WireError } from './http.ts'
import { keepSheet } from './password.ts'
import type { Ports } from './ports.ts'
import { entered, signInHere } from './sign-in.ts'
import type { Prepared } from './sign-up.ts'
import { asWay } from './ways.ts'

/** A strip that opens an account. */
export type OpenStrip = {
  /** Makes the new codes here. Nothing has changed before `begin`. */
  renew(password: string): Promise<Prepared>
}

/** Signs in with the herstelcode, to say at once whether it is one. Nothing changes. */
export async function openStrip(
  ports: Ports,
  code: string,
  changed: () => void,
): Promise<OpenStrip | { refused: 'code-wrong' | 'sign-in-failed' }> {
  const decoded = decodeCode(code)
  if (!('secret' in decoded) || decoded.version !== SHEET_VERSION) return { refused: 'code-wrong' }
  const recovery = decoded.secret
  const enter = () => signInByWay(new Connection(ports), recoveryLocator(recovery), wayKeys(recovery))
  const found = await entered(enter())
  if (found === null) return { refused: 'sign-in-failed' }
  await found.connection.signOut()
  return {
    async renew(password) {
      const S = randomBytes(16)
      const stretched = await ports.heavy.stretch(password, passwordSalt(S), SHEET_VERSION)
      const passwordSecret = passwordWaySecret(S, stretched)
      return {
        code: encodeCode(SHEET_VERSION, S),
        recovery: encodeCode(SHEET_VERSION, recovery),
        begin: () => begin(ports, enter, { S, passwordSecret }, changed),
      }
    },
  }
}

async function begin(
  ports: Ports,
  enter: () => ReturnType<typeof signInByWay>,
  { S, passwordSecret }: { S: Uint8Array; passwordSecret: Uint8Array },
  changed: () => void,
): Promise<Core> {
  const way = await enter()
  // The keys this device had are replaced: as one of this person's it is gone.
  const before = await accountHere(ports)
  const seeds = wayKeys(passwordSecret)
  const password = { way: asWay('password', seeds, locator(S)), signer: signerFrom(seeds.sign) }
  const arrived = await arrive(ports, way, changed)
  const { core, deviceSecret } = arrived
  await putIn(arrived, (keyring, { replica }) => {
    const card = replica.card(way.person)
    const was = before && before.person === way.person ? base64url(before.device.publicKey) : null
    // It may have landed before without this device hearing of it.
    const known = keyring.ways.some((w) => w.key === password.way.key)
    return {
      come: known ? [] : [password],
      gone: keyring.ways.flatMap((w) => (w.kind === 'password' && w.key !== password.way.key ? [w.way] : [])),
      revoke: was !== null && card && isActive(card.state, was, card.size) ? [was] : [],
      fresh: true,
    }
  })
  await keepAccount(ports, core.device, { person: way.person, S, passwordSecret, deviceSecret })
  await signInHere(core)
  try {
    await core.sync()
    await keepSheet(core, S)
  } catch (error) {
    // The connection broke off: what is missing is learned later, and other devices then ask for the new code too.
    if (!(error instanceof WireError)) throw error
  }
  return core
}
