// What a grant is not: after it is taken back, before it began, after its end, and beyond what it says. By attack.
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBase64url, fromUtf8 } from '#crypto/public/bytes.ts'
import { accountKeys, epochLink, inboxSeed } from '#crypto/secret/keys.ts'
import { openLockbox } from '#crypto/secret/lockbox.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { open, openRecord, openRecordWith } from '#crypto/secret/seal.ts'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { give } from '#web/vault/consent.ts'
import { epochLinkContext } from '#web/vault/keychain.ts'
import { asks, childOf, grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

let house: House
let noor: Somebody
let vault: string
const log = (name: string): string => mapOf(noor, name).log
const helper = (name: string) => house.person(name, { as: 'professional', profession: 'hulpverlener' })

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  vault = noor.vault().id
  await write(noor, 'school', 'Van lang geleden.')
})
afterAll(() => house.close())

type Put = {
  type: string
  record: string
  rev: number
  prev: string | null
  schema: number
  epoch: number
  body: string
  box: string
}
type Sealed = { body: Uint8Array; box: Uint8Array; context: Parameters<typeof openRecord>[0]['context'] }

/** Every record of this family from line `from` of each log on, straight out of the store. */
async function ciphertext(from: ReadonlyMap<string, number>): Promise<Sealed[]> {
  const all: Sealed[] = []
  for (const [id, { lines }] of noor.core.replica.files)
    for (const line of lines.slice(from.get(id) ?? 0))
      for (const event of line.events as unknown as Put[]) {
        if (event.type !== 'put' && event.type !== 'adopt') continue
        const [body, box] = [await house.store.blob(event.body), await house.store.blob(event.box)]
        if (!body || !box) throw new Error('not in the store')
        const { record, rev, prev, schema, epoch } = event
        const where = { vault, log: id, record, rev, prev, schema, epoch, slot: 'body' }
        const context = { ...where, author: line.person, device: line.device }
        all.push({ body: body.bytes, box: box.bytes, context })
      }
  return all
}

const keysOf = (who: Somebody): Uint8Array[] =>
  (JSON.parse(fromUtf8(who.core.keys.toBytes())) as [string, string][]).map(([, key]) =>
    fromBase64url(key, 32),
  )

const tries = (work: () => unknown): boolean => {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** How many of these records any of these keys opens: as the key of their epoch, or as the vault's inbox. */
const openedBy = (keys: readonly Uint8Array[], sealed: readonly Sealed[]): number =>
  sealed.filter(({ body, box, context }) =>
    keys.some(
      (key) =>
        tries(() => openRecord({ epochKey: key, context, box, body })) ||
        tries(() => openRecordWith({ inboxSeed: inboxSeed(key), context, box, body })),
    ),
  ).length

test('55: taken back, with the newest log, every old key and every byte of the store, Fatima opens nothing new', async () => {
  const fatima = await helper('Fatima')
  await grants(house, noor, fatima, { maps: ['school', 'thuis'] })
  await visits(fatima, vault, [log('school'), log('thuis')])
  const before = new Map([...noor.core.replica.files].map(([id, file]) => [id, file.lines.length]))
  const keys = keysOf(fatima)
  // The attack works: with the same keys she opens what she was given.
  expect(openedBy(keys, await ciphertext(new Map()))).toBeGreaterThan(3)

  done(await noor.engine.takeBack(vault, fatima.core.person))
  await write(noor, 'school', 'Na het terugnemen.')
  await write(noor, 'thuis', 'Ook na het terugnemen.')
  await house.later()
  await noor.look()
  const later = await ciphertext(before)
  expect(later.length).toBeGreaterThanOrEqual(2)

  // Links run from a newer key to the one before it: an old key opens none of them, nor is a lockbox hers.
  const seeds = [accountKeys(fatima.core.keys.userKey()).box]
  const all = [...keys, ...keysOf(fatima)]
  for (const compartment of noor.core.replica.of('compartment'))
    for (const { epoch, link } of compartment.state.epochs)
      for (const key of keys)
        if (link && epoch > 1 && compartment.state.epochs.at(-1)?.epoch === epoch)
          expect(
            tries(() =>
              open(epochLink(key), epochLinkContext(vault, compartment.id, epoch), fromBase64url(link)),
            ),
          ).toBe(false)
  for (const { bytes } of await house.store.lockboxes(noor.core.person, 0, 200))
    for (const seed of seeds)
      for (const recipient of [noor.core.person, fatima.core.person])
        expect(tries(() => openLockbox({ vault, recipient, generation: 1, seed, lockbox: bytes }))).toBe(
          false,
        )
  expect(openedBy(all, later)).toBe(0)
})

test('55 and 56: she is served nothing old either, not even by the hash of what she fetched before', async () => {
  const femke = await helper('Femke')
  await grants(house, noor, femke, { maps: ['school'] })
  await visits(femke, vault, [log('school')])
  const hashes = (
    sure(noor.core.replica.file(log('school'))).lines.flatMap((l) => l.events) as unknown as Put[]
  )
    .filter((event) => event.type === 'put')
    .flatMap(({ body, box }) => [body, box])
  const ask = (path: string, body?: unknown) =>
    (body
      ? femke.core.connection.post(path, v.unknown(), body)
      : femke.core.connection.get(path, v.unknown())
    ).then(
      () => 'served',
      (error: { code: string }) => error.code,
    )
  expect(await ask('/api/blobs', { log: log('school'), hashes: hashes.slice(0, 4) })).toBe('served')
  done(await noor.engine.takeBack(vault, femke.core.person))
  expect(await ask('/api/blobs', { log: log('school'), hashes: hashes.slice(0, 4) })).toBe('not-found')
  expect(await ask(`/api/blobs/${log('school')}/${hashes[0]}`)).toBe('not-found')
  expect(await ask(`/api/logs/${log('school')}?from=0`)).toBe('not-found')
  await house.later()
  await femke.look()
  expect([femke.vault().maps, femke.core.alarm]).toEqual([[], null])
})

test('31 and 58: who may only read writes nothing, gives nothing and widens nothing, with a patched client either', async () => {
  const gijs = await helper('Gijs')
  await grants(house, noor, gijs, { maps: ['hulp'], write: false })
  await visits(gijs, vault, [log('hulp')])
  const size = noor.core.replica.size(log('hulp'))
  expect(await gijs.engine.write(vault, log('hulp'), note('Mag niet.'))).toMatchObject({
    refused: 'may-not-write',
  })
  const map = () => sure(gijs.core.replica.log(log('hulp'), 'compartment'))
  const patched = (make: (draft: Parameters<Parameters<typeof gijs.core.act>[1]>[0]) => void) =>
    gijs.core.act(vault, (draft) => {
      make(draft)
      return null
    })
  const putsAnyway = await patched((draft) => {
    draft.seal(draft.part(map().id, map()), {
      record: randomId(),
      rev: 1,
      prev: null,
      plaintext: randomBytes(40),
    })
  })
  expect(putsAnyway).toEqual({ refused: 'author-reads-and-writes' })
  const own = sure(map().state.access.find((a) => a.person === gijs.core.person))
  const admitsHimself = await patched((draft) => {
    const { person, history, terms } = own
    const wider = { person, may: 'both', history, end: own.end + 86_400, terms, salt: randomId(), box: null }
    draft.part(map().id, map()).events.push({ type: 'admit', ...wider })
  })
  expect(admitsHimself).toEqual({ refused: 'author-is-keeper' })
  const keepsKeys = await patched((draft) => {
    draft
      .part(map().id, map())
      .events.push({ type: 'keepers', keepers: [...map().state.keepers, gijs.core.person] })
  })
  expect(keepsKeys).toEqual({ refused: 'author-is-keeper' })
  await house.later()
  await noor.look()
  expect(noor.core.replica.size(log('hulp'))).toBe(size)
})

test('13: Noor gives a part; a keeper’s patched client that admits to more is refused', async () => {
  const hanna = await helper('Hanna')
  const request = await asks(house, noor, hanna, { maps: ['ontwikkeling'] })
  const real = noor.core.draft.bind(noor.core)
  noor.core.draft = (...input) => {
    const draft = real(...input)
    const part = draft.part.bind(draft)
    draft.part = (id, at) => {
      const made = part(id, at)
      if (id !== log('ontwikkeling')) return made
      const push = made.events.push.bind(made.events)
      made.events.push = (...events) =>
        push(
          ...events.map((event) =>
            typeof event === 'function'
              ? (boxes: Parameters<typeof event>[0]) => {
                  const one = event(boxes)
                  return one.type === 'admit' ? { ...one, end: Number(one.end) + 86_400 } : one
                }
              : event,
          ),
        )
      return made
    }
    return draft
  }
  const given = [{ child: childOf(noor).id, map: 'ontwikkeling' as const, read: true, write: true }]
  const choice = { given, past: 'with-history' as const, end: '2027-02-28' }
  expect(await give(noor.core, vault, request, choice)).toEqual({ refused: 'admission-is-granted' })
  noor.core.draft = real
  await house.later()
  await hanna.look()
  expect(hanna.vault().maps).toEqual([])
})

test('who is let in from today opens nothing older, with every key he has, and is served nothing older', async () => {
  await write(noor, 'gezondheid', 'Van voor zijn tijd.')
  const before = await ciphertext(new Map())
  const ivo = await helper('Ivo')
  await grants(house, noor, ivo, { maps: ['gezondheid'], past: 'from-today' })
  await write(noor, 'gezondheid', 'Van vandaag.')
  await house.later()
  await ivo.look()
  await visits(ivo, vault, [log('gezondheid')])
  expect(textsOf(ivo)).toEqual(['Van vandaag.'])
  // What is not his is not withheld from him.
  expect(childOf(ivo).unopened).toEqual([])
  const map = log('gezondheid')
  expect(
    openedBy(
      keysOf(ivo),
      before.filter(({ context }) => context.log === map),
    ),
  ).toBe(0)
})

test('59: after the end nothing is served, by the server’s clock, before anybody’s software said so', async () => {
  const jan = await helper('Jan')
  await grants(house, noor, jan, { maps: ['thuis'], end: '2026-11-25' })
  await visits(jan, vault, [log('thuis')])
  expect(jan.vault().maps.map((map) => map.name)).toEqual(['thuis'])
  const keys = keysOf(jan)
  await house.later(3 * 86_400)
  await jan.look()
  expect(jan.vault().maps).toEqual([])
  expect((await jan.engine.visit(vault, [log('thuis')])).done).toBe(false)
  expect((await jan.engine.write(vault, log('thuis'), note('Te laat.'))).done).toBe(false)
  // Noor's software owes new keys and makes them at its next look; what is written then he opens with none of his.
  const sizes = new Map([...noor.core.replica.files].map(([id, file]) => [id, file.lines.length]))
  await noor.look()
  await write(noor, 'thuis', 'Na het einde.')
  await house.later()
  await noor.look()
  const later = (await ciphertext(sizes)).filter(({ context }) => context.log === log('thuis'))
  expect([later.length > 0, openedBy(keys, later)]).toEqual([true, 0])
})
