// Record: the bytes inside the ciphertext, and back. The kind stands here and nowhere the server can see it.
import * as v from 'valibot'
import { about } from '#web/child/about.ts'
import { entryKinds } from '#web/child/entry.ts'
import { consentRecord } from '#web/consent/consent.ts'
import { accessRequest } from '#web/consent/request.ts'
import { directory } from '#web/people/directory.ts'
import { legalPosition } from '#web/people/position.ts'
import { profile } from '#web/people/profile.ts'
import { planKinds } from '#web/plan/kinds.ts'

/** The longest content that is read, in bytes of UTF-8; longer things are attachments. */
export const CONTENT_BYTES_MAX = 262_144

const known = v.variant('kind', [
  profile,
  directory,
  legalPosition,
  about,
  accessRequest,
  consentRecord,
  ...entryKinds,
  ...planKinds,
])

export type KnownContent = v.InferOutput<typeof known>

/** Something this version cannot read. It is shown as such with its line, and never written over. */
export type UnknownContent = {
  readonly kind: 'unknown'
  readonly why: 'too-long' | 'not-text' | 'new-kind' | 'broken'
  /** The kind it says it is, when it says so in a word. */
  readonly says: string | null
}

export type Content = KnownContent | UnknownContent

const KINDS: ReadonlySet<unknown> = new Set(known.options.map((kind) => kind.entries.kind.literal))

const unknown = (why: UnknownContent['why'], says: string | null = null): UnknownContent => ({
  kind: 'unknown',
  why,
  says,
})

/**
 * Reads a content. Never throws: what is broken, or newer than this version, is `{kind: 'unknown'}`.
 * Fields that this version does not know make the whole unknown, because writing it back would lose them.
 */
export function parseContent(bytes: Uint8Array): Content {
  if (bytes.length > CONTENT_BYTES_MAX) return unknown('too-long')
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return unknown('not-text')
  }
  const parsed = v.safeParse(known, value)
  if (parsed.success) return parsed.output
  const says = kindIn(value)
  return unknown(says !== null && !KINDS.has(says) ? 'new-kind' : 'broken', says)
}

function kindIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null
  return typeof value.kind === 'string' && /^[a-z0-9-]{1,40}$/.test(value.kind) ? value.kind : null
}

/**
 * The bytes of a content, UTF-8 JSON with its fields in the order of its kind.
 * @throws when it is not a known content or longer than {@link CONTENT_BYTES_MAX}: nothing unreadable is sealed.
 */
export function encodeContent(content: KnownContent): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(v.parse(known, content)))
  if (bytes.length > CONTENT_BYTES_MAX) throw new RangeError(`content of ${bytes.length} bytes`)
  return bytes
}
