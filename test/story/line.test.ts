// The line of the purpose: a parent starts a vault, a professional asks, the parent gives a part and takes it back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import type { Wish } from '#web/consent/wish.ts'

let house: House
let noor: Somebody
let fatima: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor de Boer')
  fatima = await house.person('Fatima Amrani', {
    as: 'professional',
    profession: 'gezinstherapeut',
    organisation: 'Praktijk De Linde',
  })
})
afterAll(() => house.close())

const mapOf = (who: Somebody, name: string) => sure(who.vault().maps.find((map) => map.name === name))
const bram = (who: Somebody) => sure(who.vault().children.find((child) => child.name === 'Bram'))

test('Noor starts a vault with two children and writes in a map', async () => {
  const made = done(
    await noor.engine.startVault({
      family: 'De Boer',
      name: 'Noor de Boer',
      children: [
        { name: 'Sam', birth: '2012-05-04' },
        { name: 'Bram', birth: '2018-02-11' },
      ],
    }),
  )
  await house.later()
  await noor.look()
  expect(made.vault).toBe(noor.vault().id)
  expect(noor.vault().children.map((child) => [child.name, child.age, child.maps.length])).toEqual([
    ['Sam', 14, 6],
    ['Bram', 8, 6],
  ])
  const school = sure(bram(noor).maps.find((map) => map.name === 'school'))
  done(
    await noor.engine.write(noor.vault().id, school.log, {
      kind: 'note',
      on: '2026-11-20',
      text: 'Bram sliep slecht.',
    }),
  )
  expect(bram(noor).timeline.map((entry) => entry.history.current.content)).toMatchObject([
    { text: 'Bram sliep slecht.' },
  ])
  expect(noor.vault().health).toMatchObject({ is: 'checked', alarm: null })
})

let request: string

test('Fatima asks for two maps of Bram by the code Noor gave her', async () => {
  const { invitation } = done(
    await noor.engine.invite(noor.vault().id, { children: [bram(noor).id], days: 14, uses: 1 }),
  )
  await house.later()
  const found = done(await fatima.engine.openInvitation(sure(invitation).code.join(' ')))
  const invited = sure(found.invited)
  expect([invited.family, invited.children.map((child) => child.name)]).toEqual(['De Boer', ['Bram']])
  const child = sure(invited.children[0]).id
  const wishes: Wish[] = [
    { child, map: 'school', read: true, write: true },
    { child, map: 'gezondheid', read: true, write: false },
  ]
  done(
    await fatima.engine.ask(invited, {
      purpose: 'Ik wil Bram helpen.',
      wishes,
      past: 'with-history',
      end: '2027-02-28',
    }),
  )
  await house.later()
  await noor.look()
  const asked = sure(noor.vault().requests[0])
  expect(asked).toMatchObject({
    purpose: 'Ik wil Bram helpen.',
    state: 'requested',
    waitsFor: [noor.core.person],
  })
  request = asked.id
  expect(fatima.vaults().map((vault) => [vault.family, vault.mine, vault.maps.length])).toEqual([
    ['De Boer', 'asking', 0],
  ])
})

test('Noor gives a part: only School, to read and write, until 30 November', async () => {
  const given: Wish[] = [{ child: bram(noor).id, map: 'school', read: true, write: true }]
  done(await noor.engine.give(noor.vault().id, request, { given, past: 'with-history', end: '2026-11-30' }))
  await house.later()
  await noor.look()
  await fatima.look()
  expect(sure(noor.vault().requests[0]).state).toBe('active')
  expect(sure(noor.vault().helpers[0]).maps.map((map) => map.name)).toEqual(['school'])
  expect(fatima.vault().unopened).toBe(1)
})

test('Fatima sees nothing until she says that she comes to look; then she reads what was there and writes', async () => {
  const served = [...fatima.core.served].filter(
    ([, { vault, kind }]) => vault === noor.vault().id && kind === 'compartment',
  )
  expect(served.length).toBe(1)
  const school = sure(served[0])[0]
  done(await fatima.engine.visit(fatima.vault().id, [school]))
  expect(bram(fatima).timeline.map((e) => e.history.current.content)).toMatchObject([
    { text: 'Bram sliep slecht.' },
  ])
  done(
    await fatima.engine.write(fatima.vault().id, school, {
      kind: 'observation',
      nature: 'fact',
      on: '2026-11-24',
      text: 'Bram vertelde over zijn kamer.',
    }),
  )
  await house.later()
  await noor.look()
  expect(bram(noor).timeline).toHaveLength(2)
  expect(noor.vault().logbook.find((line) => line.what.is === 'fetched')).toMatchObject({
    person: fatima.core.person,
  })
})

test('After Noor takes it back, Fatima is served nothing and opens nothing new', async () => {
  const school = mapOf(noor, 'school')
  const old = fatima.core
  const taken = done(await noor.engine.takeBack(noor.vault().id, fatima.core.person))
  expect(taken.receipt).toMatchObject({
    person: fatima.core.person,
    rotated: [{ name: 'school', child: bram(noor).id }],
    given: [noor.core.person],
    fetched: [{ name: 'school' }],
  })
  done(
    await noor.engine.write(
      noor.vault().id,
      bram(noor).maps.find((m) => m.name === 'school')?.log ?? school.log,
      { kind: 'note', on: '2026-11-24', text: 'Na het terugnemen.' },
    ),
  )
  await house.later()
  await fatima.look()
  expect(
    [...old.served.values()].filter((log) => log.kind === 'compartment' && log.vault === noor.vault().id),
  ).toEqual([])
  expect(fatima.vault().maps).toEqual([])
})

test('anybody can verify the log that Noor exports', async () => {
  const file = parseExport(await noor.engine.exportLogs(noor.vault().id))
  const report = verifyExport(file)
  expect(report.wrong).toBeNull()
  expect(report.judged).toBeGreaterThan(5)
  expect(report.missing).toEqual([])
  expect(report.logs.find((log) => log.kind === 'family')?.entries.flatMap((e) => e.events)).toContain(
    'revoke',
  )
})
