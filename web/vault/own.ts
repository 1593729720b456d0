// One's own vault, used or not: who one is, whose code one used, and what one asked for, on every device of one's own.
import { randomId } from '#crypto/secret/random.ts'
import type { Core, Refusal } from './core.ts'
import {
  type AskedRecord,
  encodeSealedKind,
  type InvitedRecord,
  type Person,
  parseSealedKind,
  type SealedKind,
} from './sealed-kinds.ts'
import { mapsOf, rollOf, writeRoll } from './vaults.ts'

/** Held by this person alone and without a plan. */
export function ownVault(core: Core): string | null {
  for (const family of core.replica.of('family'))
    if (
      core.holds(family.id) &&
      !mapsOf(core, family.id).some(({ card }) => card?.about.map === 'gezinsplan')
    )
      return family.id
  return null
}

/** What this person is called. */
export function myProfile(core: Core): Person | null {
  const own = ownVault(core)
  const people = own ? rollOf(core, own)?.value.people : undefined
  return people?.find((p) => p.person === core.person) ?? null
}

/** One's own day of birth (`YYYY-MM-DD`), as one said it; null when one did not. */
export function ownBirth(core: Core): string | null {
  const own = ownVault(core)
  const members = own ? rollOf(core, own)?.value.directory.members : undefined
  return members?.find((member) => member.person === core.person)?.birth ?? null
}

/** A young person says when they were born: to themselves alone, for whoever reads their maps needs no birthday. */
export async function keepBirth(core: Core, birth: string): Promise<Refusal | { done: true }> {
  return core.act(ownVault(core) ?? '', (draft) => {
    const own = ownVault(core)
    const family = own === null ? null : core.replica.log(own, 'family')
    const roll = family && rollOf(core, family.id)?.value
    if (!family || !roll) return { refused: 'no-access' }
    const members = roll.directory.members.map((member) =>
      member.person === core.person ? { ...member, birth } : member,
    )
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members } })
    return null
  })
}

function kept(core: Core): SealedKind[] {
  const own = ownVault(core)
  if (!own) return []
  const all = mapsOf(core, own).flatMap(({ log }) => core.contents.of(log.id))
  return all.flatMap((opened) => parseSealedKind(opened.bytes) ?? [])
}

/** Families whose code this person used: their name shows before anything is given. */
export const invitationsKept = (core: Core): InvitedRecord[] => kept(core).filter((k) => k.kind === 'invited')

/** What this person asked for: sealed to a family's inbox it opens for nobody here. */
export const askedKept = (core: Core): AskedRecord[] => kept(core).filter((k) => k.kind === 'asked')

export async function keepInvitation(core: Core, record: InvitedRecord): Promise<void> {
  if (!invitationsKept(core).some((one) => one.invite === record.invite)) await keepOwn(core, record)
}

/** Keeps a record in one's own vault, where all of one's devices read it. */
export async function keepOwn(core: Core, value: InvitedRecord | AskedRecord): Promise<void> {
  const own = ownVault(core)
  if (!own) return
  const plaintext = encodeSealedKind(value)
  await core.act(own, (draft) => {
    const [map] = mapsOf(core, own)
    if (!map) return { refused: 'no-access' }
    draft.seal(draft.part(map.log.id, map.log), { record: randomId(), rev: 1, prev: null, plaintext })
    return null
  })
}
