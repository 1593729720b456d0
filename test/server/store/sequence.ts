// Group commit changes nothing but speed: together or one after another, the answers and the store are the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Commit, Store } from '#server/store/contract.ts'
import { bytes, lines, newId } from './make.ts'
import type { Subject } from './subject.ts'

/** Mostly none: an entry that carries everything would seldom be let in. */
const few = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.constant<T[]>([]), weight: 3 },
    { arbitrary: fc.array(of, { maxLength: 2 }), weight: 1 },
  )
const atMostOne = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 1 })
const log = fc.constantFrom('health', 'school')
const hash = fc.constantFrom('drawing', 'letter')
const person = fc.constantFrom('fatima', 'joris')
const locator = fc.constantFrom('sheet', 'strip')
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 2 })

/** Entries over few names, so that they meet in every way; one in five has not seen the newest head. */
const plan = fc.record({
  logs: fc.uniqueArray(fc.record({ log, label: maybe(fc.constantFrom('x', 'y')) }), {
    selector: (part) => part.log,
    minLength: 1,
  }),
  stale: fc.nat(4).map((n) => n === 0),
  blobs: few(fc.record({ log, hash, here: fc.boolean() })),
  erased: few(fc.record({ log, hash })),
  readers: atMostOne(
    fc.record({ person, log, may: maybe(fc.constantFrom('leaves' as const, 'content' as const)) }),
  ),
  ways: atMostOne(fc.record({ locator, person, way: maybe(fc.constant('password')) })),
  invitations: atMostOne(fc.record({ locator, vault: person, uses: maybe(fc.nat(3)) })),
})
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never

/** The commit of a plan, all its names in a world of their own. Ciphertext only ever goes to logs it touches. */
function commitOf(plan: Plan, world: string, sizeOf: (log: string) => number): Commit {
  const own = (name: string) => `${world} ${name}`
  const touches = (part: { log: string }) => plan.logs.some(({ log }) => log === part.log)
  return {
    entry: own('entry'),
    logs: plan.logs.map(({ log, label }) => ({
      ...lines(own(log), sizeOf(log) + (plan.stale ? 1 : 0), 'line'),
      ...(label === null ? {} : { label: own(label) }),
    })),
    blobs: plan.blobs
      .filter(touches)
      .map(({ log, hash, here }) => ({ log: own(log), hash: own(hash), bytes: here ? bytes(hash) : null })),
    erased: plan.erased.filter(touches).map(({ log, hash }) => ({ log: own(log), hash: own(hash) })),
    readers: plan.readers
      .filter(touches)
      .map(({ person, log, may }) => ({ person: own(person), log: own(log), may })),
    ways: plan.ways.map(({ locator, person, way }) => ({ locator: own(locator), person: own(person), way })),
    invitations: plan.invitations.map(({ locator, vault, uses }) => ({
      locator: own(locator),
      vault: own(vault),
      invitation: uses === null ? null : { sealed: bytes(vault), uses, end: 1000 },
    })),
  }
}

async function stateOf(store: Store, world: string): Promise<unknown> {
  const own = (name: string) => `${world} ${name}`
  const all = <T>(names: string[], read: (name: string) => Promise<T>) =>
    Promise.all(names.map((name) => read(own(name))))
  return {
    heads: await all(['health', 'school'], (name) => store.head(name)),
    leaves: await all(['health', 'school'], (name) => store.leaves(name, 0, 100)),
    blobs: await all(['drawing', 'letter'], (name) => store.blob(name)),
    readers: await all(['health', 'school'], (name) => store.readersOf(name)),
    ways: await all(['sheet', 'strip'], (name) => store.way(name)),
    invitations: await all(['sheet', 'strip'], (name) => store.openInvitation(name, 1)),
  }
}

/** The same without the name of its world, for comparing two. */
function plain(value: unknown, world: string): unknown {
  const text = JSON.stringify(value, (_, held) => (held instanceof Uint8Array ? [...held] : held))
  return JSON.parse(text.replaceAll(world, 'world'))
}

export function sequence(subject: Subject): void {
  test('entries that are written together do what they do one after another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 12 }), async (plans) => {
        const [together, apart] = [newId(), newId()]
        const each: unknown[] = []
        const again: Commit[] = []
        for (const one of plans) {
          const heads = await subject.store.heads(['health', 'school'].map((log) => `${apart} ${log}`))
          const sizeOf = (log: string) => heads.find((head) => head.log === `${apart} ${log}`)?.size ?? 0
          each.push(await subject.store.append(commitOf(one, apart, sizeOf)))
          again.push(commitOf(one, together, sizeOf))
        }
        const all = await Promise.all(again.map((commit) => subject.store.append(commit)))
        expect(plain(all, together)).toEqual(plain(each, apart))
        expect(plain(await stateOf(subject.store, together), together)).toEqual(
          plain(await stateOf(subject.store, apart), apart),
        )
      }),
      { numRuns: 100 },
    )
  })
}
