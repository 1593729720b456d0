// What came with an entry and what its events name must be the same: bodies, boxes, attachments, lockboxes, invitations.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { Denied } from '#server/problem.ts'
import type { States } from '#server/states.ts'
import type { BlobPut, InvitationChange, LockboxPut } from '#server/store/contract.ts'
import { type AnyEvent, saltedHash } from '#shared/log/entry.ts'
import type { LockboxFor } from '#shared/log/epochs.ts'
import { kindIs } from '#shared/log/is.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import type { LandedLog } from './land.ts'
import { namedIn } from './named.ts'
import type { Resealed } from './resealed.ts'
import type { Uploads } from './uploads.ts'

const hashOf = (bytes: Uint8Array): string => base64url(sha256(bytes))
const key = (log: string, hash: string): string => `${log} ${hash}`

const eventsIn = ({ parts }: LandedLog): AnyEvent[] => parts.flatMap((part) => [...part.events])

/**
 * The ciphertext to write. Bytes that are not in the request must have been uploaded for this very log, stand in it
 * already, or lie in the member log they are adopted from: a hash alone, which others can know, brings nobody's bytes.
 */
export async function blobPuts(
  body: AppendBody,
  landed: readonly LandedLog[],
  resealed: readonly Resealed[],
  { states, uploads }: { states: States; uploads: Uploads },
): Promise<BlobPut[]> {
  const sent = new Map<string, Uint8Array>()
  for (const { log, bytes } of body.blobs) {
    const raw = fromBase64url(bytes)
    sent.set(key(log, hashOf(raw)), raw)
  }
  const puts = new Map<string, BlobPut>()
  for (const one of landed) {
    const log = one.after.id
    for (const event of eventsIn(one))
      for (const { hash, from } of namedIn(event)) {
        const bytes = sent.get(key(log, hash)) ?? null
        const here =
          bytes !== null ||
          (from === 'member'
            ? (await states.named(String(event.member))).has(hash)
            : (one.before !== null && (await states.named(log)).has(hash)) || (await uploads.has(log, hash)))
        if (!here) throw new Denied('blob-missing')
        puts.set(key(log, hash), { log, hash, bytes })
      }
  }
  for (const { log, hash, root, list, boxes } of resealed) {
    // Sent as bytes like any other, kept under the root that the log names.
    puts.set(key(log, hash), { log, hash: root, bytes: list })
    for (const box of boxes) puts.set(key(log, box), { log, hash: box, bytes: null })
  }
  if (sent.size !== body.blobs.length || [...sent.keys()].some((name) => !puts.has(name)))
    throw new Denied('blob-unexpected')
  return [...puts.values()]
}

type NamedBox = { salt: string | null; person: string | null; box: string }

/** Lockboxes that parts of a log name: by a hash salted with the part, or by a plain one where many may open them. */
function boxesNamed(one: LandedLog): NamedBox[] {
  return one.parts.flatMap(({ events, by }) =>
    events.flatMap((event): NamedBox[] => {
      const named = (boxes: readonly LockboxFor[]) =>
        boxes.map(({ person, box }) => ({ salt: by.salt, person, box }))
      if (event.type === 'epoch') return named(event.boxes as LockboxFor[])
      if (event.type === 'admit' && event.box !== null) return named([event.box as LockboxFor])
      if (event.type === 'policy' && event.next !== null)
        return (event.next as { boxes: string[] }).boxes.map((box) => ({ salt: null, person: null, box }))
      if (event.type === 'shares')
        return (event.helpers as { person: string; box: string | null }[]).flatMap(({ person, box }) =>
          // A share on paper goes past the server.
          box === null ? [] : [{ salt: null, person, box }],
        )
      return []
    }),
  )
}

/** The vault a log belongs to; a person's own logs stand under their own id. */
const vaultOf = ({ after }: LandedLog): string =>
  kindIs(after, 'compartment') || kindIs(after, 'member')
    ? after.state.vault
    : kindIs(after, 'keyring')
      ? after.state.owner
      : after.id

/** One message per recipient and vault, with all keys this entry gives them; each named by every part that gives one. */
export function lockboxPuts(body: AppendBody, landed: readonly LandedLog[], entry: string): LockboxPut[] {
  const sent = body.lockboxes.map((box) => ({ ...box, raw: fromBase64url(box.bytes) }))
  if (new Set(sent.map((box) => key(box.vault, box.recipient))).size !== sent.length)
    throw new Denied('lockbox-unexpected')
  const used = new Set<LockboxPut['bytes']>()
  for (const one of landed) {
    const vault = vaultOf(one)
    for (const { salt, person, box } of boxesNamed(one)) {
      const found = sent.find(
        (s) =>
          s.vault === vault &&
          (person === null || s.recipient === person) &&
          (salt === null ? hashOf(s.raw) : saltedHash(salt, s.raw)) === box,
      )
      if (!found) throw new Denied('lockbox-missing')
      used.add(found.raw)
    }
  }
  if (sent.some((s) => !used.has(s.raw))) throw new Denied('lockbox-unexpected')
  return sent.map(({ recipient, vault, raw }) => ({ recipient, vault, entry, bytes: raw }))
}

/** A kept invitation: which one it is (16 bytes) before what the family sealed. */
export function invitationChanges(body: AppendBody, landed: readonly LandedLog[]): InvitationChange[] {
  const asked = landed.flatMap((one) =>
    eventsIn(one)
      .filter((event) => event.type === 'invite' && kindIs(one.after, 'family'))
      .map((event) => ({ vault: one.after.id, event })),
  )
  if (asked.length !== body.invitations.length) throw new Denied('blob-unexpected')
  return asked.map(({ vault, event }) => {
    const sent = body.invitations.find((i) => i.invite === event.invite)
    const sealed = sent ? fromBase64url(sent.sealed) : null
    if (!sent || !sealed || hashOf(sealed) !== event.hash) throw new Denied('blob-missing')
    if (sent.uses !== event.uses || sent.end !== event.end) throw new Denied('blob-unexpected')
    const bytes = new Uint8Array(Buffer.concat([fromBase64url(sent.invite, 16), sealed]))
    return {
      locator: sent.locator,
      vault,
      invitation: { sealed: bytes, uses: sent.uses, end: sent.end * 1000 },
    }
  })
}
