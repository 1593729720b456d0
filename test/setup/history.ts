// Random but valid histories of one family, from a list of small numbers: what fast-check shrinks well.
import type { AnyEvent } from '#shared/log/entry.ts'
import { epochEvent, familyWithGrant, revision } from './family.ts'

export type History = ReturnType<typeof familyWithGrant>

const DEEDS = ['write', 'write', 'revise', 'rotate', 'note', 'pass', 'both', 'visit'] as const

/** Carries out one deed for each number; every one of them is allowed. */
export function historyOf(numbers: readonly number[]): History {
  const at = familyWithGrant()
  const { scene, noor, bram, fatima, map, member } = at
  let last: AnyEvent | null = null
  for (const n of numbers) {
    const author = [noor, bram, fatima][n % 3] ?? noor
    const epoch = scene.log(map, 'compartment').state.epochs.length
    const fresh = (): AnyEvent => ({ type: 'put', epoch, ...revision(scene) })
    switch (DEEDS[n % DEEDS.length]) {
      case 'revise':
        last = last
          ? { ...fresh(), record: last.record, rev: Number(last.rev) + 1, prev: last.body }
          : fresh()
        scene.write(author, { log: map, events: [last] })
        break
      case 'rotate':
        scene.write(noor, { log: map, events: [epochEvent(scene, map, [noor, bram, fatima])] })
        break
      case 'note':
        scene.write(author, { log: map, events: [{ type: 'note' }] })
        break
      case 'pass':
        scene.pass(60)
        break
      case 'both':
        scene.write(fatima, [
          { log: map, events: [fresh()] },
          { log: member, events: [{ type: 'note' }] },
        ])
        break
      case 'visit': {
        const access = { type: 'access', compartments: [map], grant: at.hash, purpose: 'care' }
        scene.write(fatima, { log: member, events: [access] })
        break
      }
      default:
        last = fresh()
        scene.write(author, { log: map, events: [last] })
    }
  }
  return at
}
