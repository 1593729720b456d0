// Joining: proof that who asks to join a family is who was given its code. The server knows where the code leads, not the code.

import { equal, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { derive, hmacSha512, LABEL } from './hmac.ts'

/** 32 bytes of an invitation's 16-byte secret: the family keeps them sealed, who holds the code derives them. */
export const joiningKey = (secret: Uint8Array): Uint8Array => derive(secret, 'invitation/joining')

/** 32 bytes under that key over the vault and the card of who joins (ids in base64url). */
export const joiningProof = (key: Uint8Array, vault: string, person: string): Uint8Array =>
  hmacSha512(key, utf8(`${LABEL}joining`), canonicalize({ vault, person })).slice(0, 32)

/** Whether the proof is that of this person in this vault, in constant time. */
export const provesJoining = (key: Uint8Array, vault: string, person: string, proof: Uint8Array): boolean =>
  equal(joiningProof(key, vault, person), proof)
