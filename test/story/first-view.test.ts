// The first view: what stood on the screen last stands there at once; the account is read back and checked behind it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine, type OpenEngine } from '#web/vault/open.ts'
import type { View } from '#web/vault/shown.ts'

let house: House
let noor: Somebody
let fatima: Somebody
const WORDS = 'Yara lacht weer.'

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  fatima = await house.person('Fatima', { as: 'professional', profession: 'kinderfysiotherapeut' })
  const children = [{ name: 'Yara', birth: '2021-03-02' }]
  done(await noor.engine.startVault({ family: 'De Boer', name: 'Noor', children }))
  await round(noor)
  const { log } = thuis()
  done(await noor.engine.write(noor.vault().id, log, { kind: 'note', on: '2026-11-23', text: WORDS }))
  await round(noor)
  const child = sure(noor.vault().children[0]).id
  const { invitation } = done(
    await noor.engine.invite(noor.vault().id, { children: [child], days: 7, uses: 1 }),
  )
  const code = sure(invitation).code.join(' ')
  const { invited } = done(await fatima.engine.openInvitation(code))
  const wishes = [{ child, map: 'thuis' as const, read: true, write: false }]
  const terms = { wishes, past: 'with-history' as const, end: '2027-02-01' }
  done(await fatima.engine.ask(sure(invited), { purpose: 'Meekijken', ...terms }))
  await round(noor)
  const request = sure(noor.vault().requests[0])
  const { wishes: given, ...when } = terms
  done(await noor.engine.give(noor.vault().id, request.id, { given: [...given], ...when }))
  await round(noor)
  await round(fatima)
  done(await fatima.engine.visit(noor.vault().id, [log]))
  await round(fatima)
})
afterAll(() => house.close())

const thuis = () => sure(noor.vault().maps.find((map) => map.name === 'thuis'))

async function round(who: Somebody): Promise<void> {
  await house.later()
  await who.look()
}

/** Every view the engine showed before the account was there. */
function early(engine: OpenEngine): View[] {
  const seen: View[] = []
  engine.subscribe(() => {
    const now = engine.snapshot()
    if (now.at === 'open' && engine.core === null) seen.push(now.view)
  })
  return seen
}

const textsIn = (view: View): string => JSON.stringify(view)

test('a device that is opened again shows at once what stood there, as not yet looked at', async () => {
  const last = noor.engine.snapshot()
  const engine = await createEngine(house.ports(noor.device), { follow: false })
  const seen = early(engine)
  done(await engine.unlock(PASSWORD))
  const [first] = seen
  expect(sure(first).vaults[0]?.health.is).toBe('checking')
  const plain = ({ vaults, ...rest }: View) => ({
    ...rest,
    vaults: vaults.map(({ health, logbook, ...vault }) => ({ ...vault, lines: logbook.map((l) => l.ref) })),
  })
  expect(plain(sure(first))).toEqual(last.at === 'open' ? plain(last.view) : null)
  await engine.sync()
  expect(somebody(engine, noor.device, noor.code).vault().health.is).toBe('checked')
})

test('what is asked of it before it is read back is done once it is', async () => {
  const engine = await createEngine(house.ports(noor.device), { follow: false })
  let written: Promise<unknown> | null = null
  engine.subscribe(() => {
    const now = engine.snapshot()
    if (written || now.at !== 'open' || engine.core) return
    const vault = sure(now.view.vaults[0])
    written = engine.write(vault.id, thuis().log, { kind: 'note', on: '2026-11-24', text: 'Meteen getikt.' })
  })
  done(await engine.unlock(PASSWORD))
  expect(await written).toMatchObject({ done: true })
  await engine.sync()
})

test('a new device shows what the bookmark carries before anything was fetched', async () => {
  await round(noor)
  const engine = await createEngine(house.ports(memoryDevice()), { follow: false })
  const seen = early(engine)
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  expect(textsIn(sure(seen[0]))).toContain(WORDS)
})

test('the bookmark of somebody who was given a map carries no word of the family to another device', async () => {
  const here = fatima.engine.snapshot()
  expect(textsIn(sure(here.at === 'open' ? here.view : null)), 'she has opened it here').toContain(WORDS)
  const engine = await createEngine(house.ports(memoryDevice()), { follow: false })
  const seen = early(engine)
  done(await engine.signIn({ code: fatima.code, password: PASSWORD }))
  expect(sure(sure(seen[0]).vaults[0]).family).toBe('De Boer')
  expect(textsIn(sure(seen[0]))).not.toContain(WORDS)
})

test('what stood there last and was tampered with on the device is not shown', async () => {
  const sealed = sure(await noor.device.read('first'))
  await noor.device.write([['first', sealed.with(40, (sealed[40] ?? 0) ^ 1)]])
  const engine = await createEngine(house.ports(noor.device), { follow: false })
  const seen = early(engine)
  done(await engine.unlock(PASSWORD))
  expect(seen).toEqual([])
  expect(engine.core?.alarm?.code).toBe('device-cache-broken')
  await noor.device.write([['first', sealed]])
})

test('a window closed while a new device still learned: opened again, it learns the rest', async () => {
  const device = memoryDevice()
  let broken = false
  let sessions = 0
  const breaks = (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/session') sessions++
    // The second session is that of the device itself, which is in the card by then.
    broken ||= sessions === 2 && pathname !== '/api/session'
    return broken ? Promise.reject(new TypeError('no connection')) : house.app.fetch(request)
  }
  const closed = await createEngine(house.ports(device, breaks), { follow: false })
  done(await closed.signIn({ code: noor.code, password: PASSWORD }))
  closed.close()
  await house.later()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.unlock(PASSWORD))
  await engine.sync()
  const again = somebody(engine, device, noor.code)
  expect(JSON.stringify(again.vault().children)).toContain(WORDS)
  expect(again.vault().health.is).toBe('checked')
})
