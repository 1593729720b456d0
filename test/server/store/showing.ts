// The global log, and hearing of changes.
import { describe, expect, test } from 'vitest'
import type { Beat, Change } from '#server/store/contract.ts'
import { bytes, entry, lines, newId, text } from './make.ts'
import type { Subject } from './subject.ts'

const beatOf = (expectedSize: number, said: string[], rest: Partial<Beat> = {}): Beat => ({
  expectedSize,
  leaves: said.map((one) => ({ label: null, bytes: bytes(one) })),
  tiles: [],
  checkpoint: bytes(`checkpoint at ${expectedSize + said.length}`),
  beaten: [],
  ...rest,
})

export function showing(subject: Subject): void {
  describe('the global log', () => {
    test('before the first beat there is no checkpoint', async () => {
      expect(await subject.store.globalHead()).toBeNull()
      expect(await subject.store.tile(0, 0, 1)).toBeNull()
    })

    test('a beat is there after reopening: leaves, tile, checkpoint', async () => {
      const hashes = Uint8Array.from({ length: 64 }, (_, i) => i)
      const tiles = [{ level: 0, index: 0, hashes }]
      expect(await subject.store.beat(beatOf(0, ['one', 'two'], { tiles }))).toBe(true)
      await subject.reopen()
      expect(await subject.store.globalHead()).toEqual({ size: 2, checkpoint: bytes('checkpoint at 2') })
      expect((await subject.store.globalLeaves(0, 1)).map(text)).toEqual(['one'])
      expect((await subject.store.globalLeaves(1, 9)).map(text)).toEqual(['two'])
      expect(await subject.store.tile(0, 0, 2)).toStrictEqual(hashes)
    })

    test('a partial tile stays readable when it has grown, and is not given wider than it is', async () => {
      const hashes = Uint8Array.from({ length: 96 }, (_, i) => i)
      const tile = (width: number) => ({
        tiles: [{ level: 0, index: 0, hashes: hashes.slice(0, width * 32) }],
      })
      await subject.store.beat(beatOf(0, ['one'], tile(1)))
      await subject.store.beat(beatOf(1, ['two', 'three'], tile(3)))
      expect(await subject.store.tile(0, 0, 1)).toStrictEqual(hashes.slice(0, 32))
      expect(await subject.store.tile(0, 0, 3)).toStrictEqual(hashes)
      expect(await subject.store.tile(0, 0, 4)).toBeNull()
    })

    test('of two beats on one size exactly one is written, whole', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'a')))
      const beats = ['first', 'second'].map((label, n) =>
        beatOf(0, [label], { beaten: [{ log, size: 1, label, n }] }),
      )
      const done = await Promise.all(beats.map((beat) => subject.store.beat(beat)))
      expect([...done].sort()).toEqual([false, true])
      const n = done.indexOf(true)
      const label = ['first', 'second'][n]
      expect((await subject.store.globalLeaves(0, 9)).map(text)).toEqual([label])
      expect(await subject.store.head(log)).toMatchObject({ label, n, beaten: 1 })
    })

    test('a log that has grown is to be shown, until a beat has shown it', async () => {
      const [one, two] = [newId(), newId()]
      await subject.store.append(entry([lines(one, 0, 'a'), lines(two, 0, 'b')]))
      const changed = async () => (await subject.store.changedSinceBeat()).map(({ log }) => log).sort()
      expect(await changed()).toEqual([one, two].sort())
      const beaten = [one, two].map((log) => ({ log, size: 1, label: `label of ${log}`, n: 1 }))
      await subject.store.beat(beatOf(0, ['x'], { beaten }))
      expect(await changed()).toEqual([])
      await subject.store.append(entry(lines(two, 1, 'c')))
      expect(await changed()).toEqual([two])
    })

    test('what is appended while a beat is made waits for the next', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'a')))
      await subject.store.append(entry(lines(log, 1, 'b')))
      await subject.store.beat(beatOf(0, ['x'], { beaten: [{ log, size: 1, label: 'l', n: 1 }] }))
      expect((await subject.store.changedSinceBeat()).map((head) => [head.beaten, head.size])).toEqual([
        [1, 2],
      ])
    })

    test('a new label waits for the beat that commits to it', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'a')))
      await subject.store.append(entry({ ...lines(log, 1, 'epoch'), label: 'second' }))
      await subject.store.append(entry(lines(log, 2, 'b')))
      const labels = async () => {
        const head = await subject.store.head(log)
        return head && [head.label, head.nextLabel, head.n]
      }
      expect(await labels()).toEqual([`label of ${log}`, 'second', 0])
      await subject.store.append(entry({ ...lines(log, 3, 'epoch'), label: 'third' }))
      await subject.store.beat(beatOf(0, ['x'], { beaten: [{ log, size: 3, label: 'second', n: 0 }] }))
      expect(await labels()).toEqual(['second', 'third', 0])
      await subject.store.beat(beatOf(1, ['y'], { beaten: [{ log, size: 4, label: 'third', n: 0 }] }))
      expect(await labels()).toEqual(['third', null, 0])
    })

    test('the leaves under one label are found, and no other', async () => {
      const leaves = ['a', null, 'b', 'a'].map((label, i) => ({ label, bytes: bytes(`leaf ${i}`) }))
      await subject.store.beat(beatOf(0, [], { leaves }))
      const found = async (from: number) =>
        (await subject.store.labelLeaves('a', from)).map((leaf) => [leaf.index, text(leaf.bytes)])
      expect(await found(0)).toEqual([
        [0, 'leaf 0'],
        [3, 'leaf 3'],
      ])
      expect(await found(1)).toEqual([[3, 'leaf 3']])
    })

    test('a beat over thousands of logs is one beat', async () => {
      const ids = Array.from({ length: 2500 }, newId)
      await Promise.all(ids.map((log) => subject.store.append(entry(lines(log, 0, 'a')))))
      const leaves = ids.map((label) => ({ label, bytes: bytes('leaf') }))
      const beaten = ids.map((log) => ({ log, size: 1, label: log, n: 1 }))
      expect(await subject.store.beat(beatOf(0, [], { leaves, beaten }))).toBe(true)
      expect(await subject.store.changedSinceBeat()).toEqual([])
      expect((await subject.store.heads(ids)).length).toBe(2500)
      expect((await subject.store.globalLeaves(0, 9999)).length).toBe(2500)
    })

    test('a lease has one holder, who may renew it, until it ends', async () => {
      const lease = (holder: string, end: number, now: number) =>
        subject.store.lease('beat', holder, end, now)
      const both = await Promise.all(['a', 'b'].map((holder) => lease(holder, 100, 1)))
      expect([...both].sort()).toEqual([false, true])
      const [holder, other] = both[0] ? ['a', 'b'] : ['b', 'a']
      expect(await lease(holder, 200, 50)).toBe(true)
      expect(await lease(other, 300, 150)).toBe(false)
      expect(await lease(other, 300, 200)).toBe(true)
      expect(await lease(holder, 400, 250)).toBe(false)
    })
  })

  test('a listener hears of appends once they are durable, and no more after it stops', async () => {
    const log = newId()
    const heard: Change[] = []
    const stop = subject.store.subscribe((change) => heard.push(change))
    await subject.store.append(entry(lines(log, 0, 'a', 'b')))
    await until(() => heard.length > 0)
    expect(heard).toEqual([{ log, size: 2 }])
    stop()
    await subject.store.append(entry(lines(log, 2, 'c')))
    expect(heard.length).toBe(1)
  })
}

/** Waits until something is so; the test's own time limit ends it. */
export async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 5))
}
