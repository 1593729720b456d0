// What makes a server itself: its origin and its two keys. Made at the first start, then never changed.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { verifierKey } from '#crypto/public/note.ts'
import type { Store } from '#server/store/contract.ts'

export type Keys = {
  /** names the global log in its checkpoints; a log's own checkpoints say `<origin>/<log id>` */
  origin: string
  /** signs checkpoints */
  log: { privateKey: KeyObject; publicKey: Uint8Array; vkey: string }
  /** signs access tokens */
  token: { privateKey: KeyObject; publicKey: KeyObject }
}

/** Reads origin and keys, or makes them. Of several instances that start at once, all use what the first one wrote. */
export async function loadKeys(store: Store, publicUrl: URL | null): Promise<Keys> {
  const name = publicUrl?.host ?? `gezinskluis-${randomBytes(8).toString('hex')}`
  const origin = fromUtf8(await store.settle('origin', utf8(name)))
  const logKey = await keyOf(store, 'log-key')
  const tokenKey = await keyOf(store, 'token-key')
  const publicKey = rawPublicKey(logKey)
  return {
    origin,
    log: { privateKey: logKey, publicKey, vkey: verifierKey(origin, publicKey) },
    token: { privateKey: tokenKey, publicKey: createPublicKey(tokenKey) },
  }
}

async function keyOf(store: Store, setting: string): Promise<KeyObject> {
  const stands = await store.setting(setting)
  const der =
    stands ??
    (await store.settle(
      setting,
      generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }),
    ))
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
}

// The last 32 bytes of an Ed25519 SubjectPublicKeyInfo are the key (RFC 8410 §4).
const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' })).slice(-32)
