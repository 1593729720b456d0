// Keys that are not whose they seem: a server that comes as Fatima, and one that adds to Fatima's card without her.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { encodeLeaf } from '#shared/log/entry.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import { done, House, sure } from '#test/setup/house.ts'
import { childOf, household } from '#test/story/scene.ts'
import { comparisonNumber } from '#web/vault/compare.ts'
import type { HelperView } from '#web/vault/shown.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { signedOver } from './proxy.ts'

let house: House
let noor: Victim
let fatima: Victim
/** an account the server made itself */
let server: Victim
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor)
  vault = noor.vault().id
  fatima = await victim(house, 'Fatima Amrani', THERAPIST)
  server = await victim(house, 'Fatima Amrani', THERAPIST)
})
afterAll(() => house.close())
beforeEach(() => {
  noor.liar.honest()
  fatima.liar.honest()
  server.liar.honest()
})

const shown = (to: Victim, person: string): HelperView =>
  sure(to.vault().helpers.find((helper) => helper.person === person))

test('1: who comes as Fatima by the family’s own code has another number than Fatima reads out', async () => {
  const made = done(await noor.engine.invite(vault, { children: [childOf(noor).id], days: 14, uses: 2 }))
  await house.later()
  const link = sure(made.invitation).link
  const wishes = [{ child: childOf(noor).id, map: 'school' as const, read: true, write: false }]
  for (const who of [server, fatima]) {
    const { invited } = done(await who.engine.openInvitation(link))
    const request = { purpose: 'Ik wil helpen.', wishes, past: 'from-today' as const, end: '2027-02-28' }
    done(await who.engine.ask(sure(invited), request))
  }
  await house.later()
  await noor.look()
  await fatima.look()
  const read = shown(fatima, fatima.core.person).number
  expect(read).toMatch(/^\d{24}$/)
  expect(shown(noor, fatima.core.person)).toMatchObject({ number: read, compared: null, otherBefore: false })
  expect(shown(noor, server.core.person).number).not.toBe(read)
})

test('1: what was compared stays so, for every holder and on every device; another account of that name says so', async () => {
  done(await noor.engine.compared(vault, fatima.core.person))
  await house.later()
  const again = await reopened(house, noor)
  await again.look()
  for (const one of [noor, again]) {
    expect(shown(one, fatima.core.person).compared).toMatchObject({ by: noor.core.person })
    expect(shown(one, server.core.person)).toMatchObject({ compared: null, otherBefore: true })
  }
  expect(shown(server, server.core.person).compared).toBeNull()
  expect(await fatima.engine.compared(vault, server.core.person)).toMatchObject({ refused: 'no-access' })
})

test('1: the number is of exactly this family and this person', () => {
  const own = comparisonNumber(vault, fatima.core.person)
  expect(comparisonNumber(vault, server.core.person)).not.toBe(own)
  expect(comparisonNumber(fatima.core.person, vault)).not.toBe(own)
})

/** An entry on Fatima’s card that adds a device of the server’s, as the server’s own account signs it. */
async function addsDevice(): Promise<AppendBody> {
  let sent: AppendBody | null = null
  server.liar.instead(/\/api\/entries/, ({ text }) => {
    sent = JSON.parse(text) as AppendBody
    return { landed: [] }
  })
  await server.core.act('', (draft) => {
    const card = sure(noor.core.replica.log(fatima.core.person, 'card'))
    const device = base64url(server.core.device.publicKey)
    draft.part(card.id, card).events.push({ type: 'device-add', device })
    return null
  })
  return sure(sent as AppendBody | null)
}

const cardLeaves = async (): Promise<string[]> =>
  (await house.store.leaves(fatima.core.person, 0, 100)).map(({ bytes }) => base64url(bytes))

/** Fatima’s card with that line, in this author’s name. */
async function longerCard({ entry, sigs, parts }: AppendBody, person: string): Promise<string[]> {
  const part = sure(parts.find(({ log }) => log === fatima.core.person))
  const real = await cardLeaves()
  const at = person === fatima.core.person ? real.length + 1 : entry.author.at
  const author = { ...entry.author, person, at }
  return [...real, base64url(encodeLeaf({ entry: { ...entry, author }, part, sigs }))]
}

/** What this client says that is served Fatima's card so. */
async function verdict(who: Victim, leaves: readonly string[]): Promise<string | null> {
  const id = fatima.core.person
  const told = await reopened(house, who)
  const checkpoint = await signedOver(house, id, leaves)
  told.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as { logs: { log: string; size: number }[] }).logs.map((one) =>
      one.log === id ? { ...one, size: leaves.length } : one,
    ),
  }))
  told.liar.lie(new RegExp(`/api/cards/${id}`), (answer) => {
    const { from } = answer as { from: number }
    return { ...(answer as object), leaves: leaves.slice(from), size: leaves.length, checkpoint }
  })
  await told.look()
  told.liar.honest()
  return alarmOf(told)
}

test('2: a device on Fatima’s card that Fatima did not sign alarms Fatima’s own client', async () => {
  expect(await verdict(fatima, await cardLeaves())).toBeNull()
  const forged = await addsDevice()
  expect(await verdict(fatima, await longerCard(forged, server.core.person))).toBe('card-author-is-owner')
  expect(await verdict(fatima, await longerCard(forged, fatima.core.person))).toBe('signature-missing')
})
