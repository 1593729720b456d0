// The demo: the family with ten professionals over the floor, filled once, as everybody in it then finds it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { board, deBoer, people } from '#server/cli/demo/content/index.ts'
import { type Filled, fillDemo, isNew } from '#server/cli/demo/fill.ts'
import { readConfig } from '#server/config.ts'
import type { Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { sure } from '#test/setup/house.ts'
import type { VaultView } from '#web/vault/shown.ts'

const NOW = Math.floor(Date.parse('2026-11-24T19:00:00Z') / 1000)
const dir = mkdtempSync(join(tmpdir(), 'gezinskluis-demo-'))
let store: Store
let demo: Filled

beforeAll(async () => {
  store = await openStore({ dataDir: dir })
  demo = await fillDemo(store, readConfig({}), NOW)
}, 240_000)
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

function vaultsOf(key: string): readonly VaultView[] {
  const now = demo.cast.engine(key).snapshot()
  if (now.at !== 'open') throw new Error(`${key} is ${now.at}`)
  return now.view.vaults
}
const home = (key: string): VaultView => sure(vaultsOf(key).find((vault) => vault.id === demo.home.vault))
const personOf = (key: string) => demo.cast.core(key).person

describe('The demo family, as Noor finds it', () => {
  test('is De Boer with five children, and Sam has an account of his own', () => {
    expect(home('noor')).toMatchObject({ family: 'De Boer', mine: 'holder' })
    expect(home('noor').children.map(({ name, age, person }) => [name, age, person])).toEqual([
      ['Sam', 14, personOf('sam')],
      ['Lotte', 11, null],
      ['Bram', 8, null],
      ['Yara', 5, null],
      ['Pim', 2, null],
    ])
  })

  test('has two years of lines: everything in the content is there, and all of it opens', () => {
    const { children } = home('noor')
    const written = deBoer.sheets.flatMap(({ rows }) => rows).length + deBoer.vaccinations.length
    expect(children.flatMap((child) => [...child.timeline, ...child.ownWords])).toHaveLength(written)
    expect(children.flatMap((child) => child.unopened)).toEqual([])
    const oldest = children.flatMap((child) => child.timeline).map((e) => e.history.current.time)
    expect(NOW - Math.min(...oldest)).toBeGreaterThan(720 * 86_400)
  })

  test('has ten professionals of seven organisations over the floor: nine who may see something, Ravi who asks', () => {
    const helpers = home('noor').helpers.filter((helper) => helper.shape === 'helper')
    expect(helpers).toHaveLength(10)
    expect(helpers.filter((helper) => helper.maps.length === 0).map(({ person }) => person)).toEqual([
      personOf('ravi'),
    ])
    expect(new Set(helpers.map((helper) => helper.confirmed?.organisation)).size).toBe(7)
    expect(helpers.find(({ coordinator }) => coordinator)?.person).toBe(personOf('joris'))
  })

  test('has Oma Rie and Els, each with one page and nothing else', () => {
    for (const key of ['rie', 'els']) {
      const helper = sure(home('noor').helpers.find(({ person }) => person === personOf(key)))
      expect([helper.shape, helper.maps.map(({ name, may }) => [name, may])]).toEqual([
        'network',
        [['bladzijde', 'both']],
      ])
      expect(home(key)).toMatchObject({ mine: 'network', children: [], plan: null })
      expect(home(key).maps).toHaveLength(1)
    }
  })

  test('has a request of Ravi that waits for both parents', () => {
    const waiting = home('noor').requests.filter((request) => request.state === 'requested')
    expect(waiting.map(({ person }) => person)).toEqual([personOf('ravi')])
    expect(new Set(sure(waiting[0]).waitsFor)).toEqual(new Set([personOf('noor'), personOf('daan')]))
  })

  test('has a plan that runs in its seventh version, with one action nobody owns and one proposal of Joris', () => {
    const { state } = sure(home('noor').plan)
    expect([state.status, state.versions.length]).toEqual(['running', 7])
    const open = state.proposals.filter((one) => one.state === 'open')
    expect(open.map(({ author }) => author)).toEqual([personOf('joris')])
    const unowned = [...state.items.values()].filter(
      ({ now: { content } }) =>
        content.kind === 'plan-action' && content.doers.length === 0 && content.status === 'agreed',
    )
    expect(unowned).toHaveLength(1)
  })

  test('knows of nobody whose time is over: who ended or was taken back holds no key', () => {
    const now = new Set(home('noor').helpers.map(({ person }) => person))
    for (const gone of ['peter', 'wilma']) expect(now.has(personOf(gone)), gone).toBe(false)
    expect(home('noor').maps.filter((map) => map.stale)).toEqual([])
    const school = sure(home('sam').maps.find(({ name }) => name === 'school'))
    const hulp = sure(home('sam').maps.find(({ name }) => name === 'hulp'))
    expect([school.readers, hulp.readers].map((all) => all.includes(personOf('lieke')))).toEqual([
      true,
      false,
    ])
  })
})

describe('Everybody else', () => {
  test('is shown their own part of the house: a family its home, a professional the board, Oma her page', () => {
    const as = (key: string) => {
      const now = demo.cast.engine(key).snapshot()
      return now.at === 'open' && now.view.me.as
    }
    expect(['noor', 'daan', 'sam', 'rie', 'fatima', 'joris'].map(as)).toEqual([
      'parent',
      'parent',
      'young',
      'network',
      'professional',
      'professional',
    ])
    expect(home('joris').mine).toBe('coordinator')
  })

  test('Sam sees his own maps and no other child’s', () => {
    expect(home('sam')).toMatchObject({ mine: 'young' })
    expect(home('sam').children.map(({ name, maps }) => [name, maps.length])).toEqual([['Sam', 7]])
  })

  test('Fatima has a board of De Boer and all the small families', () => {
    const names = vaultsOf('fatima').map(({ family }) => family)
    expect(new Set(names)).toEqual(new Set(['De Boer', ...board.map(({ name }) => name)]))
  })

  test('nobody’s client has an alarm', () => {
    const alarms = demo.cast.keys.map((key) => [key, demo.cast.core(key).alarm?.message])
    expect(alarms.filter(([, alarm]) => alarm !== undefined)).toEqual([])
  })

  test('can sign in: a code and a password each, for ten professionals and more', () => {
    for (const { name } of people) {
      const found = sure(demo.signIns.find((one) => one.name === name))
      expect(found.code).toMatch(/^(?:[2-9A-HJ-NP-Z]{5} ){7}[2-9A-HJ-NP-Z]{5}$/)
    }
  })
})

describe('What the server keeps', () => {
  test('verifies without an account, from the first line to the last', async () => {
    for (const { first, vault } of [demo.home, ...demo.families.slice(0, 2)]) {
      const report = verifyExport(parseExport(await demo.cast.engine(first).exportLogs(vault)))
      expect([report.wrong, report.missing]).toEqual([null, []])
    }
  })

  test('holds no name and no word of anybody', async () => {
    const files = readdirSync(dir).map((name) => readFileSync(join(dir, name)).toString('latin1'))
    // Shorter words stand in random bytes by chance.
    const words = [
      ...people.flatMap(({ name, password }) => [name, password]),
      ...deBoer.sheets.flatMap(({ rows }) => rows.map(([, , , , , text]) => text)),
      ...['hamster', 'pindakaas', 'De Boer', 'gezondheid', 'zorgcoördinator'],
    ].filter((word) => word.length >= 6)
    for (const file of files) for (const word of words) expect(file.includes(word), word).toBe(false)
  })

  test('is never filled twice', async () => {
    expect(await isNew(store)).toBe(false)
  })
})
