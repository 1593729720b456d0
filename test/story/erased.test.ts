// A family that erases its vault: it takes both holders, and then nothing of it is left with the server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomId } from '#crypto/secret/random.ts'
import { namedIn } from '#server/append/named.ts'
import { loadKeys } from '#server/keys.ts'
import { decideFamily, type FamilyCommand } from '#shared/family/decide.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { wrongGlobal } from '#test/fault/whole.ts'
import { valuesOf } from '#test/setup/dump.ts'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { carryOutFamily } from '#web/vault/carry.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

const THERAPIST = { as: 'professional', profession: 'gezinstherapeut' } as const
const WAIT = randomId()

let house: House
let noor: Somebody
let bram: Somebody
let fatima: Somebody
let yasmin: Somebody
let vault: string
/** ids and hashes that belong to the vault, as texts */
let names: string[]
let exported: Uint8Array

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  bram = await house.person('Bram')
  fatima = await house.person('Fatima', THERAPIST)
  yasmin = await household(house, await house.person('Yasmin'))
  vault = noor.vault().id
  await write(noor, 'school', 'Een regel van Noor.')
  await write(yasmin, 'school', 'Een regel van een ander gezin.')
  await grants(house, noor, fatima, { maps: ['school'] })
  const school = mapOf(noor, 'school').log
  await visits(fatima, vault, [school])
  done(await fatima.engine.write(vault, school, { ...note('Van Fatima.'), nature: 'fact' }))
  await joins(house, noor, bram, { name: 'Bram', as: 'holder' })
  // Something that still stands open: a code that nobody used.
  done(await noor.engine.invite(vault, { children: [], days: 14, uses: 1 }))
  await house.later()
  for (const one of [noor, bram, fatima]) await one.look()
  names = await namesOf()
  exported = await noor.engine.exportLogs(vault)
})
afterAll(() => house.close())

/** The id of the vault, of each of its logs and labels, and the hash of all ciphertext they name. */
async function namesOf(): Promise<string[]> {
  const logs = [...noor.core.replica.files.keys()].filter((log) => {
    const known = noor.core.served.get(log)
    return log === vault || known?.vault === vault
  })
  const leaves = (await Promise.all(logs.map((log) => house.store.leaves(log, 0, 10_000)))).flat()
  const hashes = leaves.flatMap(({ bytes }) => parseLeaf(bytes).part.events.flatMap(namedIn))
  expect(logs.length).toBeGreaterThan(8)
  expect(hashes.length).toBeGreaterThan(20)
  return [...new Set([...logs, ...leaves.map(({ entry }) => entry), ...hashes.map(({ hash }) => hash)])]
}

const does = (who: Somebody, command: FamilyCommand) =>
  who.core.act(vault, (draft) => {
    const family = sure(who.core.replica.log(vault, 'family'))
    const intents = decideFamily(family.state, command, who.core.person, who.core.seenTime)
    if ('refused' in intents) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })
/** Where a name of the vault stands in what the server keeps, as text or in bytes. */
async function found(): Promise<string[]> {
  const values = await valuesOf(house)
  const where = values.filter(({ bytes }) => names.some((name) => bytes.includes(name)))
  return [...new Set(where.map(({ table, column }) => `${table}.${column}`))].sort()
}

test('Noor cannot erase it alone, nor before Bram agreed', async () => {
  expect(await does(noor, { do: 'erase', wait: null })).toMatchObject({ refused: 'takes-both-or-a-wait' })
  const change = { type: 'erase' as const, wait: null }
  expect(await does(noor, { do: 'announce', wait: WAIT, change })).toMatchObject({ done: true })
  expect(await does(noor, { do: 'erase', wait: WAIT })).toMatchObject({ refused: 'takes-both-or-a-wait' })
  expect(textsOf(noor)).toContain('Een regel van Noor.')
  // What is looked for afterwards is there now, all over the tables.
  expect(await found()).toEqual(
    expect.arrayContaining([
      'blob.hash',
      'invitation.vault',
      'leaf.bytes',
      'leaf.log',
      'lockbox.vault',
      'log.id',
      'place.log',
      'reader.log',
    ]),
  )
})

test('When both have signed it is gone: no row of any table holds a name of it, and the other family is whole', async () => {
  await house.later()
  await bram.look()
  expect(await does(bram, { do: 'agree', wait: WAIT })).toMatchObject({ done: true })
  await house.later()
  const label = sure((await house.store.head(vault))?.label)
  const before = (await house.store.labelLeaves(label, 0)).length
  await noor.look()
  expect(await does(noor, { do: 'erase', wait: WAIT })).toMatchObject({ done: true })
  await house.later()
  expect(await found()).toEqual([])
  // Where its log ended is in the register, under a label that says nothing.
  const leaves = (await house.store.labelLeaves(label, 0)).map(({ bytes }) => parseGlobalLeaf(bytes))
  expect(leaves.length).toBe(before + 1)
  expect(await house.store.changedSinceBeat()).toEqual([])
  await yasmin.look()
  expect(textsOf(yasmin)).toEqual(['Een regel van een ander gezin.'])
  await write(yasmin, 'school', 'En nog een.')
})

test('The register still holds, and so does what Noor exported before', async () => {
  const { vkey } = (await loadKeys(house.store, null)).log
  expect(await wrongGlobal(house.store, vkey, [])).toEqual([])
  expect(verifyExport(parseExport(exported)).wrong).toBeNull()
})

test('Nobody whose vault it was is told that anything is wrong, and nobody is served anything of it', async () => {
  for (const who of [noor, bram, fatima]) {
    await who.look()
    expect(who.core.alarm).toBeNull()
    const served = [...who.core.served]
    expect(served.filter(([log, { vault: of }]) => log === vault || of === vault)).toEqual([])
  }
})

test('Nothing more can be written in it: a request that was on its way finds no vault', async () => {
  const late = await fatima.engine.write(vault, sure(names[1]), note('Te laat.'))
  expect(late.done).toBe(false)
  expect(await found()).toEqual([])
})
