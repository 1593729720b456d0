// Sealing a map again after a taking back: what a thief with every old key and the whole store opens before, and after.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { open } from '#crypto/secret/seal.ts'
import { valuesOf } from '#test/setup/dump.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { asks, childOf, grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

const LINES = 70
let house: House
let noor: Somebody
let fatima: Somebody
let pim: Somebody
let vault: string
let school: string
/** every epoch key that Fatima was ever given, by log and epoch */
let stolen: [string, string][]
/** the boxes of the map as they lay before */
let oldBoxes: Uint8Array[]
/** calls to bring boxes; the third and later fail while `broken` */
let calls = 0
let broken = false

beforeAll(async () => {
  house = await House.open()
  const device = memoryDevice()
  const fetch = (request: Request) => {
    if (new URL(request.url).pathname === '/api/boxes' && ++calls > 2 && broken)
      return Promise.reject(new TypeError('the power went'))
    return house.app.fetch(request)
  }
  const engine = await createEngine(house.ports(device, fetch), { follow: false })
  const prepared = await engine.prepareAccount({ name: 'Noor', password: PASSWORD, as: 'parent' })
  done(await prepared.begin())
  await house.later()
  noor = await household(house, somebody(engine, device, prepared.code.join(' ')))
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  for (let i = 0; i < LINES; i++) await write(noor, 'school', `regel ${i}`)
  fatima = await house.person('Fatima', { as: 'professional', profession: 'leerkracht' })
  pim = await house.person('Pim', { as: 'professional', profession: 'logopedist' })
  await grants(house, noor, fatima, { maps: ['school'] })
  await grants(house, noor, pim, { maps: ['school'] })
  await visits(fatima, vault, [school])
  done(await fatima.engine.write(vault, school, { ...note('van Fatima'), nature: 'fact' }))
  stolen = JSON.parse(fromUtf8(fatima.core.keys.toBytes())) as [string, string][]
  await noor.look()
  const boxes = noor.core.replica
    .file(school)
    ?.lines.flatMap((line) => line.events.flatMap((e) => (e.type === 'put' ? [String(e.box)] : [])))
  oldBoxes = await Promise.all(sure(boxes).map(async (box) => sure(await house.store.blob(box)).bytes))
  done(await noor.engine.takeBack(vault, fatima.core.person))
  await house.later()
  await noor.look()
})
afterAll(() => house.close())

/** Every box the server keeps anywhere: 104 bytes, whatever they are. */
const everyBox = async (): Promise<Buffer[]> =>
  (await valuesOf(house)).map(({ bytes }) => bytes).filter((bytes) => bytes.length === 104)

/** How many of the map's revisions a thief opens: any box of the store, with any key of hers, in the place it was written for. */
async function opened(): Promise<number> {
  const keys = stolen.flatMap(([name, key]) =>
    name.startsWith(school)
      ? [{ epoch: Number(name.split('/')[1]), key: new Uint8Array(Buffer.from(key, 'base64url')) }]
      : [],
  )
  expect(keys.length).toBeGreaterThan(0)
  const blobs = await everyBox()
  let count = 0
  for (const line of sure(noor.core.replica.file(school)).lines)
    for (const event of line.events) {
      if (event.type !== 'put') continue
      const { record, rev, prev, schema } = event as unknown as {
        record: string
        rev: number
        prev: string | null
        schema: number
      }
      const at = {
        suite: 1,
        vault,
        log: school,
        record,
        rev,
        prev,
        author: line.person,
        device: line.device,
        schema,
        slot: 'body',
      }
      const found = keys.some(({ epoch, key }) =>
        blobs.some((box) => {
          try {
            return open(key, canonicalize({ ...at, epoch }), box).length === 32
          } catch {
            return false
          }
        }),
      )
      if (found) count++
    }
  return count
}

test('before it is sealed again, whoever kept her keys and has the server’s disk opens what stood there', async () => {
  expect(await opened()).toBeGreaterThan(LINES)
})

test('the power goes while it is sealed again: nothing is lost, everything still opens, and it shows how far it was', async () => {
  broken = true
  calls = 0
  const shown: (string | null)[] = []
  const stop = noor.engine.subscribe(() => {
    const at = mapOf(noor, 'school').resealing
    shown.push(at && `${at.done} van ${at.of}`)
  })
  expect(await noor.engine.resealMap(vault, school)).toMatchObject({ refused: 'offline' })
  stop()
  expect(shown.some((one) => one?.startsWith('64 van '))).toBe(true)
  expect(await opened()).toBeGreaterThan(LINES)
  await visits(pim, vault, [school])
  expect(textsOf(pim)).toHaveLength(LINES + 1)
})

test('opened again after the crash, her device goes on where it was, and does not begin anew', async () => {
  broken = false
  calls = 0
  const engine = await createEngine(house.ports(noor.device), { follow: false })
  const again = somebody(engine, noor.device, noor.code)
  done(await engine.unlock(PASSWORD))
  await again.look()
  expect(calls).toBeLessThan(3)
  const last = sure(again.core.replica.file(school)?.lines.at(-1))
  expect(last.events.map((e) => e.type)).toEqual(['reseal'])
  expect(await again.core.kept.list('reseal/')).toEqual([])
  noor = again
})

test('55: after it, a thief with every old key and the server’s whole store opens nothing of that map', async () => {
  expect(await opened()).toBe(0)
})

test('the old boxes are gone from the server, byte for byte: from its tables, and from the file they stood in', async () => {
  const boxes = await everyBox()
  for (const box of oldBoxes) expect(boxes.some((bytes) => bytes.equals(box))).toBe(false)
  if (house.databaseUrl !== null) return
  const disk = readdirSync(house.dir).map((name) => readFileSync(join(house.dir, name)))
  for (const box of oldBoxes) expect(disk.some((bytes) => bytes.includes(Buffer.from(box)))).toBe(false)
})

test('who still may reads everything: Pim, and Noor on a new device', async () => {
  await house.later()
  await pim.look()
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  const elsewhere = somebody(engine, device, noor.code)
  await elsewhere.look()
  expect(textsOf(elsewhere)).toHaveLength(LINES + 1)
  expect(childOf(elsewhere).unopened).toEqual([])
  const helper = await house.person('Chaim', { as: 'professional', profession: 'leerkracht' })
  await grants(house, noor, helper, { maps: ['school'] })
  await visits(helper, vault, [school])
  expect(textsOf(helper)).toHaveLength(LINES + 1)
})

test('what is written after it opens like before, and a second time seals that again too', async () => {
  await write(noor, 'school', 'na het verzegelen')
  await asks(house, noor, pim, { maps: ['thuis'] })
  done(await noor.engine.takeBack(vault, pim.core.person))
  await house.later()
  await noor.look()
  done(await noor.engine.resealMap(vault, school))
  await house.later()
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  const elsewhere = somebody(engine, device, noor.code)
  await elsewhere.look()
  expect(textsOf(elsewhere)).toContain('na het verzegelen')
  expect(textsOf(elsewhere)).toHaveLength(LINES + 2)
})
