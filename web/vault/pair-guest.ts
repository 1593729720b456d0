// A new device that asks to be let in by one that is known: it shows a code, then a number; then the password opens it.
import * as v from 'valibot'
import { base64url, equal, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { BoxError, boxPublicKey, openWith } from '#crypto/secret/hpke.ts'
import { wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { bytes16, bytes32 } from '#shared/log/shapes.ts'
import type { PairOffer } from '#shared/wire/pairing.ts'
import { coreOf, keepAccount } from './account.ts'
import { passwordKeys, passwordWays, waysOf } from './authorise.ts'
import type { Core } from './core.ts'
import type { AskingIn, Outcome } from './engine.ts'
import { Connection } from './http.ts'
import { learnOwn } from './learn.ts'
import {
  longCode,
  nonceHash,
  numberOf,
  offerHash,
  offerMessage,
  PairingEnded,
  Room,
  replyInfo,
  roomOf,
  shortCode,
} from './pair.ts'
import type { DeviceKeys, Ports } from './ports.ts'
import { brokenOff } from './run.ts'
import { signInHere } from './sign-in.ts'

/** Looks for the other device: five minutes, as long as the room stands. */
const LOOKS = 200

/** What the known device sends back: whose account it is, and S of the sheet. */
const reply = v.strictObject({ v: v.literal(1), person: bytes32, s: bytes16 })
export type PairReply = v.InferOutput<typeof reply>

type Guest = {
  /** 64 characters, for a QR code or to paste */
  long: string
  /** eight characters to type */
  short: string
  /** Six digits, once the other device has answered. @throws {PairingEnded} */
  number: Promise<string>
  /** Once the other device let this one in. @throws {PairingEnded} */
  letIn: Promise<LetIn>
  stop(): void
}
export type LetIn = { device: DeviceKeys; deviceSecret: Uint8Array; person: string; S: Uint8Array }

/** Opens a room and offers this device's new keys in it. `look`: milliseconds between looks. */
export async function askIn(ports: Ports, look?: number): Promise<Guest> {
  const device = await ports.device.makeKeys()
  const deviceSecret = randomBytes(32)
  const seeds = wayKeys(deviceSecret)
  const short = shortCode()
  const room = new Room(new Connection(ports), roomOf(short), look)
  const offer: PairOffer['offer'] = {
    v: 1,
    room: room.id,
    device: base64url(device.publicKey),
    box: base64url(boxPublicKey(seeds.box)),
    nonce: base64url(randomBytes(32)),
  }
  const sig = base64url(await device.sign(offerMessage(offer)))
  const sent = utf8(JSON.stringify({ offer, sig }))
  await room.put('commit', offerHash(sent))
  const nonce = metAnswer(room, sent)
  const letIn = nonce.then(async (other) => {
    const sealed = await room.take('reply', LOOKS)
    const { person, s } = v.parse(
      reply,
      JSON.parse(fromUtf8(opened(seeds.box, replyInfo(sent, other), sealed))),
    )
    return { device, deviceSecret, person, S: fromBase64url(s, 16) }
  })
  const number = nonce.then((other) => numberOf(sent, other))
  // Whoever asked may have left the screen: then nobody waits for these.
  number.catch(() => undefined)
  letIn.catch(() => undefined)
  return {
    long: longCode(room.id, offerHash(sent)),
    short,
    number,
    letIn,
    stop: () => room.leave(),
  }
}

/** Shows the offer once the other side promised its nonce; gives that nonce, held against the promise. */
async function metAnswer(room: Room, sent: Uint8Array): Promise<Uint8Array> {
  const promised = await room.take('answer', LOOKS)
  await room.put('offer', sent)
  const nonce = await room.take('nonce', LOOKS)
  if (!equal(nonceHash(room.id, nonce), promised)) throw new PairingEnded('not what was promised')
  return nonce
}

function opened(seed: Uint8Array, info: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    return openWith(seed, info, sealed)
  } catch (error) {
    if (error instanceof BoxError) throw new PairingEnded('an answer to another device')
    throw error
  }
}

/**
 * Opens the account with its password; null when it is not the one. That is also what tells this device that the answer
 * came from its owner: whoever stands between knows no S and password that go together with a key in a keyring.
 */
export async function moveIn(
  ports: Ports,
  { device, deviceSecret, person, S }: LetIn,
  password: string,
  changed: () => void,
): Promise<Core | null> {
  const core = coreOf(ports, new Connection(ports), person, device, deviceSecret, changed)
  await signInHere(core)
  await learnOwn(core)
  const { secret, signer } = await passwordKeys(core, S, password)
  const known = passwordWays(core).some(({ key }) => key === base64url(signer.publicKey))
  const named = waysOf(core).some(({ key }) => key === base64url(device.publicKey))
  if (!known || !named) return null
  core.openUserKeys()
  await keepAccount(ports, device, { person, S, passwordSecret: secret, deviceSecret })
  return core
}

/** What a screen shows of it; `enter` opens the account on this device. */
export function asking(
  guest: Guest,
  enter: (letIn: LetIn, password: string) => Promise<Outcome<'wrong-password'>>,
): AskingIn {
  return {
    long: guest.long,
    short: guest.short,
    number: guest.number.catch(() => null),
    letIn: guest.letIn.then(
      () => true,
      () => false,
    ),
    async moveIn(password) {
      try {
        return await enter(await guest.letIn, password)
      } catch (error) {
        return brokenOff(error)
      }
    },
    stop: guest.stop,
  }
}
