// A server that takes from a patched member what it should refuse, and signs it: every honest client refuses it by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { encodeLeaf, type Leaf, parseLeaf, partHash } from '#shared/log/entry.ts'
import { type AppendBody, appended } from '#shared/wire/append.ts'
import { done, House, PASSWORD, sure } from '#test/setup/house.ts'
import { asks, childOf, grants, household, mapOf, visits, write } from '#test/story/scene.ts'
import { carryOutFamily } from '#web/vault/carry.ts'
import { offersOn } from '#web/vault/consent.ts'
import type { Draft } from '#web/vault/draft.ts'
import { admitHolder } from '#web/vault/join.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { ask, openInvitation, requestsOf } from '#web/vault/request.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { Liar, signedOver } from './proxy.ts'

let house: House
let noor: Victim
let bram: Victim
let gijs: Victim
let lies: Victim
let vault: string
let school: string
let thuis: string

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  bram = await victim(house, 'Bram')
  gijs = await victim(house, 'Gijs', THERAPIST)
  lies = await victim(house, 'Lies', THERAPIST)
  await household(house, noor)
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  thuis = mapOf(noor, 'thuis').log
  await write(noor, 'school', 'Om te lezen.')
  await grants(house, noor, gijs, { maps: ['school'], write: false })
  await visits(gijs, vault, [school])
  await grants(house, noor, lies, { maps: ['school'] })
  done(await noor.engine.takeBack(vault, lies.core.person))
  await joinsAsHolder(bram)
})
afterAll(() => house.close())

async function joinsAsHolder(who: Victim): Promise<void> {
  const code = { children: [childOf(noor).id], days: 14, uses: 1 }
  const { invitation } = done(await noor.engine.invite(vault, code))
  await house.later()
  const found = await openInvitation(who.core, sure(invitation).link)
  if ('refused' in found) throw new Error(found.refused)
  await ask(who.core, found.record, { kind: 'profile', name: 'Bram', claims: [] }, 'holder', {})
  await house.later()
  await noor.look()
  const request = sure(requestsOf(noor.core, vault).find((r) => r.member.state.owner === who.core.person)).id
  expect(await admitHolder(noor.core, vault, request)).toMatchObject({ done: true })
  await house.later()
  await who.look()
  expect(who.vault().mine).toBe('holder')
}

/** What a patched client sends, held back from the real server, which would refuse it. */
async function sends(who: Victim, build: (draft: Draft) => void): Promise<AppendBody> {
  let sent: AppendBody | null = null
  who.liar.instead(/\/api\/entries/, ({ text }) => {
    sent = JSON.parse(text) as AppendBody
    return { landed: [] }
  })
  await who.core.act(vault, (draft) => {
    build(draft)
    return null
  })
  who.liar.honest()
  return sure(sent as AppendBody | null)
}

/** The leaves of an entry by log, as they would stand there. */
function leavesOf({ entry, sigs, parts }: AppendBody): Map<string, string[]> {
  const byLog = new Map<string, string[]>()
  for (const part of parts) {
    const log = part.log ?? partHash(part)
    byLog.set(log, [...(byLog.get(log) ?? []), base64url(encodeLeaf({ entry, part, sigs }))])
  }
  return byLog
}

type Logs = { logs: { log: string; size: number }[] }
type Slice = { from: number; leaves: string[]; size: number; checkpoint: string }

/** From now on this person is served these leaves too, under checkpoints that the server really signed. */
function shows(who: Victim, extra: ReadonlyMap<string, readonly string[]>): void {
  who.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as Logs).logs.map((one) => ({
      ...one,
      size: one.size + (extra.get(one.log)?.length ?? 0),
    })),
  }))
  for (const [log, leaves] of extra)
    who.liar.lie(new RegExp(`/api/logs/${log}\\?`), async (answer) => {
      const slice = answer as Slice
      const real = await house.store.leaves(log, 0, 10_000)
      const all = [...real.map(({ bytes }) => base64url(bytes)), ...leaves]
      return {
        ...slice,
        leaves: all.slice(slice.from),
        size: all.length,
        checkpoint: await signedOver(house, log, all),
      }
    })
}

/** What an honest client that is served this says; its own device is as it was. */
async function verdictOf(who: Victim, extra: ReadonlyMap<string, readonly string[]>): Promise<string | null> {
  who.liar.honest()
  const fresh = await reopened(house, who)
  await fresh.look()
  expect(alarmOf(fresh)).toBeNull()
  shows(fresh, extra)
  await fresh.look()
  fresh.liar.honest()
  return alarmOf(fresh)
}

const mapIn = (who: Victim, log: string) => sure(who.core.replica.log(log, 'compartment'))
const gijsWith = async () => {
  gijs = await reopened(house, gijs)
  await gijs.look()
  return gijs
}

test('31: a read-only writer’s note, taken by the server, is refused by Noor and by Bram', async () => {
  const body = await sends(await gijsWith(), (draft) => {
    const map = mapIn(gijs, school)
    draft.seal(draft.part(school, map), {
      record: randomId(),
      rev: 1,
      prev: null,
      plaintext: randomBytes(40),
    })
  })
  for (const who of [noor, bram]) expect(await verdictOf(who, leavesOf(body))).toBe('author-reads-and-writes')
})

test('58: a professional’s admission of himself, taken by the server, is refused by Noor', async () => {
  const body = await sends(await gijsWith(), (draft) => {
    const { access } = mapIn(gijs, school).state
    const own = sure(access.find((a) => a.person === gijs.core.person))
    const { person, history, terms, end } = own
    const wider = {
      type: 'admit',
      person,
      may: 'both',
      history,
      end: end + 1,
      terms,
      salt: randomId(),
      box: null,
    }
    draft.part(school, mapIn(gijs, school)).events.push(wider)
  })
  expect(await verdictOf(noor, leavesOf(body))).toBe('author-is-keeper')
})

test('3, 13, 57 and 70: Noor admits somebody alone, which Bram refuses, and to more than both gave, which the server does', async () => {
  const karim = await victim(house, 'Karim', THERAPIST)
  const request = await asks(house, noor, karim, { maps: ['thuis'] })
  noor = await reopened(house, noor)
  await noor.look()
  const given = [{ child: childOf(noor).id, map: 'thuis' as const, read: true, write: true }]
  done(await noor.engine.give(vault, request, { given, past: 'with-history', end: '2027-02-28' }))
  await house.later()
  await noor.look()
  const { offer, hash } = sure(offersOn(noor.core, vault, request).at(-1))
  const admits = (longer: number) => (draft: Draft) => {
    for (const { log, may, history, end, salt } of offer.lines) {
      const map = mapIn(noor, log)
      const command = {
        do: 'admit' as const,
        person: karim.core.person,
        may,
        history,
        end: end + longer,
        terms: hash,
        salt,
      }
      const intents = decideCompartment(map.state, command, noor.core.seenTime)
      if ('refused' in intents) throw new Error(intents.refused)
      draft.carryOut(draft.part(log, map), intents)
    }
  }
  const alone = await sends(noor, admits(0))
  noor = await reopened(house, noor)
  const wider = await sends(noor, admits(86_400))
  expect(await verdictOf(bram, leavesOf(alone))).toBe('admission-is-granted')
  // Now both gave: what both gave may be admitted, and nothing wider.
  bram = await reopened(house, bram)
  await bram.look()
  await bram.core.act(vault, (draft) => {
    const family = sure(bram.core.replica.log(vault, 'family'))
    const logs = offer.lines.map(({ log }) => log)
    const command = { do: 'approve' as const, request, terms: offer.terms, logs }
    const intents = decideFamily(family.state, command, bram.core.person, bram.core.seenTime)
    if ('refused' in intents) throw new Error(intents.refused)
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })
  const brings = (body: AppendBody) => noor.core.connection.post('/api/entries', appended, body)
  await expect(brings(wider)).rejects.toMatchObject({ code: 'rule-broken', rule: 'admission-is-granted' })
  expect((await brings(alone)).landed).toMatchObject([{ log: thuis }])
})

test('27 and 30: an entry with its time, its size or its author made another is not what was signed', async () => {
  noor = await reopened(house, noor)
  await noor.look()
  const body = await sends(noor, (draft) => {
    const map = mapIn(noor, thuis)
    const revision = { record: randomId(), rev: 1, prev: null, plaintext: randomBytes(40) }
    draft.seal(draft.part(thuis, map), revision)
  })
  const { entry, sigs, parts } = body
  const [first, ...more] = sigs
  const bramsDevice = base64url(bram.core.device.publicKey)
  const size = bram.core.replica.size(bram.core.person)
  const larger = parts.map((part) => ({
    ...part,
    events: part.events.map((event) => ({ ...event, size: Number(event.size) + 1 })),
  }))
  const swapped = (hash: string) => {
    const at = parts.findIndex((part) => partHash(part) === hash)
    return at < 0 ? hash : partHash(sure(larger[at]))
  }
  const tampered: AppendBody[] = [
    { ...body, entry: { ...entry, time: entry.time + 60 } },
    { ...body, parts: larger, entry: { ...entry, parts: entry.parts.map(swapped) } },
    {
      ...body,
      entry: { ...entry, author: { person: bram.core.person, at: size, device: bramsDevice } },
      sigs: [{ ...sure(first), key: bramsDevice }, ...more],
    },
  ]
  for (const one of tampered)
    for (const who of [noor, bram]) expect(await verdictOf(who, leavesOf(one))).toBe('signature-wrong')
  // With the part alone made another it is no part of that entry.
  expect(await verdictOf(noor, leavesOf({ ...body, parts: larger }))).toBe('part-not-in-entry')
})

test('63: a line replayed in its own log, and in another', async () => {
  const [last] = (await house.store.leaves(school, 0, 10_000)).slice(-1)
  const replayed = base64url(sure(last).bytes)
  expect(await verdictOf(noor, new Map([[school, [replayed]]]))).toBe('wrong-seq')
  expect(await verdictOf(noor, new Map([[thuis, [replayed]]]))).toMatch(/^(wrong-seq|wrong-prev|other-log)$/)
})

test('11: the line of a grant that was taken back: replayed as it is, moved up, and made again by a keeper', async () => {
  const leaves = (await house.store.leaves(school, 0, 10_000)).map(({ bytes }) => parseLeaf(bytes))
  const admits = (leaf: Leaf) =>
    leaf.part.events.find((e) => e.type === 'admit' && e.person === lies.core.person)
  const old = sure(leaves.find(admits))
  noor = await reopened(house, noor)
  await noor.look()
  const { size, state, frontier } = mapIn(noor, school)
  expect(state.access.some(({ person }) => person === lies.core.person)).toBe(false)
  const shown = (leaf: Leaf) => new Map([[school, [base64url(encodeLeaf(leaf))]]])
  expect(await verdictOf(bram, shown(old))).toBe('wrong-seq')
  const up = { ...old, part: { ...old.part, seq: size, prev: base64url(frontier.root()) } }
  expect(await verdictOf(bram, shown(up))).toBe('part-not-in-entry')
  const again = await sends(noor, (draft) => {
    draft.part(school, mapIn(noor, school)).events.push({ ...sure(admits(old)), box: null })
  })
  for (const who of [noor, bram]) expect(await verdictOf(who, leavesOf(again))).toBe('terms-open-once')
})

test('40: a new device of Noor’s is shown another last line than she verified: her bookmark tells', async () => {
  const says = (draft: Draft) => void draft.part(school, mapIn(gijs, school)).events.push({ type: 'note' })
  const other = await sends(await gijsWith(), says)
  await gijsWith()
  await gijs.core.act(vault, (draft) => {
    says(draft)
    return null
  })
  await house.later()
  noor = await reopened(house, noor)
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
  const signsIn = async (liar: Liar) => {
    const engine = await createEngine(house.ports(memoryDevice(), liar.fetch), { follow: false })
    done(await engine.signIn({ code: noor.code, password: PASSWORD }))
    return engine.core?.alarm?.code ?? null
  }
  expect(await signsIn(new Liar(house))).toBeNull()
  const liar = new Liar(house)
  liar.lie(new RegExp(`/api/logs/${school}\\?`), async (answer) => {
    const real = (await house.store.leaves(school, 0, 10_000)).map(({ bytes }) => base64url(bytes))
    const all = [...real.slice(0, -1), ...sure(leavesOf(other).get(school))]
    const slice = answer as Slice
    return { ...slice, leaves: all.slice(slice.from), checkpoint: await signedOver(house, school, all) }
  })
  expect(await signsIn(liar)).toBe('bookmark-differs')
})

test('3 and 9: a device that nobody added to a card writes nothing', async () => {
  const body = await sends(await gijsWith(), (draft) => {
    draft.part(school, mapIn(gijs, school)).events.push({ type: 'note' })
  })
  const ghost = {
    ...body,
    entry: { ...body.entry, author: { ...body.entry.author, device: base64url(randomBytes(32)) } },
  }
  expect(await verdictOf(noor, leavesOf(ghost))).toBe('device-not-active')
  // The same entry as Gijs signed it is taken: it is the device that was refused.
  expect(await verdictOf(noor, leavesOf(body))).toBeNull()
})
