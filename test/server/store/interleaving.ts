// Many writers at once, in any order: the outcome is always one that some order of single writers gives.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Commit } from '#server/store/contract.ts'
import { entry, lines, newId, text } from './make.ts'
import type { Subject } from './subject.ts'

export function interleaving(subject: Subject): void {
  test('however appends interleave, every log is the list of those who were told they won', async () => {
    const plan = fc.array(
      fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(plan, async (writers) => {
        const ids = Array.from({ length: 4 }, newId)
        const won: Commit[] = []
        const write = async (touches: number[][]) => {
          for (const touch of touches) {
            const logs = ids.filter((_, i) => touch.includes(i))
            const heads = await subject.store.heads(logs)
            const sizeOf = (log: string) => heads.find((head) => head.log === log)?.size ?? 0
            const commit = entry(logs.map((log) => lines(log, sizeOf(log), newId())))
            const answer = await subject.store.append(commit)
            if (answer === 'appended') won.push(commit)
            else expect(answer).toEqual({ conflict: expect.arrayContaining([expect.any(String)]) })
          }
        }
        await Promise.all(writers.map(write))

        for (const log of ids) {
          const expected = won
            .flatMap((commit) => commit.logs)
            .filter((part) => part.log === log)
            .sort((a, b) => a.expectedSize - b.expectedSize)
          const stored = await subject.store.leaves(log, 0, 100)
          expect(stored.map((leaf) => text(leaf.bytes))).toEqual(
            expected.flatMap(({ leaves }) => leaves.map(text)),
          )
          const head = await subject.store.head(log)
          expect(head?.size ?? 0).toBe(stored.length)
          expect(head?.root).toEqual(expected.at(-1)?.root)
        }
        // Somebody always gets through: of each round at least the first.
        expect(won.length).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })
}
