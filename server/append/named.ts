// Which sealed bytes an event names: everything that must come with it, and nothing else may.
import type { AnyEvent } from '#shared/log/entry.ts'

/** `from`: 'here' must be in the request or uploaded for this log; 'member' lies in the member log it was dropped in. */
export type NamedBlob = { hash: string; record: string | null; from: 'here' | 'member' }

/** Body, key box and attachments of a record that an event writes; empty for events without any. */
export function namedIn(event: AnyEvent): NamedBlob[] {
  if (typeof event.body !== 'string' || typeof event.box !== 'string') return []
  const record = typeof event.record === 'string' ? event.record : null
  // What is adopted was dropped before: its body and files stay as they are, only the key is boxed again.
  const from = event.type === 'adopt' ? 'member' : 'here'
  const files = Array.isArray(event.files) ? event.files.filter((f) => typeof f === 'string') : []
  return [
    { hash: event.body, record, from },
    { hash: event.box, record, from: 'here' },
    ...files.map((hash) => ({ hash, record, from }) as const),
  ]
}
