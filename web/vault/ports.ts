// What the engine needs from where it runs: a connection, a device that keeps keys and sealed bytes, a clock, a worker.
import type { Sign } from '#crypto/secret/sign.ts'

/** The device's own keys. The Ed25519 key signs entries; wrap and unwrap use a key that never leaves the device. */
export type DeviceKeys = {
  /** 32 bytes */
  readonly publicKey: Uint8Array
  readonly sign: Sign
  wrap(bytes: Uint8Array): Promise<Uint8Array>
  /** @throws when the bytes were not wrapped by this device */
  unwrap(bytes: Uint8Array): Promise<Uint8Array>
}

/** Durable once a write returns: IndexedDB in the browser, memory or SQLite in Node. Values are already sealed. */
export type DeviceStore = {
  read(key: string): Promise<Uint8Array | null>
  /** All pairs whose key begins with `prefix`. */
  list(prefix: string): Promise<readonly (readonly [string, Uint8Array])[]>
  /** All of these or none; null removes. */
  write(pairs: readonly (readonly [string, Uint8Array | null])[]): Promise<void>
  /** The keys made earlier on this device; null when there are none. */
  keys(): Promise<DeviceKeys | null>
  /** Makes new keys and keeps them, in place of any there were. */
  makeKeys(): Promise<DeviceKeys>
  /** Removes everything, keys too. */
  forget(): Promise<void>
}

/** Work that takes long: off the main thread in a browser. */
export type Heavy = {
  /** Argon2id at the cost of that sheet version; 32 bytes */
  stretch(password: string, salt: Uint8Array, sheetVersion: number): Promise<Uint8Array>
  /** A verdict for each: Ed25519, libsodium's. */
  verify(signatures: readonly SignatureToCheck[]): Promise<readonly boolean[]>
}
export type SignatureToCheck = { signature: Uint8Array; message: Uint8Array; publicKey: Uint8Array }

export type Ports = {
  readonly origin: string
  fetch(request: Request): Promise<Response>
  readonly device: DeviceStore
  readonly heavy: Heavy
  /** Unix seconds */
  now(): number
}
