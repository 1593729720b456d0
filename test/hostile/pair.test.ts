// 14: a server between two devices that are paired: it swaps the new device's key, or the answer. What either may write or keep.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { boxPublicKey, sealTo } from '#crypto/secret/hpke.ts'
import { wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { PairOffer } from '#shared/wire/pairing.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { household } from '#test/story/scene.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine, type OpenEngine } from '#web/vault/open.ts'
import { nonceHash, offerHash, offerMessage, replyInfo } from '#web/vault/pair.ts'
import { Liar } from './proxy.ts'

const QUICK = { follow: false, looks: 5 }

let house: House
let noor: Somebody
let liar: Liar

beforeAll(async () => {
  house = await House.open()
  liar = new Liar(house)
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device, liar.fetch), QUICK)
  const prepared = await engine.prepareAccount({ name: 'Noor', password: PASSWORD, as: 'parent' })
  done(await prepared.begin())
  await house.later()
  noor = somebody(engine, device, prepared.code.join(' '), prepared.recovery.join(' '))
  await household(house, noor)
})
afterAll(() => house.close())

/** Everything of a device that the server made itself. */
async function intruder(room: string): Promise<{ sent: Uint8Array; boxSeed: Uint8Array }> {
  const key = signerFrom(randomBytes(32))
  const seeds = wayKeys(randomBytes(32))
  const offer: PairOffer['offer'] = {
    v: 1,
    room,
    device: base64url(key.publicKey),
    box: base64url(boxPublicKey(seeds.box)),
    nonce: base64url(randomBytes(32)),
  }
  const sig = base64url(key.sign(offerMessage(offer)))
  return { sent: utf8(JSON.stringify({ offer, sig })), boxSeed: seeds.box }
}

async function asks(fetch = (request: Request) => house.app.fetch(request)) {
  const device = memoryDevice()
  const engine: OpenEngine = await createEngine(house.ports(device, fetch), QUICK)
  const { asking } = done(await engine.askIn())
  return { engine, device, asking: sure(asking) }
}
type Left = { room: string; slot: string; bytes?: string }
const slotOf = (text: string): Left => JSON.parse(text)
const leaves = async () => (await house.store.heads([noor.core.person]))[0]?.size

/** What the known device takes out of the room is the intruder's; what it leaves goes on to the new device. */
function swaps(sent: Uint8Array): void {
  liar.lie(/\/api\/pairing\/take/, (answer, { text }) => {
    const { slot } = slotOf(text)
    if ((answer as { bytes: string | null }).bytes === null) return answer
    if (slot === 'commit') return { bytes: base64url(offerHash(sent)) }
    return slot === 'offer' ? { bytes: base64url(sent) } : answer
  })
}

test('14: the key is swapped on the way: the code that was scanned names another, and nothing is written', async () => {
  const { asking } = await asks()
  const before = await leaves()
  const room = base64url(fromBase64url(asking.long, 48).subarray(0, 16))
  const { sent } = await intruder(room)
  swaps(sent)
  expect(await noor.engine.meetDevice(asking.long)).toMatchObject({ refused: 'pairing-differs' })
  asking.stop()
  liar.honest()
  expect(await leaves()).toBe(before)
})

test('14: with a typed code: the two screens show different numbers, and nothing is written', async () => {
  const { asking } = await asks()
  const before = await leaves()
  const room = base64url(fromBase64url(asking.long, 48).subarray(0, 16))
  swaps((await intruder(room)).sent)
  const { met } = done(await noor.engine.meetDevice(asking.short))
  liar.honest()
  const number = sure(await asking.number)
  expect(await sure(met).letIn({ password: PASSWORD, number })).toMatchObject({ refused: 'pairing-differs' })
  asking.stop()
  expect(await leaves()).toBe(before)
})

test('14: an intruder that shows its key only after it saw the nonce has promised nothing to match', async () => {
  const { asking } = await asks()
  const room = base64url(fromBase64url(asking.long, 48).subarray(0, 16))
  const { sent } = await intruder(room)
  liar.lie(/\/api\/pairing\/take/, (answer, { text }) => {
    const found = (answer as { bytes: string | null }).bytes
    return found !== null && slotOf(text).slot === 'offer' ? { bytes: base64url(sent) } : answer
  })
  expect(await noor.engine.meetDevice(asking.short)).toMatchObject({ refused: 'pairing-differs' })
  asking.stop()
  liar.honest()
})

test('14: an answer from the server, to an account of its own: the password goes with no key there, and nothing is kept', async () => {
  const other = await house.person('De server')
  const between = new Liar(house)
  const { asking, device } = await asks(between.fetch)
  // It answers the new device itself, and knows S of its own account.
  const room = base64url(fromBase64url(asking.long, 48).subarray(0, 16))
  const nonce = randomBytes(32)
  const left = async (slot: string, bytes: Uint8Array) => {
    const body = JSON.stringify({ room, slot, bytes: base64url(bytes) })
    await house.app.fetch(
      new Request('http://localhost/api/pairing', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    )
  }
  await left('answer', nonceHash(room, nonce))
  await left('nonce', nonce)
  await asking.number
  const shown = between.asked.map(({ text }) => (text === '' ? null : slotOf(text)))
  const sent = fromBase64url(sure(shown.find((one) => one?.slot === 'offer')?.bytes))
  const { offer } = JSON.parse(fromUtf8(sent)) as PairOffer
  const reply = { v: 1, person: other.core.person, s: base64url(randomBytes(16)) }
  await left(
    'reply',
    sealTo(fromBase64url(offer.box, 1216), replyInfo(sent, nonce), utf8(JSON.stringify(reply))),
  )
  expect(await asking.letIn).toBe(true)
  const said = await asking.moveIn(PASSWORD)
  expect(said.done).toBe(false)
  expect(await device.list('')).toEqual([])
  const all = between.asked.map(({ text }) => text).join()
  expect(all).not.toContain('pannenkoeken')
})
