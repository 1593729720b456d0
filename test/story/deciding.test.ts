// Deciding together: a second holder, a young person, two who write at once, and a vault of one's own that leaves no trace.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { asks, childOf, household, mapOf, note, textsOf, write } from './scene.ts'

let house: House
let noor: Somebody
let bram: Somebody
let sam: Somebody
let vault: string

const look = async (...people: Somebody[]) => {
  for (const who of people) await who.look()
}

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Sam', 'Yara'])
  vault = noor.vault().id
  bram = await house.person('Bram')
  sam = await house.person('Sam')
  // Once there are two holders it takes both to change a policy: Sam is named before Bram is.
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child: childOf(noor, 'Sam').id })
  await joins(house, noor, bram, { name: 'Bram', as: 'holder' })
  await look(noor, bram, sam)
})
afterAll(() => house.close())

const choice = (child: string, map: 'school' | 'thuis', write = true) => ({
  given: [{ child: childOf(noor, child).id, map, read: true, write }],
  past: 'with-history' as const,
  end: '2027-02-28',
})
const stateOf = (who: Somebody, request: string) =>
  sure(who.vault().requests.find((r) => r.id === request)).state

test('Bram, the second holder, sees what Noor sees, and reads what was there before him', async () => {
  await write(noor, 'thuis', 'Van voor Bram.', 'Yara')
  await look(bram)
  expect(textsOf(bram, 'Yara')).toContain('Van voor Bram.')
  expect(bram.vault().mine).toBe('holder')
})

test('70: what both holders gave on different terms gives nothing; on the same terms it does', async () => {
  const pim = await house.person('Pim', { as: 'professional' })
  const request = await asks(house, noor, pim, { maps: ['school'], child: 'Yara' })
  await look(bram)
  done(await noor.engine.give(vault, request, choice('Yara', 'school')))
  done(await bram.engine.give(vault, request, choice('Yara', 'school', false)))
  await house.later()
  await look(noor, bram, pim)
  expect(pim.vault().mine).toBe('asking')
  expect(
    [...pim.core.served.values()].filter((log) => log.kind === 'compartment' && log.vault === vault),
  ).toEqual([])
  expect(stateOf(noor, request)).not.toBe('active')
  // Noor says yes to exactly what Bram offered: that is one thing both gave.
  await look(noor)
  done(await noor.engine.agree(vault, request))
  await house.later()
  await look(noor, bram, pim)
  const served = [...pim.core.served.values()].filter(
    (log) => log.kind === 'compartment' && log.vault === vault,
  )
  expect(served).toHaveLength(1)
})

test('a share of Sam’s map takes Noor and Bram and Sam: two of the three give nothing', async () => {
  const rik = await house.person('Rik', { as: 'professional' })
  const request = await asks(house, noor, rik, { maps: ['school'], child: 'Sam' })
  await look(bram, sam)
  done(await noor.engine.give(vault, request, choice('Sam', 'school')))
  await house.later()
  await look(bram)
  done(await bram.engine.agree(vault, request))
  await house.later()
  await look(noor, bram, rik)
  const maps = () =>
    [...rik.core.served.values()].filter((l) => l.kind === 'compartment' && l.vault === vault)
  expect(maps()).toEqual([])
  expect(sure(noor.vault().requests.find((r) => r.id === request)).waitsFor).toEqual([sam.core.person])
  await look(sam)
  done(await sam.engine.agree(vault, request))
  await house.later()
  await look(noor, rik)
  await house.later()
  await look(rik)
  expect(maps()).toHaveLength(1)
})

test('two who write at once: one is told to look again, and both texts stand', async () => {
  await look(noor, bram)
  const [one, other] = await Promise.all([
    write(noor, 'thuis', 'Van Noor.', 'Yara'),
    write(bram, 'thuis', 'Van Bram.', 'Yara'),
  ])
  expect([one.done, other.done]).toEqual([true, true])
  await house.later()
  await look(noor, bram)
  for (const who of [noor, bram])
    expect(textsOf(who, 'Yara')).toEqual(expect.arrayContaining(['Van Noor.', 'Van Bram.']))
})

test('two who change the same note at once: the last stands, the other is in its history', async () => {
  await look(noor, bram)
  const of = (who: Somebody) =>
    sure(
      childOf(who, 'Yara').timeline.find(
        (e) => 'text' in e.history.current.content && e.history.current.content.text === 'Van Noor.',
      ),
    )
  const { record } = of(noor).history.current
  const { log } = mapOf(noor, 'thuis', 'Yara')
  await Promise.all([
    noor.engine.write(vault, log, note('Verbeterd door Noor.'), record),
    bram.engine.write(vault, log, note('Verbeterd door Bram.'), record),
  ])
  await house.later()
  await look(noor, bram)
  const history = sure(
    childOf(bram, 'Yara').timeline.find((e) => e.history.current.record === record),
  ).history
  const all = JSON.stringify(history)
  for (const text of ['Van Noor.', 'Verbeterd door Noor.', 'Verbeterd door Bram.'])
    expect(all).toContain(text)
})

test('two devices of Noor write in one map at once: both texts stand', async () => {
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  const tablet = somebody(engine, device, noor.code)
  await house.later()
  await look(noor, tablet)
  await Promise.all([
    write(noor, 'school', 'Van de telefoon.', 'Yara'),
    write(tablet, 'school', 'Van de tablet.', 'Yara'),
  ])
  await house.later()
  await look(noor, tablet)
  for (const who of [noor, tablet])
    expect(textsOf(who, 'Yara')).toEqual(expect.arrayContaining(['Van de telefoon.', 'Van de tablet.']))
})

test('60: two holders take the same person back at once: one new key after another, and nothing is lost', async () => {
  const pim = sure(noor.vault().helpers.find((h) => h.maps.length > 0)).person
  await look(noor, bram)
  const taken = await Promise.all([noor.engine.takeBack(vault, pim), bram.engine.takeBack(vault, pim)])
  expect(taken.filter((one) => one.done).length).toBeGreaterThanOrEqual(1)
  await house.later()
  await look(noor, bram)
  for (const who of [noor, bram]) {
    expect(who.core.alarm).toBeNull()
    for (const map of who.core.replica.of('compartment'))
      expect(map.state.access.some((a) => a.person === pim)).toBe(false)
  }
  await write(bram, 'school', 'Na het terugnemen.', 'Yara')
  await look(noor)
  expect(textsOf(noor, 'Yara')).toContain('Na het terugnemen.')
})

test('an answer that was lost on the way makes one note, not two', async () => {
  let lose = false
  const fetch = async (request: Request) => {
    const answer = await house.app.fetch(request)
    if (lose && request.url.endsWith('/api/entries')) {
      lose = false
      throw new TypeError('connection lost')
    }
    return answer
  }
  const engine = await createEngine(house.ports(noor.device, fetch), { follow: false })
  done(await engine.unlock(PASSWORD))
  const phone = somebody(engine, noor.device, noor.code)
  await phone.look()
  lose = true
  const { log } = mapOf(phone, 'school', 'Yara')
  expect(await engine.write(vault, log, note('Eén keer.'))).toEqual({ done: false, queued: true })
  await phone.look()
  await house.later()
  await look(bram)
  expect(textsOf(bram, 'Yara').filter((text) => text === 'Eén keer.')).toHaveLength(1)
})

/** The shape of what the parents are served and of the family’s logs: kinds, counts and sizes, no random bytes. */
async function lifeWith(usesOwnVault: boolean): Promise<string> {
  const own = await House.open()
  try {
    const parent = await household(own, await own.person('Noor'), ['Sam'])
    const served: string[] = []
    const engine = await createEngine(
      own.ports(parent.device, async (request) => {
        const answer = await own.app.fetch(request)
        const text = await answer.clone().text()
        const path = new URL(request.url).pathname.replace(/[A-Za-z0-9_-]{22,}/g, '…')
        // Of the register a parent reads its size too: one beat has one leaf for each log that changed, whosever it is.
        if (!path.startsWith('/transparency')) served.push(`${path} ${answer.status} ${text.length}`)
        return answer
      }),
      { follow: false },
    )
    const young = await own.person('Sam')
    const ownVault = sure(young.core.replica.of('family')[0]).id
    const ownMap = sure(young.core.replica.of('compartment')[0]).id
    if (usesOwnVault)
      for (const text of ['Van mij.', 'Alleen van mij.'])
        done(await young.engine.write(ownVault, ownMap, { kind: 'own-words', on: '2026-11-24', text }))
    await own.later()
    done(await engine.unlock(PASSWORD))
    await engine.sync()
    const logs = [...sure(engine.core).replica.files.values()].map(
      ({ log, leaves }) => `${log.kind} ${log.size} ${leaves.map((leaf) => leaf.length)}`,
    )
    return [...served, ...logs.sort()].join('\n').replaceAll(young.core.person, 'Sam')
  } finally {
    await own.close()
  }
}

test('62: nothing in the family’s logs or in any answer to a parent tells whether Sam uses a vault of their own', async () => {
  const [used, unused] = [await lifeWith(true), await lifeWith(false)]
  expect(used).toBe(unused)
})
