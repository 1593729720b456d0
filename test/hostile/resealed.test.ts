// A map that was sealed again, before a server that keeps the list of its boxes back or shows another, and a keeper who leaves some out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { rootOverBoxes } from '#shared/compartment/resealed.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { childOf, grants, household, mapOf, textsOf, write } from '#test/story/scene.ts'
import { newestReseal } from '#web/vault/in-force.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { flipped, Liar } from './proxy.ts'

const LINES = 5
let house: House
let noor: Somebody
let vault: string
let school: string
let root: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  for (let i = 0; i < LINES; i++) await write(noor, 'school', `regel ${i}`)
  const fatima = await house.person('Fatima', { as: 'professional', profession: 'leerkracht' })
  await grants(house, noor, fatima, { maps: ['school'] })
  done(await noor.engine.takeBack(vault, fatima.core.person))
  await house.later()
  await noor.look()
  done(await noor.engine.resealMap(vault, school))
  await house.later()
  await noor.look()
  root = sure(newestReseal(sure(noor.core.replica.file(school)))).root
})
afterAll(() => house.close())

type Blobs = { blobs: { hash: string; bytes: string | null }[] }
const LISTS: [string, (bytes: string) => string | null][] = [
  ['keeps it back', () => null],
  ['changes one box', (bytes) => flipped(bytes, 40)],
  ['leaves the last out', (bytes) => base64url(fromBase64url(bytes).subarray(32))],
  [
    'shows its boxes in another order',
    (bytes) => {
      const list = fromBase64url(bytes)
      return base64url(
        new Uint8Array([...list.subarray(32, 64), ...list.subarray(0, 32), ...list.subarray(64)]),
      )
    },
  ],
]

test.each(LISTS)(
  '49: a server that %s: a new device shows the lines as withheld, and opens them once it is honest',
  async (_, change) => {
    const liar = new Liar(house)
    liar.lie(/\/api\/blobs/, (answer) => ({
      blobs: (answer as Blobs).blobs.map((b) =>
        b.hash === root && b.bytes ? { ...b, bytes: change(b.bytes) } : b,
      ),
    }))
    const device = memoryDevice()
    const engine = await createEngine(house.ports(device, liar.fetch), { follow: false })
    done(await engine.signIn({ code: noor.code, password: PASSWORD }))
    const elsewhere = somebody(engine, device, noor.code)
    await elsewhere.look()
    expect(elsewhere.core.contents.of(school).filter(({ seq }) => seq < LINES + 1)).toEqual([])
    expect(new Set(elsewhere.core.contents.unopened(school).map(({ why }) => why))).toEqual(
      new Set(['withheld']),
    )
    liar.honest()
    await elsewhere.look()
    expect(textsOf(elsewhere)).toHaveLength(LINES)
    expect(childOf(elsewhere).unopened).toEqual([])
  },
)

test('a keeper whose patched client lists fewer boxes, or boxes it never brought, is refused, and nothing is lost', async () => {
  const boxes = async () => Promise.all(sure(noor.core.replica.file(school)).lines.map((line) => line.leaf))
  const before = await boxes()
  const tries = [
    [new Uint8Array(32 * 2).fill(7), 'reseal-covers-all'],
    [new Uint8Array(32 * 40).fill(7), 'reseal-covers-all'],
  ] as const
  for (const [list, refused] of tries)
    expect(await attempt(list, list.length / 32)).toMatchObject({ refused })
  const whole = sure(newestReseal(sure(noor.core.replica.file(school)))).count
  // As many as there are, of which the server has none.
  const made = await attempt(
    new Uint8Array(32 * whole).map((_, i) => i % 251),
    whole,
  )
  expect(made).toMatchObject({ refused: 'blob-missing' })
  await noor.look()
  expect(await boxes()).toEqual(before)
  expect(textsOf(noor)).toHaveLength(LINES)
})

/** Says in the log that everything lies in these boxes, whatever they are. */
const attempt = (list: Uint8Array, count: number) =>
  noor.core.act(vault, (draft) => {
    const map = sure(noor.core.replica.log(school, 'compartment'))
    const epoch = sure(map.state.epochs.at(-1)).epoch
    draft.part(school, map).events.push({ type: 'reseal', epoch, root: rootOverBoxes(list), count })
    draft.blob(school, list)
    return null
  })
