// A known device that lets a new one in: by the code it shows the key is known; typed over, a number is compared as well.
import { base64url, equal, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { sealTo } from '#crypto/secret/hpke.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import type { PairOffer } from '#shared/wire/pairing.ts'
import { authorise } from './authorise.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import { Connection } from './http.ts'
import { nonceHash, numberOf, offerHash, PairingEnded, Room, readCode, readOffer, replyInfo } from './pair.ts'
import type { PairReply } from './pair-guest.ts'
import { renewal } from './renewal.ts'

/** Looks for the new device: it is there, showing its code. */
const LOOKS = 20

/** A new device that was met, and is not let in yet. */
export type Met = {
  /** its number must be typed over: the code did not say which key it has */
  compare: boolean
  letIn(input: { password: string; number: string }): Promise<Refusal | { done: true }>
}

/** Meets the device that shows this code. Nothing is written. `look`: milliseconds between looks. */
export async function meet(core: Core, code: string, look?: number): Promise<Refusal | Met> {
  const read = readCode(code)
  if (!read) return { refused: 'code-wrong' }
  const room = new Room(new Connection(core.ports), read.room, look)
  try {
    const promised = await room.take('commit', LOOKS)
    const nonce = randomBytes(32)
    await room.put('answer', nonceHash(room.id, nonce))
    const sent = await room.take('offer', LOOKS)
    const offer = readOffer(sent, room.id)
    const hash = offerHash(sent)
    // Not the key that the other screen shows: somebody stands between.
    if (!offer || !equal(hash, promised) || (read.hash !== null && read.hash !== base64url(hash)))
      return { refused: 'pairing-differs' }
    await room.put('nonce', nonce)
    const number = numberOf(sent, nonce)
    return {
      compare: read.hash === null,
      async letIn({ password, number: typed }) {
        if (read.hash === null && typed.replace(/\D/g, '') !== number) return { refused: 'pairing-differs' }
        const S = await addDevice(core, offer, password)
        if (isRefusal(S)) return S
        const reply: PairReply = { v: 1, person: core.person, s: base64url(S) }
        const box = fromBase64url(offer.box, 1216)
        await room.put('reply', sealTo(box, replyInfo(sent, nonce), utf8(JSON.stringify(reply))))
        return { done: true }
      },
    }
  } catch (error) {
    if (error instanceof PairingEnded) return { refused: 'pairing-ended' }
    throw error
  }
}

/** Card and keyring name the new device, the password asked again; gives S of the sheet. */
async function addDevice(
  core: Core,
  offer: PairOffer['offer'],
  password: string,
): Promise<Refusal | Uint8Array> {
  const authority = await authorise(core, password)
  if (!authority) return { refused: 'wrong-password' }
  const { device, box } = offer
  const way = { way: randomId(), kind: 'device' as const, key: device, box, locator: null }
  const done = await core.act('', (draft) =>
    renewal(core, draft, authority.signer, { come: [{ way, signer: null }], add: [device] }),
  )
  return isRefusal(done) ? done : authority.S
}
