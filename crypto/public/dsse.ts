// DSSE pre-authentication encoding (secure-systems-lab/dsse v1): what an Ed25519 key of ours ever signs.
import { utf8 } from './bytes.ts'

/** The payload types of suite 1. None is a prefix of another's encoding: PAE writes every length first. */
export const PayloadType = {
  entry: 'application/vnd.gezinskluis.entry.v1+json',
  login: 'application/vnd.gezinskluis.login.v1+json',
  pair: 'application/vnd.gezinskluis.pair.v1+json',
} as const

export type PayloadType = (typeof PayloadType)[keyof typeof PayloadType]

const headOf = (type: string): Uint8Array => utf8(`DSSEv1 ${utf8(type).length} ${type} `)
/** Written once: the head of a type stands before every signature of a log. */
const heads = new Map<string, Uint8Array>(Object.values(PayloadType).map((type) => [type, headOf(type)]))

const SPACE = 0x20

/**
 * The bytes to sign for a payload of a type: `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`,
 * lengths in bytes, ASCII decimal. Injective, so a signature for one type and payload fits no other.
 */
export function pae(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = heads.get(type) ?? headOf(type)
  const length = String(payload.length)
  const whole = new Uint8Array(head.length + length.length + 1 + payload.length)
  whole.set(head)
  for (let i = 0; i < length.length; i++) whole[head.length + i] = length.charCodeAt(i)
  whole[head.length + length.length] = SPACE
  whole.set(payload, head.length + length.length + 1)
  return whole
}
