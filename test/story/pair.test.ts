// A second device without paper: it shows a code, the known one lets it in, and the password opens it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine, type OpenEngine } from '#web/vault/open.ts'
import { household, textsOf, write } from './scene.ts'

const QUICK = { follow: false, looks: 5 }

let house: House
let noor: Somebody

beforeAll(async () => {
  house = await House.open()
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), QUICK)
  const prepared = await engine.prepareAccount({ name: 'Noor', password: PASSWORD, as: 'parent' })
  done(await prepared.begin())
  await house.later()
  noor = somebody(engine, device, prepared.code.join(' '))
  await household(house, noor)
  await write(noor, 'school', 'Hij leest alles.')
  await house.later()
})
afterAll(() => house.close())

async function asks(): Promise<{
  engine: OpenEngine
  tablet: Somebody
  asking: NonNullable<Awaited<ReturnType<OpenEngine['askIn']>>['asking']>
}> {
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), QUICK)
  const { asking } = done(await engine.askIn())
  return { engine, tablet: somebody(engine, device, noor.code), asking: sure(asking) }
}

test('by its QR code: met, the password asked on the known device, then on the new one; everything is there', async () => {
  const { tablet, asking } = await asks()
  const { met } = done(await noor.engine.meetDevice(`https://kluis.example/apparaten/erbij#${asking.long}`))
  expect(sure(met).compare).toBe(false)
  expect(await sure(met).letIn({ password: 'geraden', number: '' })).toMatchObject({
    refused: 'wrong-password',
  })
  done(await sure(met).letIn({ password: PASSWORD, number: '' }))
  expect(await asking.letIn).toBe(true)
  expect(await asking.moveIn('geraden')).toMatchObject({ refused: 'wrong-password' })
  done(await asking.moveIn(PASSWORD))
  expect(textsOf(tablet)).toEqual(['Hij leest alles.'])
  await house.later()
  await noor.look()
  expect(noor.core.alarm).toBeNull()
  const reopened = await createEngine(house.ports(tablet.device), QUICK)
  done(await reopened.unlock(PASSWORD))
})

test('by the short code: both screens know one number, and only that number lets the device in', async () => {
  const { tablet, asking } = await asks()
  const typed = `${asking.short.slice(0, 4).toLowerCase()} ${asking.short.slice(4)}`
  const { met } = done(await noor.engine.meetDevice(typed))
  expect(sure(met).compare).toBe(true)
  const number = sure(await asking.number)
  expect(number).toMatch(/^\d{6}$/)
  const other = number.startsWith('1') ? `2${number.slice(1)}` : `1${number.slice(1)}`
  expect(await sure(met).letIn({ password: PASSWORD, number: other })).toMatchObject({
    refused: 'pairing-differs',
  })
  done(await sure(met).letIn({ password: PASSWORD, number: `${number.slice(0, 3)} ${number.slice(3)}` }))
  done(await asking.moveIn(PASSWORD))
  expect(textsOf(tablet)).toEqual(['Hij leest alles.'])
})

test('a code of nobody, and one that is no code', async () => {
  expect(await noor.engine.meetDevice('ABCD EFGH')).toMatchObject({ refused: 'pairing-ended' })
  expect(await noor.engine.meetDevice('hallo')).toMatchObject({ refused: 'code-wrong' })
})

test('a device that knows an account does not ask: its keys would be lost', async () => {
  expect(await noor.engine.askIn()).toMatchObject({ done: false, refused: 'locked' })
})

test('after five minutes the room is gone', async () => {
  const { asking } = await asks()
  await house.later(301)
  expect(await noor.engine.meetDevice(asking.long)).toMatchObject({ refused: 'pairing-ended' })
  asking.stop()
  expect(await asking.letIn).toBe(false)
})
