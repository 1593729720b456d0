// The password, asked again: what changes devices or ways in is signed by a way in that is no device.
import { base64url } from '#crypto/public/bytes.ts'
import { passwordSalt, passwordWaySecret, wayKeys } from '#crypto/secret/keys.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { Way } from '#shared/keyring/state.ts'
import { accountHere, SHEET_VERSION } from './account.ts'
import type { Core } from './core.ts'
import type { KeySigner } from './draft.ts'

/** A password's way in that stands, opened: S of the sheet (16 bytes), and what signs. */
export type Authority = { S: Uint8Array; way: Way; signer: KeySigner }

/** Null when it is not the password. An unlocked device that somebody took gives them none of this. */
export async function authorise(core: Core, password: string): Promise<Authority | null> {
  const here = await accountHere(core.ports)
  const S = here?.S
  if (!S) return null
  const { signer } = await passwordKeys(core, S, password)
  const way = passwordWays(core).find(({ key }) => key === base64url(signer.publicKey))
  return way ? { S, way, signer } : null
}

/** The keys that S and a password give together. Takes as long as the password work does. */
export async function passwordKeys(core: { ports: Core['ports'] }, S: Uint8Array, password: string) {
  const stretched = await core.ports.heavy.stretch(password, passwordSalt(S), SHEET_VERSION)
  const secret = passwordWaySecret(S, stretched)
  const seeds = wayKeys(secret)
  return { secret, seeds, signer: signerFrom(seeds.sign) }
}

/** The ways in by password that stand in this person's keyring. */
export const passwordWays = (core: Core): Way[] => waysOf(core).filter(({ kind }) => kind === 'password')

/** Every way in that stands in this person's keyring. */
export const waysOf = (core: Core): readonly Way[] =>
  core.replica.of('keyring').find(({ state }) => state.owner === core.person)?.state.ways ?? []
