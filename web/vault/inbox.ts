// The inbox: what people outside the family sealed to it (requests, drops), opened by who holds the vault.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { BoxError } from '#crypto/secret/hpke.ts'
import { openRecordWith, SealError } from '#crypto/secret/seal.ts'
import type { Log } from '#shared/log/check.ts'
import { blobs } from '#shared/wire/logs.ts'
import type { Core } from './core.ts'
import type { Line } from './replica.ts'

/** An event of a member log that names something sealed to the inbox. */
export type SealedToInbox = {
  type: 'request' | 'drop' | 'declare'
  record: string
  rev: number
  prev: string | null
  schema: number
  body: string
  box: string
  size: number
  files: readonly string[]
  log?: string
}

const sealedToInbox = (line: Line): SealedToInbox[] =>
  line.events.filter(
    (e) => e.type === 'request' || e.type === 'drop' || e.type === 'declare',
  ) as unknown as SealedToInbox[]

/** Opens every request in the member logs of the vaults this person holds. What does not open stays unopened. */
export async function openInboxes(core: Core): Promise<void> {
  for (const member of core.replica.of('member')) {
    const family = core.replica.log(member.state.vault, 'family')
    const file = core.replica.file(member.id)
    if (!family || !file || !core.holds(family.id)) continue
    const open = new Set(core.contents.of(member.id).map((o) => o.seq))
    const todo = file.lines.filter(
      (line) => !open.has(line.seq) && sealedToInbox(line).some((e) => e.type === 'request'),
    )
    if (todo.length === 0) continue
    const hashes = todo.flatMap((line) => sealedToInbox(line).flatMap((e) => [e.body, e.box]))
    const found = await fetchBlobs(core, member.id, hashes)
    for (const line of todo)
      for (const event of sealedToInbox(line)) {
        const bytes = openOne(core, family, member.id, line, event, found)
        if (bytes)
          core.contents.keep({
            log: member.id,
            seq: line.seq,
            record: event.record,
            rev: event.rev,
            author: line.person,
            time: line.time,
            seen: line.seen,
            bytes,
          })
      }
  }
}

/** Sealed bytes by hash, each held against it. */
export async function fetchBlobs(
  core: Core,
  log: string,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  const wanted = [...new Set(hashes)]
  for (let at = 0; at < wanted.length; at += 64) {
    const answer = await core.connection.post('/api/blobs', blobs, { log, hashes: wanted.slice(at, at + 64) })
    for (const { hash, bytes } of answer.blobs) {
      const sealed = bytes === null ? null : fromBase64url(bytes)
      if (sealed && base64url(sha256(sealed)) === hash) found.set(hash, sealed)
    }
  }
  return found
}

/** The plaintext, tried with each inbox the vault has had; null when it is withheld or opens with none. */
function openOne(
  core: Core,
  family: Log<'family'>,
  log: string,
  line: Pick<Line, 'person' | 'device'>,
  event: SealedToInbox,
  found: ReadonlyMap<string, Uint8Array>,
): Uint8Array | null {
  const [body, box] = [found.get(event.body), found.get(event.box)]
  if (!body || !box) return null
  const { record, rev, prev, schema } = event
  for (const { epoch, seed } of core.keys.inboxes(family.id, family.state)) {
    const context = {
      vault: family.id,
      log: event.log ?? log,
      record,
      rev,
      prev,
      author: line.person,
      device: line.device,
      schema,
      slot: 'body',
      epoch,
    }
    try {
      return openRecordWith({ inboxSeed: seed, context, box, body })
    } catch (error) {
      if (!(error instanceof BoxError || error instanceof SealError)) throw error
    }
  }
  return null
}
