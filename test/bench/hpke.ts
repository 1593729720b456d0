// Boxes to a person per second (HPKE with X-Wing), one key in each, against @hpke/core in the same run.
import { boxPublicKey, sealTo } from '#crypto/secret/hpke.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { twinSealTo } from '#test/crypto/hpke-twin.ts'
import { inTurns, type Measured } from './measure.ts'

const BOX_COUNT = 300
const ROUND_COUNT = 5
const KEY_BYTES = 32
const INFO_BYTES = 200

/** How many keys can be sealed to people in a second: what a grant and a revocation are made of. */
export async function wrapping(): Promise<Measured> {
  const publicKey = boxPublicKey(randomBytes(32))
  const info = randomBytes(INFO_BYTES)
  const key = randomBytes(KEY_BYTES)
  const { whole, raw, ratio } = await inTurns(ROUND_COUNT, {
    whole: () => {
      for (let i = 0; i < BOX_COUNT; i++) sealTo(publicKey, info, key)
    },
    raw: async () => {
      for (let i = 0; i < BOX_COUNT; i++) await twinSealTo(publicKey, info, key)
    },
  })
  return {
    value: Math.round((BOX_COUNT / whole) * 1000),
    unit: `boxes to a person/s, a key of ${KEY_BYTES} bytes in each`,
    ratio: 1 / ratio,
    against: `${Math.round((BOX_COUNT / raw) * 1000)} boxes/s with @hpke/core and @hpke/hybridkem-x-wing`,
    bar: null,
    holds: true,
  }
}
