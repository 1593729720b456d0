// Whether an entry's `seen` names a beat of the global log, and a recent one.
import { base64url } from '#crypto/public/bytes.ts'
import { Denied } from '#server/problem.ts'
import type { GlobalLog } from '#server/transparency/log.ts'
import type { Entry } from '#shared/log/entry.ts'

/** Protocol, Consent: newest beat over an hour old, change no consent. In seconds. */
const SEEN_AGE_MAX = 3600

/**
 * `seen.time` decides over ends and waits, so an old one would let somebody act in the past. That holds for a plain
 * put too (its author's grant may have ended since), so no kind of entry is excepted: who was offline seals again.
 */
export async function checkSeen({ seen }: Entry, global: GlobalLog, now: number): Promise<void> {
  const beat = await global.beatAt(seen.size)
  if (beat === null || beat.time !== seen.time || base64url(beat.root) !== seen.root)
    throw new Denied('seen-unknown')
  if (now - seen.time > SEEN_AGE_MAX) throw new Denied('seen-too-old')
}
