// Carrying out what a family's or a map's `decide` intends, in a draft.
import type { FamilyIntent } from '#shared/family/decide.ts'
import type { By } from '#shared/log/kind.ts'
import { kinds } from '#shared/log/kinds.ts'
import type { Draft, DraftPart } from './draft.ts'

/** Adds a family log's intents to a draft, `plaintext` being what a seal intent seals. */
export function carryOutFamily(
  draft: Draft,
  part: DraftPart,
  intents: readonly FamilyIntent[],
  plaintext: Uint8Array | null = null,
): void {
  for (const intent of intents) {
    if (intent.type === 'rotate') draft.rotate(part, intent, true)
    else if (intent.type === 'seal') {
      if (plaintext)
        draft.seal(part, { record: intent.record, rev: intent.rev, prev: intent.prev, plaintext })
    } else part.events.push({ ...intent })
  }
}

const NOBODY: By = {
  person: '',
  device: '',
  seq: 0,
  log: '',
  leaf: '',
  salt: '',
  seen: { size: 0, root: '', time: 0 },
  time: 0,
  events: [],
  index: 0,
}

/** The states in which a log of each kind begins, for deciding on what is about to be made. */
export const beginnings = {
  by: NOBODY,
  family: () => kinds.family.initial({ type: 'create', kind: 'family', by: '' }, NOBODY),
  compartment: (vault: string) =>
    kinds.compartment.initial({ type: 'create', kind: 'compartment', vault, by: '' }, NOBODY),
  member: (vault: string, owner: string) =>
    kinds.member.initial({ type: 'create', kind: 'member', vault, owner }, NOBODY),
}
