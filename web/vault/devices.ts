// The devices of one person: which there are, what they are called, and putting one out.
import { base64url } from '#crypto/public/bytes.ts'
import { authorise } from './authorise.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import { keepOwnRecord, ownRecord } from './own-record.ts'
import { renewal } from './renewal.ts'
import { noteRevocations, rotateOverdue } from './rotation.ts'
import type { DeviceView } from './shown.ts'

type Done = { done: true }

/** Every device that ever was, the one in hand first, then the newest; who was put out last. */
export function deviceViews(core: Core): DeviceView[] {
  const card = core.replica.card(core.person)
  const lines = core.replica.file(core.person)?.lines ?? []
  const names = ownRecord(core, 'devices')?.names ?? []
  const own = base64url(core.device.publicKey)
  const time = (seq: number | null) => (seq === null ? null : (lines[seq]?.time ?? null))
  const all = (card?.state.devices ?? []).map(({ device, since, until }) => ({
    device,
    name: names.find((n) => n.device === device)?.name ?? null,
    here: device === own,
    since: time(since) ?? 0,
    until: time(until),
  }))
  const rank = (d: DeviceView) => (d.here ? 0 : d.until === null ? 1 : 2)
  return all.sort((a, b) => rank(a) - rank(b) || b.since - a.since)
}

/** What a device is called, for its owner alone. */
export async function nameDevice(core: Core, device: string, name: string): Promise<Refusal | Done> {
  return keepOwnRecord(core, 'devices', (now) => ({
    kind: 'devices',
    names: [...(now?.names ?? []).filter((n) => n.device !== device), { device, name: name.trim() }],
  }))
}

/**
 * Puts a device out: off the card with its way in, under a new user key; then new keys for every map this person keeps,
 * and a line in every other log they write in. What is left undone when the connection breaks is done at the next round.
 */
export async function revokeDevice(core: Core, device: string, password: string): Promise<Refusal | Done> {
  const authority = await authorise(core, password)
  if (!authority) return { refused: 'wrong-password' }
  const done = await core.act('', (draft) =>
    renewal(core, draft, authority.signer, { revoke: [device], fresh: true }),
  )
  if (isRefusal(done)) return done
  await rotateOverdue(core)
  await noteRevocations(core)
  return { done: true }
}
