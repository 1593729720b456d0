// A device that was put out, a thief with an unlocked one, and the server beside them: what each may try against the owner.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { encodeLeaf } from '#shared/log/entry.ts'
import { done, House, PASSWORD, type Somebody, sure } from '#test/setup/house.ts'
import { grants, household, mapOf, textsOf, visits, write } from '#test/story/scene.ts'
import { authorise } from '#web/vault/authorise.ts'
import { Draft } from '#web/vault/draft.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { renewal } from '#web/vault/renewal.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { signedOver } from './proxy.ts'

let house: House
let noor: Victim
let fatima: Victim
/** Noor's phone, and Fatima's tablet, before they were stolen */
let phone: Somebody['core']
let tablet: Somebody['core']
let vault: string
let school: string

const another = async (who: Victim): Promise<Somebody['core']> => {
  const engine = await createEngine(house.ports(memoryDevice()), { follow: false })
  done(await engine.signIn({ code: who.code, password: PASSWORD }))
  await house.later()
  return sure(engine.core)
}
const idOf = (core: Somebody['core']) => base64url(core.device.publicKey)

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  fatima = await victim(house, 'Fatima', THERAPIST)
  await household(house, noor)
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  await write(noor, 'school', 'Eerste.')
  await grants(house, noor, fatima, { maps: ['school'] })
  await visits(fatima, vault, [school])
  phone = await another(noor)
  tablet = await another(fatima)
})
afterAll(() => house.close())

/** Every attack meets clients that were closed and opened again, with no alarm, behind an honest server. */
beforeEach(async () => {
  for (const who of [noor, fatima]) who.liar.honest()
  await house.later()
  noor = await reopened(house, noor)
  fatima = await reopened(house, fatima)
  await noor.look()
  await fatima.look()
  expect([alarmOf(noor), alarmOf(fatima)]).toEqual([null, null])
})

type Slice = { from: number; leaves: string[]; size: number; checkpoint: string }
type Logs = { logs: { log: string; size: number }[] }

/** A line by a device that says it stands on the card as it was, on the newest history of a log, signed by that device. */
async function backDated(device: Somebody['core'], at: number, log: string, seer: Somebody): Promise<string> {
  const author = { person: device.person, device: idOf(device), sign: device.device.sign, at }
  const draft = new Draft({ vault, author, keys: device.keys, keyOf: () => null })
  const now = sure(seer.core.replica.file(log)).log
  draft.part(log, now).events.push({ type: 'note' })
  const { entry, sigs, parts } = await draft.finish(sure(seer.core.register.seen), house.now)
  return base64url(encodeLeaf({ entry, sigs, part: sure(parts[0]) }))
}

/** From now on this person is served that leaf too, under a checkpoint that the server really signed. */
function serves(who: Victim, log: string, leaf: string): void {
  who.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as Logs).logs.map((one) => (one.log === log ? { ...one, size: one.size + 1 } : one)),
  }))
  who.liar.lie(new RegExp(`/api/logs/${log}\\?`), async (answer) => {
    const slice = answer as Slice
    const real = (await house.store.leaves(log, 0, 10_000)).map(({ bytes }) => base64url(bytes))
    const all = [...real, leaf]
    return {
      ...slice,
      leaves: all.slice(slice.from),
      size: all.length,
      checkpoint: await signedOver(house, log, all),
    }
  })
}

/** From now on this person is served somebody's card as it was, `size` leaves long, with a checkpoint to match. */
function freezes(who: Victim, person: string, size: number): void {
  who.liar.lie(new RegExp(`/api/cards/${person}\\?`), async (answer) => {
    const slice = answer as Slice
    const all = (await house.store.leaves(person, 0, size)).map(({ bytes }) => base64url(bytes))
    return { ...slice, leaves: all.slice(slice.from), size, checkpoint: await signedOver(house, person, all) }
  })
}

test('67: a thief with her unlocked device changes neither devices nor password, and no patched client does', async () => {
  const size = noor.core.replica.size(noor.core.person)
  const guessed = 'een gok van de dief'
  const wrong = { done: false, refused: 'wrong-password' }
  expect(await noor.engine.revokeDevice(idOf(phone), guessed)).toMatchObject(wrong)
  expect(await noor.engine.changePassword({ now: guessed, next: guessed })).toMatchObject(wrong)
  expect(await noor.engine.renewSheet({ now: guessed, next: guessed, strip: true })).toMatchObject(wrong)
  expect(await authorise(noor.core, guessed)).toBeNull()
  // With the account key, which an unlocked device has, and with a key of the thief's own in place of the password's.
  for (const by of [noor.core.keys.account(), signerFrom(new Uint8Array(32).fill(7))])
    expect(
      await noor.core.act('', (draft) =>
        renewal(noor.core, draft, by, { revoke: [idOf(phone)], fresh: true }),
      ),
    ).toMatchObject({ refused: 'signature-missing' })
  expect((await house.store.heads([noor.core.person]))[0]?.size).toBe(size)
})

test('67: a server that takes it all the same: her other devices refuse the card', async () => {
  let sent: string | null = null
  const thief = signerFrom(new Uint8Array(32).fill(7))
  noor.liar.instead(/\/api\/entries/, ({ text }) => {
    const { entry, sigs, parts } = JSON.parse(text)
    const part = parts.find((one: { log: string }) => one.log === noor.core.person)
    sent = base64url(encodeLeaf({ entry, sigs, part }))
    return { landed: [] }
  })
  await noor.core.act('', (draft) => renewal(noor.core, draft, thief, { revoke: [idOf(phone)], fresh: true }))
  const liar = fatima.liar
  liar.lie(new RegExp(`/api/cards/${noor.core.person}\\?`), async (answer) => {
    const slice = answer as Slice
    const real = (await house.store.leaves(noor.core.person, 0, 10_000)).map(({ bytes }) => base64url(bytes))
    const all = [...real, sure(sent)]
    return {
      ...slice,
      leaves: all.slice(slice.from),
      size: all.length,
      checkpoint: await signedOver(house, noor.core.person, all),
    }
  })
  // Fatima's client reads the card again: a line of Noor's says it has grown.
  const line = await backDated(noor.core, noor.core.replica.size(noor.core.person) + 1, school, fatima)
  serves(fatima, school, line)
  await fatima.look()
  expect(alarmOf(fatima)).toBe('signature-missing')
})

test('12: the phone was put out; a line it dates back is refused in every log Noor writes in', async () => {
  const at = noor.core.replica.size(noor.core.person)
  done(await noor.engine.revokeDevice(idOf(phone), PASSWORD))
  await house.later()
  await noor.look()
  await fatima.look()
  expect([alarmOf(noor), alarmOf(fatima)]).toEqual([null, null])
  for (const log of [school, vault]) {
    const line = await backDated(phone, at, log, noor)
    noor.liar.honest()
    noor = await reopened(house, noor)
    serves(noor, log, line)
    await noor.look()
    expect(alarmOf(noor), log).toBe('card-went-back')
  }
  // The same line in a map that Fatima reads, who holds none of Noor's other logs.
  serves(fatima, school, await backDated(phone, at, school, fatima))
  await fatima.look()
  expect(alarmOf(fatima)).toBe('card-went-back')
  fatima.liar.honest()
  fatima = await reopened(house, fatima)
  // And one that says it stands on the card as it is now.
  serves(fatima, school, await backDated(phone, noor.core.replica.size(noor.core.person), school, fatima))
  await fatima.look()
  expect(alarmOf(fatima)).toBe('device-not-active')
})

test('9: a withheld revocation of a tablet is an alarm for the family: the register and a line both name it', async () => {
  const person = fatima.core.person
  const size = noor.core.replica.size(person)
  done(await fatima.engine.revokeDevice(idOf(tablet), PASSWORD))
  const line = sure(fatima.core.replica.file(school)).lines.at(-1)
  expect(line?.events, 'her own software says so in the map').toEqual([{ type: 'note' }])
  await house.later()
  freezes(noor, person, size)
  await noor.look()
  expect(alarmOf(noor)).toBe('card-behind')
  expect(
    (await noor.engine.write(vault, school, { kind: 'note', on: '2026-11-24', text: 'Nee.' })).done,
  ).toBe(false)
  noor.liar.honest()
  noor = await reopened(house, noor)
  await noor.look()
  await house.later()
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
  // Told the truth, her software makes a new key for what the tablet could read.
  expect(mapOf(noor, 'school').stale).toBe(false)
  const epochs = sure(noor.core.replica.log(school, 'compartment')).state.epochs
  expect(tablet.keys.epochKey(vault, school, sure(epochs.at(-1)).epoch, { epochs })).toBeNull()
  expect(textsOf(noor)).toEqual(['Eerste.'])
})

test('9: with the line in the map withheld as well, the register alone still says that the card has moved on', async () => {
  const person = noor.core.person
  phone = await another(noor)
  await fatima.look()
  const size = fatima.core.replica.size(person)
  const lengths = new Map([...fatima.core.served.keys()].map((log) => [log, fatima.core.replica.size(log)]))
  done(await noor.engine.revokeDevice(idOf(phone), PASSWORD))
  await house.later()
  freezes(fatima, person, size)
  fatima.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as Logs).logs.map((one) => ({ ...one, size: lengths.get(one.log) ?? one.size })),
  }))
  await fatima.look()
  expect(alarmOf(fatima)).toBe('register-differs')
})
