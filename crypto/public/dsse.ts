// DSSE pre-authentication encoding (secure-systems-lab/dsse v1): what an Ed25519 key of ours ever signs.
import { concat, utf8 } from './bytes.ts'

/** The payload types of suite 1. None is a prefix of another's encoding: PAE writes every length first. */
export const PayloadType = {
  entry: 'application/vnd.gezinskluis.entry.v1+json',
  login: 'application/vnd.gezinskluis.login.v1+json',
  pair: 'application/vnd.gezinskluis.pair.v1+json',
} as const

export type PayloadType = (typeof PayloadType)[keyof typeof PayloadType]

/**
 * The bytes to sign for a payload of a type: `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`,
 * lengths in bytes, ASCII decimal. Injective, so a signature for one type and payload fits no other.
 */
export function pae(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = utf8(type)
  return concat(utf8(`DSSEv1 ${name.length} `), name, utf8(` ${payload.length} `), payload)
}
