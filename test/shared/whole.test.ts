// A whole small history, from the first card to a grant taken back: every entry stands in every log it lands in.
import { describe, expect, test } from 'vitest'
import { checkLog } from '#shared/log/check.ts'
import { epochEvent, familyWithGrant, revision } from '#test/setup/family.ts'

describe('a family, a professional and a grant', () => {
  test('Fatima writes under her grant, and after Noor takes it back she is in no map', () => {
    const { scene, noor, bram, fatima, vault, map } = familyWithGrant()
    scene.write(fatima, { log: map, events: [{ type: 'put', epoch: 1, ...revision(scene) }] })
    scene.write(noor, [
      { log: vault, events: [{ type: 'revoke', grantee: fatima.id, logs: [map] }] },
      { log: map, events: [{ type: 'remove', person: fatima.id }, epochEvent(scene, map, [noor, bram])] },
    ])
    expect(scene.log(map, 'compartment').state.access.map((a) => a.person)).toEqual([noor.id, bram.id])
    for (const [id, leaves] of scene.leaves)
      expect(checkLog(null, leaves, scene.around)).toEqual(scene.logs.get(id))
  })
})
