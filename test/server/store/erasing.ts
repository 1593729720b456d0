// A vault that is erased whole: gone at once from everything that is read, on disk when it is acknowledged.
import { describe, expect, test } from 'vitest'
import type { Commit, LogAppend } from '#server/store/contract.ts'
import { bytes, entry, hashOf, lines, newId } from './make.ts'
import type { Subject } from './subject.ts'

/** A family with two maps and a member's log, and what hangs on them; beside it another family with a map. */
async function twoVaults(subject: Subject) {
  const [vault, school, thuis, member, other, others] = [newId(), newId(), newId(), newId(), newId(), newId()]
  const of = (log: string, kind: LogAppend['kind'], inVault: string | null): LogAppend => ({
    ...lines(log, 0, `first line of ${log}`),
    kind,
    vault: inVault,
    owner: kind === 'member' ? 'fatima' : null,
  })
  const blob = (log: string, said: string) => ({ hash: hashOf(bytes(said)), log, bytes: bytes(said) })
  const invitation = { sealed: bytes('sealed'), uses: 3, end: 1000 }
  const lockbox = (inVault: string, said: string) => ({
    recipient: 'fatima',
    vault: inVault,
    entry: 'entry',
    bytes: bytes(said),
  })
  const logs = [
    of(vault, 'family', null),
    of(school, 'compartment', vault),
    of(thuis, 'compartment', vault),
    of(member, 'member', vault),
    of(other, 'family', null),
    of(others, 'compartment', other),
  ]
  const made = await subject.store.append(
    entry(logs, {
      blobs: [blob(school, 'a note'), blob(member, 'shared'), blob(others, 'shared'), blob(others, 'theirs')],
      lockboxes: [lockbox(vault, 'ours'), lockbox(other, 'theirs')],
      readers: logs.map(({ log }) => ({ person: 'fatima', log, may: 'content' as const })),
      invitations: [
        { locator: 'ours', vault, invitation },
        { locator: 'theirs', vault: other, invitation },
      ],
    }),
  )
  expect(made).toBe('appended')
  return { vault, school, thuis, member, other, others }
}

const erase = (vault: string, from = 1): Commit => entry(lines(vault, from, 'erase'), { erasedVault: vault })

export function erasing(subject: Subject): void {
  describe('a vault that is erased', () => {
    test('nothing of it is given any more, after reopening too; all of another stands', async () => {
      const { vault, school, thuis, member, other, others } = await twoVaults(subject)
      expect(await subject.store.append(erase(vault))).toBe('appended')
      await subject.reopen()
      const { store } = subject
      for (const log of [vault, school, thuis, member]) {
        expect(await store.head(log)).toBeNull()
        expect(await store.leaves(log, 0, 99)).toEqual([])
        expect(await store.readersOf(log)).toEqual([])
      }
      expect(await store.blob(hashOf(bytes('a note')))).toBeNull()
      expect(await store.openInvitation('ours', 1)).toBeNull()
      expect((await store.logsOf('fatima')).map(({ head }) => head.log).sort()).toEqual(
        [other, others].sort(),
      )
      expect((await store.lockboxes('fatima', 0, 99)).map((box) => box.bytes)).toEqual([bytes('theirs')])
      expect((await store.blob(hashOf(bytes('shared'))))?.logs).toEqual([others])
      expect((await store.blob(hashOf(bytes('theirs'))))?.logs).toEqual([others])
      expect((await store.openInvitation('theirs', 1))?.usesLeft).toBe(2)
      expect((await store.leaves(others, 0, 99)).length).toBe(1)
    })

    test('the register shows where its logs ended, once, and forgets them', async () => {
      const { vault, school, thuis, member, other, others } = await twoVaults(subject)
      const { store } = subject
      const beat = async (expectedSize: number, logs: readonly { log: string; size: number }[]) => {
        const beaten = logs.map(({ log, size }) => ({ log, size, label: `label of ${log}`, n: size }))
        const leaves = [{ label: null, bytes: bytes('leaf') }]
        expect(await store.beat({ expectedSize, leaves, tiles: [], checkpoint: bytes('c'), beaten })).toBe(
          true,
        )
      }
      await beat(
        0,
        [school, thuis, member, other, others].map((log) => ({ log, size: 1 })),
      )
      await store.append(entry(lines(thuis, 1, 'one more')))
      await store.append(erase(vault))
      const ended = await store.changedSinceBeat()
      expect(ended.map(({ log, size, beaten, n }) => [log, size, beaten, n]).sort()).toEqual(
        [
          [vault, 2, 0, 0],
          [thuis, 2, 1, 1],
        ].sort(),
      )
      expect(ended.every(({ root }) => root.length === 32)).toBe(true)
      // A beat that was begun before the erasure shows what it saw then; the rest waits for the next.
      await beat(1, [{ log: vault, size: 1 }])
      expect((await store.changedSinceBeat()).find(({ log }) => log === vault)).toMatchObject({
        size: 2,
        beaten: 1,
      })
      await beat(
        2,
        [vault, thuis].map((log) => ({ log, size: 2 })),
      )
      expect(await store.changedSinceBeat()).toEqual([])
    })

    test('who is too late writes nothing: neither in its logs nor a new log of it', async () => {
      const { vault, school, other } = await twoVaults(subject)
      const { store } = subject
      const late = newId()
      const answers = await Promise.all([
        store.append(erase(vault)),
        store.append(entry(lines(school, 1, 'late'))),
        store.append(entry({ ...lines(late, 0, 'late'), kind: 'member', vault })),
        store.append(entry({ ...lines(newId(), 0, 'in time'), kind: 'member', vault: other })),
      ])
      expect(answers).toEqual(['appended', { conflict: [school] }, { conflict: [vault] }, 'appended'])
      expect(await store.head(late)).toBeNull()
    })

    test('who loses against another entry erases nothing', async () => {
      const { vault, school } = await twoVaults(subject)
      expect(await subject.store.append(erase(vault, 7))).toEqual({ conflict: [vault] })
      expect((await subject.store.leaves(school, 0, 9)).length).toBe(1)
    })

    test('who listens hears that each of its logs is gone', async () => {
      const { vault, school, thuis, member } = await twoVaults(subject)
      const gone = new Set<string>()
      const all = Promise.withResolvers<void>()
      const stop = subject.store.subscribe(({ log, size }) => {
        if (size === 0) gone.add(log)
        if (gone.size === 4) all.resolve()
      })
      await subject.store.append(erase(vault))
      await all.promise
      stop()
      expect([...gone].sort()).toEqual([vault, school, thuis, member].sort())
    })
  })
}
