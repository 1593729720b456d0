// What comes after the first yes: a code that is ended, asking for longer, own words after the visit, a copy on paper.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import type { LogLine } from '#web/vault/shown.ts'
import { addPage } from '#web/vault/vaults.ts'
import { asks, childOf, household, mapOf, note, textsOf, visits } from './scene.ts'

let house: House
let noor: Somebody
let fatima: Somebody
let vault: string
let school: string

const latest = (who: Somebody, is: LogLine['what']['is']): LogLine =>
  sure(who.vault().logbook.find((line) => line.what.is === is))

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  const works = { as: 'professional', profession: 'leerkracht', organisation: 'De Regenboog' } as const
  fatima = await house.person('Fatima Amrani', works)
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
})
afterAll(() => house.close())

test('Noor sees her open codes with their end and who asked by them, ends one, and it opens for nobody', async () => {
  const of = { children: [childOf(noor).id], days: 14 }
  const first = sure(done(await noor.engine.invite(vault, { ...of, uses: 5 })).invitation)
  await house.later()
  await noor.look()
  expect(noor.vault().codes).toMatchObject([{ by: noor.core.person, end: first.end, uses: 5, asked: 0 }])
  done(await noor.engine.endInvite(vault, sure(noor.vault().codes[0]).invite))
  await house.later()
  await noor.look()
  expect(noor.vault().codes).toEqual([])
  expect(await fatima.engine.openInvitation(first.link)).toMatchObject({ refused: 'invitation-closed' })
  expect(latest(noor, 'code-ended').what).toEqual({ is: 'code-ended', by: 'hand' })
})

test('A code leaves the list once everybody it was made for has asked by it', async () => {
  await asks(house, noor, fatima, { maps: ['school'], end: '2026-12-01' })
  expect(noor.vault().codes).toEqual([])
})

test('A code whose last day passed is closed by Noor’s software, and the logbook does not say that Noor did it', async () => {
  done(await noor.engine.invite(vault, { children: [childOf(noor).id], days: 1, uses: 1 }))
  await house.later(86_460)
  await noor.look()
  await house.later()
  await noor.look()
  expect(noor.vault().codes).toEqual([])
  expect(latest(noor, 'code-ended').what).toEqual({ is: 'code-ended', by: 'end' })
})

test('Fatima asks for longer without a code, as she said she was, and Noor gives it', async () => {
  const first = sure(noor.vault().requests[0])
  done(
    await noor.engine.give(vault, first.id, {
      given: first.wishes.map(({ log: _, ...wish }) => wish),
      past: first.past,
      end: first.end,
    }),
  )
  await house.later()
  await fatima.look()
  await visits(fatima, vault, [school])
  const wishes = [{ child: childOf(noor).id, map: 'school', read: true, write: true }] as const
  const longer = { purpose: 'Nog drie maanden.', wishes, past: 'with-history', end: '2027-03-01' } as const
  done(await fatima.engine.askAgain(vault, longer))
  await house.later()
  await noor.look()
  const request = sure(noor.vault().requests.find((one) => one.purpose === 'Nog drie maanden.'))
  expect(request).toMatchObject({ person: fatima.core.person, state: 'requested', end: '2027-03-01' })
  const who = noor.vault().people.find(({ person }) => person === fatima.core.person)
  expect(who).toMatchObject({ name: 'Fatima Amrani', organisation: 'De Regenboog' })
  done(await noor.engine.give(vault, request.id, { given: wishes, past: 'with-history', end: '2027-03-01' }))
  await house.later()
  await fatima.look()
  const end = Math.floor(Date.parse('2027-03-01T22:59:59Z') / 1000)
  await noor.look()
  expect(noor.vault().helpers).toMatchObject([{ person: fatima.core.person, end, asks: false }])
  await visits(fatima, vault, [school])
  done(await fatima.engine.write(vault, school, { ...note('in de verlengde tijd'), nature: 'fact' }))
  expect(textsOf(fatima)).toContain('in de verlengde tijd')
})

test('Whoever never asked here cannot ask without a code', async () => {
  const stranger = await house.person('Vreemd', { as: 'professional' })
  const wishes = [{ child: null, map: 'gezinsplan', read: true, write: false }] as const
  const asked = await stranger.engine.askAgain(vault, {
    purpose: 'Zomaar.',
    wishes,
    past: 'from-today',
    end: '2027-01-01',
  })
  expect(asked).toMatchObject({ done: false, refused: 'no-access' })
})

test('What Fatima writes after her half hour stays readable to her on this device, also after a lock', async () => {
  await house.later(40 * 60)
  await fatima.look()
  done(await fatima.engine.write(vault, school, { ...note('na het bezoek opgeschreven'), nature: 'fact' }))
  expect(textsOf(fatima)).toContain('na het bezoek opgeschreven')
  await house.later()
  await fatima.look()
  expect(textsOf(fatima)).toContain('na het bezoek opgeschreven')
  fatima.engine.lock()
  done(await fatima.engine.unlock(PASSWORD))
  await fatima.look()
  expect(textsOf(fatima)).toContain('na het bezoek opgeschreven')
  await noor.look()
  expect(textsOf(noor)).toContain('na het bezoek opgeschreven')
})

test('A coordinator is one on a new device too, before the first visit there', async () => {
  const joris = await house.person('Joris', { as: 'professional', organisation: 'Wijkteam Noord' })
  const { invitation } = done(
    await noor.engine.invite(vault, { children: [childOf(noor).id], days: 7, uses: 1 }),
  )
  await house.later()
  const { invited } = done(await joris.engine.openInvitation(sure(invitation).link))
  const wishes = [{ child: null, map: 'gezinsplan', read: true, write: true }] as const
  const choice = { past: 'with-history', end: '2027-02-28' } as const
  done(
    await joris.engine.ask(sure(invited), {
      purpose: 'Samen het plan maken.',
      coordinator: true,
      wishes,
      ...choice,
    }),
  )
  await house.later()
  await noor.look()
  const request = sure(noor.vault().requests.find((one) => one.person === joris.core.person))
  done(await noor.engine.give(vault, request.id, { given: wishes, ...choice }))
  await house.later()
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: joris.code, password: PASSWORD }))
  const elsewhere = somebody(engine, device, joris.code)
  expect(elsewhere.vault()).toMatchObject({ mine: 'coordinator', unopened: 1 })
  // What they sign when they come to look is why they come: first as they asked, then as the map says.
  const plan = mapOf(noor, 'gezinsplan').log
  await visits(elsewhere, vault, [plan])
  await house.later(3600)
  await visits(elsewhere, vault, [plan])
  await house.later()
  await noor.look()
  const seen = noor.core.replica
    .memberLog(vault, joris.core.person)
    ?.state.visits.map((visit) => visit.purpose)
  expect(seen).toEqual(['coordination', 'coordination'])
})

test('Who prints the plan or a receipt leaves a line that says so, and nobody seems to have written in the plan', async () => {
  await noor.look()
  const before = mapOf(noor, 'gezinsplan').last
  await house.later()
  done(await noor.engine.copied(vault, { of: 'plan' }))
  await house.later()
  done(await noor.engine.copied(vault, { of: 'receipt', person: fatima.core.person }))
  const lines = noor.vault().logbook.filter((line) => line.what.is === 'copied')
  expect(lines.map(({ what, about, person }) => ({ what, about, person })).toReversed()).toEqual([
    { what: { is: 'copied', of: 'plan' }, about: null, person: noor.core.person },
    { what: { is: 'copied', of: 'receipt' }, about: fatima.core.person, person: noor.core.person },
  ])
  expect(mapOf(noor, 'gezinsplan').last).toEqual(before)
})

test('Oma reads her own page and writes on it, and knows of nothing else', async () => {
  const oma = await house.person('Oma Rie', { as: 'network' })
  done(
    await noor.engine.invite(vault, { children: [], days: 7, uses: 1 }).then(async (made) => {
      await house.later()
      const { invited } = done(await oma.engine.openInvitation(sure(done(made).invitation).link))
      const wishes = [{ child: null, map: 'bladzijde', read: true, write: true }] as const
      return oma.engine.ask(sure(invited), {
        purpose: 'Mijn eigen afspraken.',
        wishes,
        past: 'with-history',
        end: '2027-02-28',
      })
    }),
  )
  await house.later()
  await noor.look()
  const page = { name: 'Oma Rie', relation: 'oma', person: oma.core.person }
  await addPage(noor.core, vault, page)
  await house.later()
  await noor.look()
  const log = sure(noor.vault().pages[0]).log
  done(await noor.engine.write(vault, log, note('Woensdag om half drie.')))
  const request = sure(noor.vault().requests.find((one) => one.person === oma.core.person))
  const given = [{ child: null, map: 'bladzijde', read: true, write: true }] as const
  done(await noor.engine.give(vault, request.id, { given, past: 'with-history', end: '2027-02-28' }))
  await house.later()
  await oma.look()
  await visits(oma, vault, [log])
  const texts = (who: Somebody) =>
    sure(who.vault().pages[0]).entries.map(({ history: { current } }) =>
      'text' in current.content ? current.content.text : '',
    )
  expect(texts(oma)).toEqual(['Woensdag om half drie.'])
  done(await oma.engine.write(vault, log, note('Ik neem soep mee.')))
  await house.later()
  await noor.look()
  expect(texts(noor)).toContain('Ik neem soep mee.')
  expect(oma.vault()).toMatchObject({ mine: 'network', plan: null, children: [] })
  expect(oma.vault().maps.map((map) => map.name)).toEqual(['bladzijde'])
})
