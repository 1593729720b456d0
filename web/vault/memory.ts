// Ports in memory: a device that lives as long as the process. For Node: the demo, story tests, benches.

import { utf8 } from '#crypto/public/bytes.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { costOf, stretch } from '#crypto/secret/password.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { open, seal } from '#crypto/secret/seal.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { DeviceKeys, DeviceStore, Heavy } from './ports.ts'

const WRAP = utf8('gezinskluis/v1/device-wrap')

/** A device whose keys and bytes are in memory. */
export function memoryDevice(): DeviceStore {
  const bytes = new Map<string, Uint8Array>()
  let keys: DeviceKeys | null = null
  return {
    read: async (key) => bytes.get(key) ?? null,
    list: async (prefix) => [...bytes].filter(([key]) => key.startsWith(prefix)),
    write: async (pairs) => {
      for (const [key, value] of pairs) {
        if (value) bytes.set(key, value)
        else bytes.delete(key)
      }
    },
    keys: async () => keys,
    makeKeys: async () => {
      const wrapping = randomBytes(32)
      keys = {
        ...signerFrom(randomBytes(32)),
        wrap: async (plain) => seal(wrapping, WRAP, plain),
        unwrap: async (sealed) => open(wrapping, WRAP, sealed),
      }
      return keys
    },
    forget: async () => {
      bytes.clear()
      keys = null
    },
  }
}

/** Heavy work done on the spot. */
export const onTheSpot: Heavy = {
  stretch: async (password, salt, version) => stretch(password, salt, costOf(version)),
  verify: async (signatures) => signatures.map((s) => verifySignature(s.signature, s.message, s.publicKey)),
}
