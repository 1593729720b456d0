// The device store of a browser: IndexedDB for sealed bytes, WebCrypto keys that cannot be taken out.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { concat } from '#crypto/public/bytes.ts'
import { generateSigningKey, type Subtle, webCryptoSigner } from '#crypto/secret/sign.ts'
import type { DeviceKeys, DeviceStore } from '#web/vault/ports.ts'

type KeptKeys = { signing: CryptoKey; publicKey: Uint8Array<ArrayBuffer>; wrapping: CryptoKey }
interface Shape extends DBSchema {
  bytes: { key: string; value: Uint8Array }
  keys: { key: 'device'; value: KeptKeys }
}

const NAME = 'gezinskluis'
const NONCE_BYTES = 12

/** WebCrypto as the device key needs it. */
const subtle = crypto.subtle as unknown as Subtle<CryptoKey>

function deviceKeys({ signing, publicKey, wrapping }: KeptKeys): DeviceKeys {
  return {
    publicKey,
    sign: webCryptoSigner(subtle, signing),
    // AES-GCM with a fresh random nonce in front: a handful of messages in the life of this key.
    async wrap(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, concat(bytes))
      return concat(iv, new Uint8Array(sealed))
    },
    async unwrap(bytes) {
      const iv = concat(bytes.subarray(0, NONCE_BYTES))
      const sealed = concat(bytes.subarray(NONCE_BYTES))
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, sealed))
    },
  }
}

/** Opens this browser's store. Writes are durable once they return (`strict`: flushed to disk). */
export async function browserDevice(): Promise<DeviceStore> {
  let db = await open()
  return {
    async read(key) {
      return (await db.get('bytes', key)) ?? null
    },
    async list(prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const work = db.transaction('bytes')
      const [keys, values] = await Promise.all([work.store.getAllKeys(range), work.store.getAll(range)])
      return keys.map((key, i) => [key, values[i] ?? new Uint8Array()] as const)
    },
    async write(pairs) {
      const work = db.transaction('bytes', 'readwrite', { durability: 'strict' })
      for (const [key, value] of pairs) {
        if (value) void work.store.put(value, key)
        else void work.store.delete(key)
      }
      await work.done
    },
    async keys() {
      const kept = await db.get('keys', 'device')
      return kept ? deviceKeys(kept) : null
    },
    async makeKeys() {
      const { privateKey, publicKey } = await generateSigningKey(subtle)
      const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ])
      const kept = { signing: privateKey, publicKey, wrapping }
      await db.put('keys', kept, 'device')
      return deviceKeys(kept)
    },
    async forget() {
      db.close()
      await deleteAll()
      db = await open()
    },
  }
}

const open = (): Promise<IDBPDatabase<Shape>> =>
  openDB<Shape>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('bytes')
      db.createObjectStore('keys')
    },
  })

async function deleteAll(): Promise<void> {
  const db = await open()
  const work = db.transaction(['bytes', 'keys'], 'readwrite', { durability: 'strict' })
  void work.objectStore('bytes').clear()
  void work.objectStore('keys').clear()
  await work.done
  db.close()
}
