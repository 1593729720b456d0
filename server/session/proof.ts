// DPoP proofs (RFC 9449): a request is signed by the key its token is bound to, for this method and address, once.
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWK, jwtVerify } from 'jose'
import { Denied } from '#server/problem.ts'
import type { Store } from '#server/store/contract.ts'

/** Seconds a proof's `iat` may lie behind or ahead of the server's clock (RFC 9449 §11.1). */
const PROOF_AGE_MAX = 120
const JTI_LENGTH_MAX = 128

export type ProofCheck = { proof: string | undefined; method: string; url: string; token?: string }

/**
 * The thumbprint of the key that signed the proof. `url` without query. With a token, `ath` must be its hash (§4.3).
 * Denied: proof-needed when it is missing or wrong, proof-replayed when it was used before.
 */
export async function checkProof(
  { proof, method, url, token }: ProofCheck,
  store: Store,
  now: number,
): Promise<string> {
  if (proof === undefined || proof.length > 4096) throw new Denied('proof-needed')
  const { payload, key } = await verified(proof, now)
  const { htm, htu, iat, jti, ath } = payload
  const fresh = typeof iat === 'number' && Math.abs(now - iat) <= PROOF_AGE_MAX
  const named = typeof jti === 'string' && jti.length >= 8 && jti.length <= JTI_LENGTH_MAX
  const bound = token === undefined || ath === createHash('sha256').update(token).digest('base64url')
  if (!fresh || !named || !bound || htm !== method || !sameUrl(htu, url)) throw new Denied('proof-needed')
  const thumbprint = await calculateJwkThumbprint(key)
  // Kept for as long as the same proof could still pass.
  const end = (now + 2 * PROOF_AGE_MAX) * 1000
  const once = createHash('sha256').update(`${thumbprint} ${jti}`).digest('base64url')
  if (!(await store.putOnce(`proof ${once}`, new Uint8Array(), end, now * 1000)))
    throw new Denied('proof-replayed')
  return thumbprint
}

async function verified(proof: string, now: number) {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['EdDSA', 'Ed25519', 'ES256'],
      currentDate: new Date(now * 1000),
      clockTolerance: PROOF_AGE_MAX,
    })
    const key = protectedHeader.jwk as JWK
    // §4.3: the header carries a public key only.
    if (key.d !== undefined) throw new Denied('proof-needed')
    return { payload, key }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new Denied('proof-needed')
    throw error
  }
}

// §4.3: compared without query and fragment, in normal form.
const sameUrl = (htu: unknown, url: string): boolean => {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false
  const { origin, pathname } = new URL(htu)
  return `${origin}${pathname}` === url
}
