// Words that could not be sent: written without a connection, refused when there is one, and never lost without a word.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { createEngine } from '#web/vault/open.ts'
import { grants, household, mapOf, note, visits } from './scene.ts'

let house: House
let noor: Somebody
let fatima: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  fatima = await house.person('Fatima', { as: 'professional', profession: 'gezinstherapeut' })
  await household(house, noor)
  await grants(house, noor, fatima, { maps: ['school'], write: true })
})
afterAll(() => house.close())

test('Fatima writes without a connection, Noor takes back: her words are shown to her with the reason', async () => {
  const vault = noor.vault().id
  const { log } = mapOf(noor, 'school')
  await visits(fatima, vault, [log])
  let connected = false
  const ports = house.ports(fatima.device, (request) =>
    connected ? house.app.fetch(request) : Promise.reject(new TypeError('no connection')),
  )
  const engine = await createEngine(ports, { follow: false })
  done(await engine.unlock(PASSWORD))
  const away = somebody(engine, fatima.device, fatima.code)
  expect(await engine.write(vault, log, note('Getypt in de trein.'))).toMatchObject({ queued: true })
  done(await noor.engine.takeBack(vault, fatima.core.person))
  connected = true
  await house.later()
  await away.look()
  const view = () => {
    const now = engine.snapshot()
    if (now.at !== 'open') throw new Error('locked')
    return now.view
  }
  const [unsent] = view().unsent
  expect(unsent).toMatchObject({ vault, text: 'Getypt in de trein.', refused: 'no-access' })
  expect(view().queued).toBe(0)
  await engine.letGo(sure(unsent).id)
  expect(view().unsent).toEqual([])
  await away.look()
  expect(view().unsent).toEqual([])
})
