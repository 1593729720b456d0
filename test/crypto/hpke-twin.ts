// HPKE a second time, from other people's code: @hpke/core with its X-Wing, and node:crypto for the cipher.

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AeadId, type AeadInterface, CipherSuite, HkdfSha512 } from '@hpke/core'
import { XWing } from '@hpke/hybridkem-x-wing'

const bytesOf = (source: ArrayBufferLike | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
const OPTIONS = { authTagLength: 16 } as const

const chacha20Poly1305: AeadInterface = {
  id: AeadId.Chacha20Poly1305,
  keySize: 32,
  nonceSize: 12,
  tagSize: 16,
  createEncryptionContext: (key) => ({
    async seal(iv, data, aad) {
      const cipher = createCipheriv('chacha20-poly1305', bytesOf(key), bytesOf(iv), OPTIONS)
      cipher.setAAD(bytesOf(aad), { plaintextLength: data.byteLength })
      const sealed = [cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]
      return Uint8Array.from(Buffer.concat(sealed)).buffer
    },
    async open(iv, data, aad) {
      const sealed = bytesOf(data)
      const decipher = createDecipheriv('chacha20-poly1305', bytesOf(key), bytesOf(iv), OPTIONS)
      decipher.setAAD(bytesOf(aad), { plaintextLength: sealed.length - 16 })
      decipher.setAuthTag(sealed.subarray(-16))
      return Uint8Array.from(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]))
        .buffer
    },
  }),
}

const kem = new XWing()
const suite = new CipherSuite({ kem, kdf: new HkdfSha512(), aead: chacha20Poly1305 })
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** enc ‖ ciphertext in base mode; `eseed` (64 bytes) takes the place of the encapsulation's randomness. */
export async function twinSealTo(
  publicKey: Uint8Array,
  info: Uint8Array,
  plaintext: Uint8Array,
  eseed?: Uint8Array,
): Promise<Uint8Array> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(buffer(publicKey))
  const ekm = eseed === undefined ? {} : { ekm: buffer(eseed) }
  const sender = await suite.createSenderContext({ recipientPublicKey, info: buffer(info), ...ekm })
  const sealed = await sender.seal(buffer(plaintext))
  return Uint8Array.from(Buffer.concat([new Uint8Array(sender.enc), new Uint8Array(sealed)]))
}

/** The plaintext of enc ‖ ciphertext, for a 32-byte seed. */
export async function twinOpenWith(
  seed: Uint8Array,
  info: Uint8Array,
  message: Uint8Array,
): Promise<Uint8Array> {
  const recipientKey = await suite.kem.deserializePrivateKey(buffer(seed))
  const enc = buffer(message.subarray(0, 1120))
  const recipient = await suite.createRecipientContext({ recipientKey, enc, info: buffer(info) })
  return new Uint8Array(await recipient.open(buffer(message.subarray(1120))))
}

/** The 1216-byte public key of a 32-byte seed. */
export async function twinPublicKey(seed: Uint8Array): Promise<Uint8Array> {
  await kem.deserializePrivateKey(buffer(seed)) // loads what generateKeyPairDerand takes for loaded
  const { publicKey } = await kem.generateKeyPairDerand(Uint8Array.from(seed))
  return new Uint8Array(await suite.kem.serializePublicKey(publicKey))
}
