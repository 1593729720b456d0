// A new device: the recovery sheet and the password bring everything back, shown at once and checked behind.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'

let house: House
let noor: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  done(
    await noor.engine.startVault({
      family: 'De Boer',
      name: 'Noor',
      children: [{ name: 'Yara', birth: '2021-03-02' }],
    }),
  )
  await house.later()
  await noor.look()
  const thuis = sure(noor.vault().maps.find((map) => map.name === 'thuis'))
  done(
    await noor.engine.write(noor.vault().id, thuis.log, {
      kind: 'note',
      on: '2026-11-23',
      text: 'Yara lacht weer.',
    }),
  )
  await house.later()
  await noor.look()
})
afterAll(() => house.close())

const newDevice = async (verified: number[] = []) => {
  const device = memoryDevice()
  const heavy: typeof onTheSpot = {
    ...onTheSpot,
    verify: (signatures) => {
      verified.push(signatures.length)
      return onTheSpot.verify(signatures)
    },
  }
  const engine = await createEngine({ ...house.ports(device), heavy }, { follow: false })
  return somebody(engine, device, noor.code)
}

test('the sheet and the password bring Noor in; what she wrote opens, and every signature was checked', async () => {
  const verified: number[] = []
  const phone = await newDevice(verified)
  done(await phone.engine.signIn({ code: noor.code, password: PASSWORD }))
  expect(sure(phone.vault().children[0]).timeline.map((e) => e.history.current.content)).toMatchObject([
    { text: 'Yara lacht weer.' },
  ])
  expect(phone.vault().health.is).toBe('checked')
  expect(verified.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(20)
})

test('a wrong password and an unknown code get the same answer, and nothing is kept on the device', async () => {
  const phone = await newDevice()
  const wrong = await phone.engine.signIn({ code: noor.code, password: 'iets anders dan dit' })
  expect(wrong).toEqual({ done: false, queued: false, refused: 'sign-in-failed' })
  const other = await house.person('Iemand')
  expect(await phone.engine.signIn({ code: other.code, password: 'iets anders dan dit' })).toEqual(wrong)
  expect(await phone.device.list('')).toEqual([])
})

test('a typing error in the code is refused before anything is sent', async () => {
  const phone = await newDevice()
  const typo = noor.code.replace(/^./, (c) => (c === '2' ? '3' : '2'))
  expect(await phone.engine.signIn({ code: typo, password: PASSWORD })).toEqual({
    done: false,
    queued: false,
    refused: 'code-wrong',
  })
})

test('a locked device opens again with the password, without a connection, and shows what it had', async () => {
  const engine = await createEngine(
    house.ports(noor.device, () => Promise.reject(new TypeError('no connection'))),
    { follow: false },
  )
  expect(engine.snapshot().at).toBe('locked')
  expect(await engine.unlock('verkeerd wachtwoord')).toEqual({
    done: false,
    queued: false,
    refused: 'wrong-password',
  })
  done(await engine.unlock(PASSWORD))
  const offline = somebody(engine, noor.device, noor.code)
  expect(sure(offline.vault().children[0]).timeline).toHaveLength(1)
})

test('what is written without a connection waits, sealed, and is sent once there is one', async () => {
  let connected = false
  const engine = await createEngine(
    house.ports(noor.device, (request) =>
      connected ? house.app.fetch(request) : Promise.reject(new TypeError('no connection')),
    ),
    { follow: false },
  )
  done(await engine.unlock(PASSWORD))
  const offline = somebody(engine, noor.device, noor.code)
  const thuis = sure(offline.vault().maps.find((map) => map.name === 'thuis'))
  const text = 'Geschreven in de trein.'
  expect(await engine.write(offline.vault().id, thuis.log, { kind: 'note', on: '2026-11-24', text })).toEqual(
    { done: false, queued: true },
  )
  const second = { kind: 'note', on: '2026-11-24', text: 'En op het perron.' } as const
  expect(await engine.write(offline.vault().id, thuis.log, second)).toEqual({ done: false, queued: true })
  const kept = (await noor.device.list('')).map(([, bytes]) => new TextDecoder('latin1').decode(bytes)).join()
  expect(kept).not.toContain('trein')
  connected = true
  await house.later()
  await offline.look()
  expect(sure(offline.vault().children[0]).timeline.map((e) => e.history.current.content)).toMatchObject([
    { text: 'En op het perron.' },
    { text },
    { text: 'Yara lacht weer.' },
  ])
  const [last, first] = sure(offline.core.replica.file(thuis.log)).lines.slice(-2)
  expect(sure(last).entry, 'one entry for both').toBe(sure(first).entry)
  const now = engine.snapshot()
  expect(now.at === 'open' && now.view.queued).toBe(0)
})
