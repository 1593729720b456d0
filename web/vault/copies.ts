// Copies: what somebody printed. Sealed where it stands, so that only who reads it knows; the log says it for ever.
import { decideCompartment } from '#shared/compartment/decide.ts'
import { nextRevision } from '#shared/log/records.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { Copy } from './engine.ts'
import { type CopyRecord, encodeSealedKind, parseSealedKind } from './sealed-kinds.ts'
import { mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }

/** Says in the log that a copy is made: of the plan in its own map, of a receipt in the family's log. */
export function logCopy(core: Core, vault: string, copy: Copy, record: string): Promise<Refusal | Done> {
  const plaintext = encodeSealedKind({ kind: 'copy', ...copy })
  return core.act(vault, (draft) => {
    if (copy.of === 'receipt') {
      const family = core.replica.log(vault, 'family')
      if (!family || !core.holds(vault)) return { refused: 'no-access' }
      draft.seal(draft.part(vault, family), { record, ...nextRevision(family.state, record), plaintext })
      return null
    }
    const plan = mapsOf(core, vault).find(({ card }) => card?.about.map === 'gezinsplan')?.log
    if (!plan) return { refused: 'no-access' }
    const intents = decideCompartment(plan.state, { do: 'write', author: core.person, record }, core.seenTime)
    if (isRefusal(intents)) return intents
    draft.carryOut(draft.part(plan.id, plan), intents, plaintext)
    return null
  })
}

/** The copies that lines of a log tell of, as far as they are open here, by their record. */
export function copiesIn(core: Core, log: string): Map<string, CopyRecord> {
  const found = new Map<string, CopyRecord>()
  for (const { record, bytes } of core.contents.of(log)) {
    const parsed = parseSealedKind(bytes)
    if (parsed?.kind === 'copy') found.set(record, parsed)
  }
  return found
}
