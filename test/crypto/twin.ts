// Suite 1's content encryption a second time, from other people's code: @noble/ciphers and node:crypto.

import { createHmac } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'

const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer => {
  const mac = createHmac('sha512', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** HKDF-Expand-SHA-512 for up to 128 bytes (node:crypto offers only extract and expand together). */
function twinExpand(key: Uint8Array, info: Uint8Array, length: number): Buffer {
  const first = hmac(key, info, Buffer.of(1))
  return Buffer.concat([first, hmac(key, first, info, Buffer.of(2))]).subarray(0, length)
}

function schedule(key: Uint8Array, salt: Uint8Array, context: Uint8Array) {
  const name = Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_CHACHA20_POLY1305\0', 'ascii')
  const output = twinExpand(key, Buffer.concat([name, salt, context]), 76)
  return { key: output.subarray(0, 32), nonce: output.subarray(32, 44), commitment: output.subarray(44) }
}

function nonceAt(base: Uint8Array, chunk: number): Uint8Array {
  const wide = BigInt(`0x${Buffer.from(base).toString('hex')}`) ^ BigInt(chunk)
  return Uint8Array.from(Buffer.from(wide.toString(16).padStart(24, '0'), 'hex'))
}

/** chunked-encryption@v1 as its specification reads, with a salt given. */
export function twinSeal(
  key: Uint8Array,
  context: Uint8Array,
  plaintext: Uint8Array,
  salt: Uint8Array,
): Uint8Array {
  const keys = schedule(key, salt, context)
  const chunks = Array.from({ length: Math.floor(plaintext.length / 16_384) + 1 }, (_, i) =>
    chacha20poly1305(Uint8Array.from(keys.key), nonceAt(keys.nonce, i)).encrypt(
      plaintext.slice(i * 16_384, (i + 1) * 16_384),
    ),
  )
  return Uint8Array.from(Buffer.concat([salt, keys.commitment, ...chunks]))
}

/** And back; throws when anything does not fit. */
export function twinOpen(key: Uint8Array, context: Uint8Array, sealed: Uint8Array): Uint8Array {
  const keys = schedule(key, sealed.subarray(0, 24), context)
  if (!keys.commitment.equals(sealed.subarray(24, 56))) throw new Error('commitment')
  const parts: Uint8Array[] = []
  for (let at = 56, i = 0; at < sealed.length; at += 16_400, i++) {
    const chunk = sealed.slice(at, at + 16_400)
    parts.push(chacha20poly1305(Uint8Array.from(keys.key), nonceAt(keys.nonce, i)).decrypt(chunk))
  }
  if ((parts.at(-1)?.length ?? 16_384) === 16_384) throw new Error('truncated')
  return Uint8Array.from(Buffer.concat(parts))
}
