// A way in: its public halves for the keyring, and the user key boxed to it.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { boxPublicKey, sealTo } from '#crypto/secret/hpke.ts'
import type { KeySeeds } from '#crypto/secret/keys.ts'
import { randomId } from '#crypto/secret/random.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { WayAdd } from '#shared/keyring/events.ts'
import { wayInfo } from './keychain.ts'

export const asWay = (
  kind: WayAdd['kind'],
  seeds: KeySeeds,
  found: Uint8Array | null,
): Omit<WayAdd, 'type' | 'userKey'> => ({
  way: randomId(),
  kind,
  key: base64url(signerFrom(seeds.sign).publicKey),
  box: base64url(boxPublicKey(seeds.box)),
  locator: found && base64url(found),
})

export const boxUserKey = (
  person: string,
  way: { way: string; box: string },
  generation: number,
  userKey: Uint8Array,
) => ({
  way: way.way,
  box: base64url(sealTo(fromBase64url(way.box, 1216), wayInfo(person, way.way, generation), userKey)),
})
