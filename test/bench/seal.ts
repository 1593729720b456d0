// Sealing and opening 10,000 records of 1 KiB, against bare ChaCha20-Poly1305 over the same bytes.
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { openRecord, type RecordContext, type SealedRecord, sealRecord } from '#crypto/secret/seal.ts'
import { sodium } from '#crypto/sodium.ts'
import { inTurns, type Measured } from './measure.ts'

const RECORD_COUNT = 10_000
const RECORD_BYTES = 1024
const ROUND_COUNT = 3
const KEY_BYTES = 32

const epochKey = randomBytes(32)
const nonce = randomBytes(12)
const records = Array.from({ length: RECORD_COUNT }, () => ({
  plaintext: randomBytes(RECORD_BYTES),
  context: contextOf(),
}))

function contextOf(): RecordContext {
  const id = () => Buffer.from(randomBytes(32)).toString('base64url')
  const where = { vault: id(), log: id(), author: id(), device: id(), record: randomId() }
  return { ...where, rev: 1, prev: null, epoch: 1, schema: 1, slot: 'body' }
}

const sealAll = (): SealedRecord[] => records.map((record) => sealRecord({ epochKey, ...record }))

/** Two seals make a record: its body, and its key under the epoch's. */
export async function sealing(): Promise<Measured> {
  const raw = () => {
    for (const { plaintext } of records) {
      encrypt(plaintext)
      encrypt(plaintext.subarray(0, KEY_BYTES))
    }
  }
  return said(await inTurns(ROUND_COUNT, { whole: sealAll, raw }), 'seal')
}

export async function opening(): Promise<Measured> {
  const sealed = sealAll()
  const whole = () => {
    for (const [i, box] of sealed.entries()) {
      const record = records[i]
      if (record) openRecord({ epochKey, context: record.context, ...box })
    }
  }
  const body = records.map(({ plaintext }) => encrypt(plaintext))
  const box = records.map(({ plaintext }) => encrypt(plaintext.subarray(0, KEY_BYTES)))
  const raw = () => {
    for (const bytes of body) decrypt(bytes)
    for (const bytes of box) decrypt(bytes)
  }
  return said(await inTurns(ROUND_COUNT, { whole, raw }), 'open')
}

const encrypt = (bytes: Uint8Array): Uint8Array =>
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(bytes, null, null, nonce, epochKey)
const decrypt = (bytes: Uint8Array): Uint8Array =>
  sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, bytes, null, nonce, epochKey)

const said = ({ whole, raw, ratio }: Awaited<ReturnType<typeof inTurns>>, verb: string): Measured => ({
  value: Math.round(whole),
  unit: `ms to ${verb} ${RECORD_COUNT} records of ${RECORD_BYTES} bytes`,
  ratio,
  against: `${Math.round(raw)} ms for bare ChaCha20-Poly1305 of the same bodies and keys`,
  bar: null,
  holds: true,
})
