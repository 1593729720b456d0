// Signing in: a known device with its own key, a new one with the inlogcode and the password.
import { locator, passwordSalt, passwordWaySecret, wayKeys } from '#crypto/secret/keys.ts'
import { decodeCode } from '#crypto/secret/sheet.ts'
import { keepAccount, SHEET_VERSION } from './account.ts'
import { readBookmark } from './bookmark.ts'
import { arrive, putIn, signInByWay } from './by-way.ts'
import type { Core } from './core.ts'
import { Connection, WireError } from './http.ts'
import type { Ports } from './ports.ts'
import type { View } from './shown.ts'

/** Signs in with this device's own key. */
export async function signInHere(core: Core): Promise<void> {
  await core.connection.enter()
}

/** Somebody who is let in. `first`: what stood on their screen last, null when no bookmark tells. */
export type LetIn = { first: View | null; enter(): Promise<Core> }

/**
 * Brings an account to a device that is new to it, with the inlogcode and the password. What stood on its owner's screen
 * is there before the device is: `enter` adds it. An unknown code and a wrong password are one refusal: the server does
 * not tell which.
 */
export async function signIn(
  ports: Ports,
  input: { code: string; password: string },
  changed: () => void,
): Promise<LetIn | { refused: 'code-wrong' | 'sign-in-failed' }> {
  const decoded = decodeCode(input.code)
  if (!('secret' in decoded) || decoded.version !== SHEET_VERSION) return { refused: 'code-wrong' }
  const S = decoded.secret
  const stretched = await ports.heavy.stretch(input.password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  const way = await entered(signInByWay(new Connection(ports), locator(S), wayKeys(passwordSecret)))
  if (way === null) return { refused: 'sign-in-failed' }
  const arrived = await arrive(ports, way, changed)
  const { core, deviceSecret } = arrived
  return {
    first: await readBookmark(core),
    async enter() {
      await putIn(arrived, () => ({}))
      await keepAccount(ports, core.device, { person: way.person, S, passwordSecret, deviceSecret })
      await signInHere(core)
      return core
    },
  }
}

/** What a way in opened; null when the server knows no such way, or its key did not sign. */
export async function entered<T>(entering: Promise<T>): Promise<T | null> {
  try {
    return await entering
  } catch (error) {
    if (error instanceof WireError && error.code === 'sign-in-failed') return null
    throw error
  }
}
