// Appending entries, and the ciphertext, readers and lockboxes that come with them.
import { describe, expect, test } from 'vitest'
import { bytes, entry, hashOf, lines, newId, text } from './make.ts'
import type { Subject } from './subject.ts'

export function appending(subject: Subject): void {
  describe('an entry', () => {
    test('an acknowledged append is there after reopening', async () => {
      const log = newId()
      const commit = entry(lines(log, 0, 'first', 'second'))
      expect(await subject.store.append(commit)).toBe('appended')
      await subject.reopen()
      const leaves = await subject.store.leaves(log, 0, 10)
      expect(leaves.map((leaf) => [leaf.seq, text(leaf.bytes), leaf.entry])).toEqual([
        [0, 'first', commit.entry],
        [1, 'second', commit.entry],
      ])
      expect(await subject.store.head(log)).toEqual({
        log,
        kind: 'compartment',
        vault: null,
        owner: null,
        size: 2,
        root: commit.logs[0]?.root,
        frontier: bytes('frontier after second'),
        label: `label of ${log}`,
        n: 0,
        beaten: 0,
        nextLabel: null,
      })
    })

    test('leaves are given from one number up to another', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'a', 'b', 'c', 'd')))
      const some = await subject.store.leaves(log, 1, 3)
      expect(some.map(({ seq }) => seq)).toEqual([1, 2])
      expect(await subject.store.leaves(newId(), 0, 3)).toEqual([])
    })

    test('bytes come back as they went in, as plain byte arrays', async () => {
      const log = newId()
      const all = Uint8Array.from({ length: 256 }, (_, i) => i)
      await subject.store.append(entry({ ...lines(log, 0, 'x'), leaves: [all, new Uint8Array()] }))
      const [full, empty] = await subject.store.leaves(log, 0, 2)
      expect(full?.bytes).toStrictEqual(all)
      expect(empty?.bytes).toStrictEqual(new Uint8Array())
    })

    test('of two writers on one head exactly one wins, and the other hears which log it was', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'start')))
      const answers = await Promise.all([
        subject.store.append(entry(lines(log, 1, 'left'))),
        subject.store.append(entry(lines(log, 1, 'right'))),
      ])
      expect(answers).toEqual(['appended', { conflict: [log] }])
      expect((await subject.store.leaves(log, 1, 9)).map((leaf) => text(leaf.bytes))).toEqual(['left'])
    })

    test('of two who create one log exactly one wins', async () => {
      const log = newId()
      const create = () => subject.store.append(entry(lines(log, 0, 'mine')))
      expect(await Promise.all([create(), create()])).toEqual(['appended', { conflict: [log] }])
    })

    test('an entry lands in all its logs or in none', async () => {
      const [one, two, fresh] = [newId(), newId(), newId()]
      await subject.store.append(entry([lines(one, 0, 'a'), lines(two, 0, 'b')]))
      const ciphertext = bytes('ciphertext that must not stay')
      const late = entry([lines(one, 1, 'c'), lines(two, 0, 'too late'), lines(fresh, 0, 'd')], {
        blobs: [{ hash: hashOf(ciphertext), log: one, bytes: ciphertext }],
        readers: [{ person: 'fatima', log: one, may: 'content' }],
        lockboxes: [{ recipient: 'fatima', vault: 'vault', entry: 'entry', bytes: bytes('keys') }],
        ways: [{ locator: 'locator', person: 'fatima', way: 'way' }],
      })
      expect(await subject.store.append(late)).toEqual({ conflict: [two] })
      expect((await subject.store.head(one))?.size).toBe(1)
      expect(await subject.store.head(fresh)).toBeNull()
      expect(await subject.store.blob(hashOf(ciphertext))).toBeNull()
      expect(await subject.store.readersOf(one)).toEqual([])
      expect(await subject.store.lockboxes('fatima', 0, 10)).toEqual([])
      expect(await subject.store.way('locator')).toBeNull()
    })

    test('a loser in a batch does not spoil the winners', async () => {
      const ids = Array.from({ length: 20 }, newId)
      const taken = newId()
      await subject.store.append(entry(lines(taken, 0, 'start')))
      const answers = await Promise.all(
        ids.flatMap((log) => [
          subject.store.append(entry(lines(log, 0, 'mine'))),
          subject.store.append(entry([lines(newId(), 0, 'nothing of me'), lines(taken, 0, 'lost')])),
        ]),
      )
      expect(answers).toEqual(ids.flatMap(() => ['appended', { conflict: [taken] }]))
      expect((await subject.store.heads(ids)).length).toBe(20)
    })

    test('an entry that contradicts itself fails alone', async () => {
      const [good, bad] = [newId(), newId()]
      const answers = await Promise.allSettled([
        subject.store.append(entry([lines(bad, 0, 'once'), lines(bad, 0, 'twice')])),
        subject.store.append(entry(lines(good, 0, 'fine'))),
        subject.store.append(entry(lines(newId(), 0), {})),
      ])
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
      expect(await subject.store.head(bad)).toBeNull()
      expect((await subject.store.head(good))?.size).toBe(1)
    })

    test('appends that follow each other without waiting all land, in order', async () => {
      const log = newId()
      const said = Array.from({ length: 50 }, (_, i) => `line ${i}`)
      const answers = await Promise.all(
        said.map((line, i) => subject.store.append(entry(lines(log, i, line)))),
      )
      expect(new Set(answers)).toEqual(new Set(['appended']))
      expect((await subject.store.leaves(log, 0, 100)).map((leaf) => text(leaf.bytes))).toEqual(said)
    })
  })

  describe('ciphertext', () => {
    const sealed = bytes('sealed words')
    const hash = hashOf(sealed)

    test('ciphertext comes with the log that it belongs to', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: sealed }] }))
      expect(await subject.store.blob(hash)).toEqual({ bytes: sealed, logs: [log] })
      expect(await subject.store.logsOfBlob(hash)).toEqual([log])
      expect(await subject.store.blob(newId())).toBeNull()
      expect(await subject.store.logsOfBlob(newId())).toBeNull()
    })

    test('a drop that is adopted belongs to both logs', async () => {
      const logs = [newId(), newId()].sort()
      const [member = '', compartment = ''] = logs
      await subject.store.append(
        entry(lines(member, 0, 'drop'), { blobs: [{ hash, log: member, bytes: sealed }] }),
      )
      await subject.store.append(
        entry(lines(compartment, 0, 'adopt'), { blobs: [{ hash, log: compartment, bytes: null }] }),
      )
      expect((await subject.store.blob(hash))?.logs.sort()).toEqual(logs)
    })

    test('how much ciphertext is together, an unknown hash and one twice counting nothing', async () => {
      const log = newId()
      const blobs = ['four', 'and six'].map((said) => ({ hash: newId(), log, bytes: bytes(said) }))
      await subject.store.append(entry(lines(log, 0, 'put'), { blobs }))
      await subject.store.stage('staged', bytes('staged'), 1000)
      const hashes = blobs.map(({ hash }) => hash)
      expect(await subject.store.bytesOf([...hashes, ...hashes, 'staged', 'unknown'])).toBe(17)
      expect(await subject.store.bytesOf([])).toBe(0)
    })

    test('an entry that names ciphertext which is not here writes nothing', async () => {
      const log = newId()
      const put = entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: null }] })
      expect(await subject.store.append(put)).toEqual({ missing: [hash] })
      expect(await subject.store.head(log)).toBeNull()
    })

    test('ciphertext that was staged waits for its entry', async () => {
      const log = newId()
      await subject.store.stage(hash, sealed, 1000)
      expect(await subject.store.blob(hash)).toEqual({ bytes: sealed, logs: [] })
      expect(
        await subject.store.append(entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: null }] })),
      ).toBe('appended')
      await subject.store.sweep(2000)
      expect((await subject.store.blob(hash))?.logs).toEqual([log])
    })

    test('ciphertext that nobody names is swept', async () => {
      await subject.store.stage(hash, sealed, 1000)
      await subject.store.stage(hash, sealed, 2000)
      await subject.store.sweep(1999)
      expect(await subject.store.blob(hash)).not.toBeNull()
      await subject.store.sweep(2000)
      expect(await subject.store.blob(hash)).toBeNull()
    })

    test('erased ciphertext is gone, its leaf stays', async () => {
      const log = newId()
      await subject.store.append(entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: sealed }] }))
      expect(await subject.store.append(entry(lines(log, 1, 'erase'), { erased: [{ log, hash }] }))).toBe(
        'appended',
      )
      expect(await subject.store.blob(hash)).toBeNull()
      await subject.reopen()
      expect(await subject.store.blob(hash)).toBeNull()
      expect((await subject.store.leaves(log, 0, 9)).map((leaf) => text(leaf.bytes))).toEqual([
        'put',
        'erase',
      ])
    })

    test('one log cannot erase what another holds', async () => {
      const [mine, theirs] = [newId(), newId()]
      const put = [{ hash, log: theirs, bytes: sealed }]
      await subject.store.append(entry(lines(theirs, 0, 'put'), { blobs: put }))
      await subject.store.append(entry(lines(mine, 0, 'erase'), { erased: [{ log: mine, hash }] }))
      expect(await subject.store.blob(hash)).toEqual({ bytes: sealed, logs: [theirs] })
    })

    test('what two logs hold is gone when both have erased it', async () => {
      const [one, two] = [newId(), newId()]
      const put = [one, two].map((log) => ({ hash, log, bytes: sealed }))
      await subject.store.append(entry([lines(one, 0, 'put'), lines(two, 0, 'put')], { blobs: put }))
      await subject.store.append(entry(lines(one, 1, 'erase'), { erased: [{ log: one, hash }] }))
      expect((await subject.store.blob(hash))?.logs).toEqual([two])
      await subject.store.append(entry(lines(two, 1, 'erase'), { erased: [{ log: two, hash }] }))
      expect(await subject.store.blob(hash)).toBeNull()
    })

    test('an erasure among many appends takes its turn', async () => {
      const log = newId()
      const answers = await Promise.all([
        subject.store.append(entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: sealed }] })),
        subject.store.append(entry(lines(log, 1, 'erase'), { erased: [{ log, hash }] })),
        subject.store.append(entry(lines(log, 2, 'again'), { blobs: [{ hash, log, bytes: null }] })),
      ])
      expect(answers).toEqual(['appended', 'appended', { missing: [hash] }])
    })
  })

  describe('readers and lockboxes', () => {
    test('a person sees the logs they may read, until they are taken out', async () => {
      const [health, family] = [newId(), newId()]
      const give = [
        { person: 'fatima', log: health, may: 'content' as const },
        { person: 'fatima', log: family, may: 'leaves' as const },
        { person: 'joris', log: health, may: 'content' as const },
      ]
      await subject.store.append(entry([lines(health, 0, 'a'), lines(family, 0, 'b')], { readers: give }))
      const seen = async () =>
        Object.fromEntries((await subject.store.logsOf('fatima')).map(({ head, may }) => [head.log, may]))
      expect(await seen()).toEqual({ [health]: 'content', [family]: 'leaves' })
      const take = [
        { person: 'fatima', log: health, may: 'leaves' as const },
        { person: 'fatima', log: family, may: null },
      ]
      await subject.store.append(entry(lines(health, 1, 'c'), { readers: take }))
      expect(await seen()).toEqual({ [health]: 'leaves' })
      expect(await subject.store.readersOf(health)).toEqual([
        { person: 'fatima', may: 'leaves' },
        { person: 'joris', may: 'content' },
      ])
      expect(await subject.store.readersOf(family)).toEqual([])
    })

    test('a recipient gets their own lockboxes, each once, in order', async () => {
      const log = newId()
      for (let i = 0; i < 3; i++) {
        const lockboxes = ['fatima', 'joris'].map((recipient) => ({
          recipient,
          vault: 'vault',
          entry: `entry ${i}`,
          bytes: bytes(`keys ${i} for ${recipient}`),
        }))
        await subject.store.append(entry(lines(log, i, 'admit'), { lockboxes }))
      }
      const first = await subject.store.lockboxes('fatima', 0, 2)
      expect(first.map((box) => text(box.bytes))).toEqual(['keys 0 for fatima', 'keys 1 for fatima'])
      const rest = await subject.store.lockboxes('fatima', first.at(-1)?.cursor ?? 0, 10)
      expect(rest.map(({ entry, vault }) => [entry, vault])).toEqual([['entry 2', 'vault']])
    })
  })
}
