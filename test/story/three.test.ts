// Three professionals who never meet: each sees only with whom they share a map, and never that there are others.
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBase64url } from '#crypto/public/bytes.ts'
import { THERAPIST, type Victim, victim } from '#test/hostile/people.ts'
import { House, type Somebody } from '#test/setup/house.ts'
import { grants, household, mapOf, note, visits, write } from './scene.ts'

let house: House
let noor: Somebody
const helpers = new Map<string, Victim>()
/** everything each of them was ever served, as text with what is in it decoded */
const served = new Map<string, string>()
const MAPS = { Anna: ['school', 'thuis'], Boris: ['thuis'], Chaim: ['gezondheid'] } as const
type Name = keyof typeof MAPS

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  await write(noor, 'school', 'SCHOOLWOORD')
  await write(noor, 'gezondheid', 'ZIEKWOORD')
  for (const name of Object.keys(MAPS) as Name[]) {
    const who = await victim(house, name, THERAPIST)
    helpers.set(name, who)
    served.set(name, '')
    who.liar.lie(/./, (answer) => {
      // The hashes of an entry's parts, random ones among them, are left out: the id of a map that was made together with
      // theirs is one of those, and cannot be told from the others.
      const text = decoded(answer).replaceAll(/"parts":\[[^\]]*\]/g, '')
      served.set(name, `${served.get(name)}\n${text}`)
      return answer
    })
  }
  const vault = noor.vault().id
  for (const [name, maps] of Object.entries(MAPS)) {
    const who = of(name)
    await grants(house, noor, who, { maps })
    await visits(
      who,
      vault,
      maps.map((map) => mapOf(noor, map).log),
    )
  }
  await of('Anna').engine.write(vault, mapOf(noor, 'thuis').log, note('Van Anna.'))
  await house.later()
  for (const who of helpers.values()) {
    await who.look()
    const open = who.vault().maps.map((map) => map.log)
    await visits(who, vault, open)
    await who.look()
  }
})
afterAll(() => house.close())

const of = (name: string): Victim => {
  const who = helpers.get(name)
  if (!who) throw new Error(name)
  return who
}

/** Every string in an answer, and every base64url text once more as the bytes it stands for. */
function decoded(value: unknown): string {
  if (typeof value === 'string') {
    let inner = ''
    try {
      inner = new TextDecoder('latin1').decode(fromBase64url(value))
    } catch {
      // Not base64url: it stands as it is.
    }
    return `${value}\n${inner}`
  }
  if (Array.isArray(value)) return value.map(decoded).join('\n')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `${key}\n${decoded(item)}`)
      .join('\n')
  return String(value)
}

test('each sees the maps they were given and the people in them, and nobody else', () => {
  for (const [name, maps] of Object.entries(MAPS)) {
    const who = of(name)
    expect(
      who
        .vault()
        .maps.map((map) => map.name)
        .sort(),
    ).toEqual([...maps].sort())
    const known = who.vault().people.map((person) => person.person)
    const others = [...helpers].filter(([other]) => other !== name)
    for (const [other, { core }] of others) {
      const shares = MAPS[other as Name].some((map) => (maps as readonly string[]).includes(map))
      expect([other, known.includes(core.person)]).toEqual([other, shares])
    }
  }
})

test('61: no byte that Chaim is served, decoded, names another map, another reader, or anything of them', () => {
  const chaim = served.get('Chaim') ?? ''
  expect(chaim).toContain(mapOf(noor, 'gezondheid').log)
  const family = noor.core.replica
  const own = mapOf(noor, 'gezondheid').log
  const hidden = [
    ...noor
      .vault()
      .maps.map((map) => map.log)
      .filter((log) => log !== own),
    ...family
      .of('member')
      .filter((m) => m.state.owner !== of('Chaim').core.person)
      .map((m) => m.id),
    ...['Anna', 'Boris'].flatMap((name) => [
      of(name).core.person,
      of(name).core.replica.of('keyring')[0]?.id ?? '',
    ]),
    ...['Anna', 'Boris'].map((name) => of(name).core.replica.of('card')[0]?.state.devices[0]?.device ?? ''),
    ...family
      .of('compartment')
      .filter((log) => log.id !== own)
      .flatMap((log) => log.state.epochs.map((e) => e.label)),
  ]
  expect(hidden.filter((id) => id !== '').length).toBeGreaterThan(12)
  expect(hidden.filter((id) => id !== '' && chaim.includes(id))).toEqual([])
})

test('Boris shares a map with Anna: he learns of her there, and nothing of her other one', () => {
  const boris = served.get('Boris') ?? ''
  expect(boris).toContain(of('Anna').core.person)
  for (const hidden of [mapOf(noor, 'school').log, mapOf(noor, 'gezondheid').log, of('Chaim').core.person])
    expect(boris).not.toContain(hidden)
})

test('what is not theirs answers as what is not there', async () => {
  const chaim = of('Chaim')
  const nowhere = 'A'.repeat(43)
  const school = mapOf(noor, 'school').log
  const status = async (path: string) => {
    const ask = chaim.core.connection.get(path, v.unknown())
    return ask.then(() => 'served').catch((error: { code: string }) => error.code)
  }
  for (const path of [
    `/api/logs/${school}?from=0`,
    `/api/logs/${noor.vault().id}?from=0`,
    `/api/logs/${nowhere}?from=0`,
  ])
    expect(await status(path)).toBe('not-found')
})
