// A lost phone: put out by its owner, it gets nothing and opens nothing new, and every key it knew is replaced.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { currentKeys } from '#shared/card/state.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { isOverdue } from '#web/vault/rotation.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

const NEW_PASSWORD = 'de trein had geen vertraging'

let house: House
let noor: Somebody
/** Noor's second device */
let phone: Somebody
let fatima: Somebody
let tablet: Somebody

const secondDevice = async (who: Somebody): Promise<Somebody> => {
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: who.code, password: PASSWORD }))
  await house.later()
  return somebody(engine, device, who.code)
}
const idOf = (who: Somebody) => base64url(who.core.device.publicKey)
const account = (who: Somebody) => {
  const now = who.engine.snapshot()
  if (now.at !== 'open') throw new Error(now.at)
  return now.view.account
}
const epochOf = (who: Somebody, log: string) =>
  sure(who.core.replica.log(log, 'compartment')).state.epochs.length

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  fatima = await house.person('Fatima', { as: 'professional', profession: 'gezinstherapeut' })
  await household(house, noor)
  await write(noor, 'school', 'Van voor de diefstal.')
  await grants(house, noor, fatima, { maps: ['school'] })
  phone = await secondDevice(noor)
  tablet = await secondDevice(fatima)
  await visits(fatima, noor.vault().id, [mapOf(noor, 'school').log])
  await noor.look()
})
afterAll(() => house.close())

test('Noor sees both of her devices and names them; her other device reads the names, the server none', async () => {
  expect(account(noor).devices.map(({ device, here }) => ({ device, here }))).toEqual([
    { device: idOf(noor), here: true },
    { device: idOf(phone), here: false },
  ])
  done(await noor.engine.nameDevice(idOf(phone), 'Telefoon met barst'))
  done(await noor.engine.nameDevice(idOf(noor), 'Laptop in de keuken'))
  await house.later()
  await phone.look()
  expect(account(phone).devices.map(({ name, here }) => ({ name, here }))).toEqual([
    { name: 'Telefoon met barst', here: true },
    { name: 'Laptop in de keuken', here: false },
  ])
})

test('without her password nobody puts a device out, whatever device is unlocked', async () => {
  const before = noor.core.replica.size(noor.core.person)
  expect(await phone.engine.revokeDevice(idOf(noor), 'geraden wachtwoord')).toMatchObject({
    refused: 'wrong-password',
  })
  expect(await phone.engine.changePassword({ now: 'geraden', next: NEW_PASSWORD })).toMatchObject({
    refused: 'wrong-password',
  })
  await noor.look()
  expect(noor.core.replica.size(noor.core.person)).toBe(before)
})

test('the stolen phone is put out: a new user key, and a new key for every map it knew, at once', async () => {
  const school = mapOf(noor, 'school').log
  const before = epochOf(noor, school)
  done(await noor.engine.revokeDevice(idOf(phone), PASSWORD))
  expect(currentKeys(sure(noor.core.replica.card(noor.core.person)).state)?.generation).toBe(2)
  expect(epochOf(noor, school)).toBe(before + 1)
  const kept = [...noor.core.replica.of('compartment'), ...noor.core.replica.of('family')]
  expect(kept.filter((log) => isOverdue(noor.core, log))).toEqual([])
  expect(noor.vault().maps.filter((map) => map.stale)).toEqual([])
  expect(account(noor).devices.at(-1)).toMatchObject({ device: idOf(phone), name: 'Telefoon met barst' })
  expect(account(noor).devices.at(-1)?.until).not.toBeNull()
  await house.later()
  await noor.look()
  await fatima.look()
  expect([noor.core.alarm, fatima.core.alarm]).toEqual([null, null])
  await write(noor, 'school', 'Van na de diefstal.')
  await visits(fatima, noor.vault().id, [school])
  expect(textsOf(fatima)).toEqual(['Van na de diefstal.', 'Van voor de diefstal.'])
})

test('the phone gets nothing any more, and with everything the server has it opens nothing new', async () => {
  const vault = noor.vault().id
  const school = mapOf(noor, 'school').log
  await phone.look()
  expect((await phone.engine.write(vault, school, note('Van de dief.'))).done).toBe(false)
  const again = await createEngine(house.ports(phone.device), { follow: false })
  done(await again.unlock(PASSWORD))
  await again.sync()
  const thief = somebody(again, phone.device, '')
  expect(textsOf(thief)).toEqual(['Van voor de diefstal.'])
  expect((await again.write(vault, school, note('Van de dief.'))).done).toBe(false)
  expect(textsOf(noor)).not.toContain('Van de dief.')
  // A server that helps it: every lockbox and every leaf.
  const state = sure(noor.core.replica.log(school, 'compartment')).state
  const newest = sure(state.epochs.at(-1))
  const boxes = await house.store.lockboxes(noor.core.person, 0, 10_000)
  const opened = boxes.flatMap(({ bytes, vault: of }) => {
    try {
      return thief.core.keys.openLockbox(of, bytes)
    } catch {
      return []
    }
  })
  expect(opened.some(({ log, epoch }) => log === school && epoch === newest.epoch - 1)).toBe(true)
  expect(opened.some(({ log, epoch }) => log === school && epoch === newest.epoch)).toBe(false)
  expect(thief.core.keys.epochKey(vault, school, newest.epoch, state)).toBeNull()
})

test("a professional's lost tablet: the family sees the map without a safe key until a keeper's software made one", async () => {
  const school = mapOf(noor, 'school').log
  const before = epochOf(noor, school)
  done(await fatima.engine.revokeDevice(idOf(tablet), PASSWORD))
  await house.later()
  await fatima.look()
  expect(sure(fatima.vault().maps.find((map) => map.log === school)).stale).toBe(true)
  // What she writes meanwhile is a drop: the tablet knows the key in force.
  done(await fatima.engine.write(noor.vault().id, school, note('Terwijl de sleutel oud is.')))
  await house.later()
  await noor.look()
  await house.later()
  await noor.look()
  expect(epochOf(noor, school)).toBe(before + 1)
  expect(mapOf(noor, 'school').stale).toBe(false)
  expect(textsOf(noor)).toContain('Terwijl de sleutel oud is.')
})

test('another password: the old one opens nothing; the other device says so and follows with the new one', async () => {
  phone = await secondDevice(noor)
  done(await noor.engine.changePassword({ now: PASSWORD, next: NEW_PASSWORD }))
  await house.later()
  expect(account(noor).passwordReplaced).toBe(false)
  const old = await createEngine(house.ports(), { follow: false })
  expect(await old.signIn({ code: noor.code, password: PASSWORD })).toMatchObject({
    refused: 'sign-in-failed',
  })
  const locked = await createEngine(house.ports(phone.device), { follow: false })
  done(await locked.unlock(PASSWORD))
  await locked.sync()
  phone = somebody(locked, phone.device, noor.code)
  expect(account(phone).passwordReplaced).toBe(true)
  expect(await locked.followPassword(PASSWORD)).toMatchObject({ refused: 'wrong-password' })
  done(await locked.followPassword(NEW_PASSWORD))
  expect(account(phone).passwordReplaced).toBe(false)
  const reopened = await createEngine(house.ports(phone.device), { follow: false })
  expect(await reopened.unlock(PASSWORD)).toMatchObject({ refused: 'wrong-password' })
  done(await reopened.unlock(NEW_PASSWORD))
})

test('practising says of each half whether it still lets her in; only the date is kept, for her other device too', async () => {
  const size = noor.core.replica.size(noor.core.person)
  expect(await noor.engine.practise(noor.code)).toMatchObject({ done: true, half: 'sheet' })
  expect(await noor.engine.practise(fatima.code)).toMatchObject({ refused: 'not-in-force' })
  expect(await noor.engine.practise(noor.code.replace(/^./, (c) => (c === '2' ? '3' : '2')))).toMatchObject({
    refused: 'code-wrong',
  })
  expect(account(noor).sheet.practised).toMatchObject({ sheet: house.now, strip: null })
  expect(await noor.engine.practise(noor.strip)).toMatchObject({ done: true, half: 'strip' })
  await house.later()
  await noor.look()
  expect(noor.core.replica.size(noor.core.person)).toBe(size)
  expect(account(noor).sheet.practised.strip).not.toBeNull()
})

test('a sheet somebody else saw: new codes under a new user key, and the other device follows with the password alone', async () => {
  const { prepared } = done(await noor.engine.renewSheet({ now: NEW_PASSWORD, next: PASSWORD, strip: true }))
  const { code, recovery, begin } = sure(prepared)
  const made = sure(account(noor).sheet.made)
  done(await begin())
  await house.later()
  await noor.look()
  expect(noor.core.keys.generation).toBe(3)
  expect(sure(account(noor).sheet.made)).toBeGreaterThan(made)
  const fresh = await createEngine(house.ports(), { follow: false })
  expect(await fresh.signIn({ code: noor.code, password: PASSWORD })).toMatchObject({
    refused: 'sign-in-failed',
  })
  expect(await fresh.recover(noor.strip)).toMatchObject({ refused: 'sign-in-failed' })
  done(await fresh.recover(recovery.join(' ')))
  done(await fresh.signIn({ code: code.join(' '), password: PASSWORD }))
  const locked = await createEngine(house.ports(phone.device), { follow: false })
  done(await locked.unlock(NEW_PASSWORD))
  await locked.sync()
  done(await locked.followPassword(PASSWORD))
  expect(locked.core?.alarm).toBeNull()
})
