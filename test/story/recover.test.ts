// A forgotten password: the strip alone brings its owner in, with a new password and a new sheet; the old ones open nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentKeys } from '#shared/card/state.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

const NEW_PASSWORD = 'de trein had geen vertraging'

let house: House
let noor: Somebody
let fatima: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  fatima = await house.person('Fatima', { as: 'professional', profession: 'gezinstherapeut' })
  await household(house, noor)
  await write(noor, 'school', 'Hij leest alles.')
  await house.later()
})
afterAll(() => house.close())

const onDevice = async (device = memoryDevice()) => ({
  device,
  engine: await createEngine(house.ports(device), { follow: false }),
})
const generation = (who: Somebody) =>
  currentKeys(sure(who.core.replica.card(who.core.person)).state)?.generation
const leavesOf = async (who: Somebody) => (await house.store.heads([who.core.person]))[0]?.size

test('with a typing error, the code of the sheet, or a strip of nobody, nothing opens', async () => {
  const { engine } = await onDevice()
  const typo = noor.strip.replace(/^./, (c) => (c === '2' ? '3' : '2'))
  expect(await engine.recover(typo)).toMatchObject({ done: false, refused: 'code-wrong' })
  expect(await engine.recover(noor.code)).toMatchObject({ done: false, refused: 'sign-in-failed' })
})

test('until the new sheet is confirmed nothing has changed', async () => {
  const { engine, device } = await onDevice()
  const before = await leavesOf(noor)
  const { strip } = done(await engine.recover(noor.strip))
  const prepared = await sure(strip).renew(NEW_PASSWORD)
  expect(prepared.recovery.join(' '), 'the strip stays the strip').toBe(noor.strip)
  expect(prepared.code.join(' ')).not.toBe(noor.code)
  expect(await leavesOf(noor)).toBe(before)
  expect(await device.list('')).toEqual([])
  const other = await onDevice()
  done(await other.engine.signIn({ code: noor.code, password: PASSWORD }))
})

test('the strip and a new password bring Noor in; what she wrote is there; the old sheet and password open nothing', async () => {
  const { engine, device } = await onDevice()
  const { strip } = done(await engine.recover(noor.strip))
  const prepared = await sure(strip).renew(NEW_PASSWORD)
  done(await prepared.begin())
  const back = somebody(engine, device, prepared.code.join(' '), noor.strip)
  expect(textsOf(back)).toEqual(['Hij leest alles.'])
  expect(generation(back)).toBe(2)

  const old = await onDevice()
  expect(await old.engine.signIn({ code: noor.code, password: PASSWORD })).toMatchObject({
    refused: 'sign-in-failed',
  })
  expect(await old.engine.signIn({ code: noor.code, password: NEW_PASSWORD })).toMatchObject({
    refused: 'sign-in-failed',
  })
  const fresh = await onDevice()
  done(await fresh.engine.signIn({ code: back.code, password: NEW_PASSWORD }))
  expect(textsOf(somebody(fresh.engine, fresh.device, back.code))).toEqual(['Hij leest alles.'])
  await house.later()
})

test('her other device learns the new user key, and what was given to the old one still opens', async () => {
  await noor.look()
  expect(noor.core.alarm).toBeNull()
  expect(generation(noor)).toBe(2)
  expect(noor.core.keys.generation).toBe(2)
  await write(noor, 'school', 'Van het oude toestel.')
  await grants(house, noor, fatima, { maps: ['school'] })
  await visits(fatima, noor.vault().id, [mapOf(noor, 'school').log])
  done(await fatima.engine.write(noor.vault().id, mapOf(noor, 'school').log, note('Van Fatima.')))
  await house.later()
  await noor.look()
  expect(textsOf(noor)).toEqual(['Van Fatima.', 'Van het oude toestel.', 'Hij leest alles.'])
})

test('on a device that knew the account the strip puts the new one in its place', async () => {
  const { engine } = await onDevice(noor.device)
  const { strip } = done(await engine.recover(noor.strip))
  const was = noor.core.device.publicKey
  done(await (await sure(strip).renew(PASSWORD)).begin())
  const back = somebody(engine, noor.device, '')
  const devices = sure(back.core.replica.card(back.core.person)).state.devices
  const old = devices.find((d) => d.device === Buffer.from(was).toString('base64url'))
  expect(old?.until).not.toBeNull()
  const again = await onDevice(noor.device)
  done(await again.engine.unlock(PASSWORD))
  expect(again.engine.core?.alarm).toBeNull()
  expect(textsOf(somebody(again.engine, noor.device, ''))).toHaveLength(3)
})
