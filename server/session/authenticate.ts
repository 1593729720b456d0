// Whose request this is: a token, a proof by its key, a session that stands, a device or way in that is not revoked.

import type { Keys } from '#server/keys.ts'
import { Denied } from '#server/problem.ts'
import type { States } from '#server/states.ts'
import type { Store } from '#server/store/contract.ts'
import { isActive } from '#shared/card/state.ts'
import { checkProof } from './proof.ts'
import { readToken } from './token.ts'
import type { Who } from './who.ts'

export type Claims = {
  authorization: string | undefined
  proof: string | undefined
  method: string
  url: string
}

/** @throws {Denied} sign-in-needed, token-expired, proof-needed, proof-replayed */
export async function authenticate(
  { authorization, proof, method, url }: Claims,
  { store, states, keys, now }: { store: Store; states: States; keys: Keys; now: number },
): Promise<Who> {
  const token = /^DPoP ([A-Za-z0-9_.-]{1,4096})$/.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new Denied('sign-in-needed')
  const who = await readToken(keys, token, now)
  const thumbprint = await checkProof({ proof, method, url, token }, store, now)
  if (thumbprint !== who.thumbprint) throw new Denied('proof-needed')
  // The token alone would hold for ten minutes; signing out and revoking a device hold at once.
  const session = await store.session(who.session, now * 1000)
  if (!session || session.person !== who.person || !(await stands(who, states)))
    throw new Denied('sign-in-needed')
  return who
}

async function stands(who: Who, states: States): Promise<boolean> {
  if (who.by === 'device') {
    const card = await states.card(who.person)
    return card !== null && isActive(card.state, who.device, card.size)
  }
  const keyring = await states.owned('keyring', who.person, null)
  return keyring?.state.ways.some((w) => w.way === who.way) === true
}
