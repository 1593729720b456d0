// Families whose code was used, kept in one's own vault: their name shows before anything is given.
import { randomId } from '#crypto/secret/random.ts'
import { invitationsKept, ownVault } from '#web/vault/view/view.ts'
import type { Core } from './core.ts'
import { encodeSealedKind, type InvitedRecord } from './sealed-kinds.ts'
import { mapsOf } from './vaults.ts'

export async function keepInvitation(core: Core, record: InvitedRecord): Promise<void> {
  const own = ownVault(core)
  if (!own || invitationsKept(core).some((kept) => kept.invite === record.invite)) return
  await core.act(own, (draft) => {
    const [map] = mapsOf(core, own)
    if (!map) return { refused: 'no-access' }
    draft.seal(draft.part(map.log.id, map.log), {
      record: randomId(),
      rev: 1,
      prev: null,
      plaintext: encodeSealedKind(record),
    })
    return null
  })
}
