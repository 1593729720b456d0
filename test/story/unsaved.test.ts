// What somebody typed and has not saved: sealed on their own device, there again after the lock, and sent to nobody.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { utf8 } from '#crypto/public/bytes.ts'
import { SealError } from '#crypto/secret/seal.ts'
import { done, House, PASSWORD, type Somebody, sure } from '#test/setup/house.ts'

let house: House
let noor: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
})
afterAll(() => house.close())

const typed = 'Vandaag ging Sam uit zichzelf naar training.'
const kept = async () => sure((await noor.device.list('draft/'))[0])

test('what Noor typed is there again after the lock, and nothing of it is shown while it is locked', async () => {
  expect(await noor.engine.draft('schrijf/sam')).toBeNull()
  expect(await noor.engine.keepDraft('schrijf/sam', typed)).toBe(true)
  noor.engine.lock()
  expect(await noor.engine.draft('schrijf/sam')).toBeNull()
  expect(await noor.engine.keepDraft('schrijf/sam', 'na het slot')).toBe(false)
  done(await noor.engine.unlock(PASSWORD))
  expect(await noor.engine.draft('schrijf/sam')).toBe(typed)
  expect(await noor.engine.draft('schrijf/sa')).toBeNull()
})

test('on the device it is sealed, and nobody else has it', async () => {
  const [, bytes] = await kept()
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('training')
  expect(JSON.stringify(house.lines)).not.toContain('draft')
})

test('what was changed on the device, or stood at another place, is not shown as hers', async () => {
  const [key, bytes] = await kept()
  await noor.device.write([['draft/schrijf/yara', bytes]])
  await expect(noor.engine.draft('schrijf/yara')).rejects.toThrow(SealError)
  await noor.device.write([[key, utf8('x'.repeat(bytes.length))]])
  await expect(noor.engine.draft('schrijf/sam')).rejects.toThrow(SealError)
  await noor.device.write([['draft/schrijf/yara', null]])
})

test('once it is saved nothing of it is left, and neither is there after she signs out', async () => {
  await noor.engine.keepDraft('schrijf/sam', null)
  expect(await noor.device.list('draft/')).toEqual([])
  await noor.engine.keepDraft('schrijf/sam', typed)
  await noor.engine.signOut()
  expect(await noor.device.list('')).toEqual([])
})
