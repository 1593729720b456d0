// Own words: what a grantee wrote stays readable to them on this device, also once the visit is over (formats.md, Access).
import { encodeContent, type KnownContent } from '#web/record/record.ts'
import type { Opened } from './contents.ts'
import type { Core } from './core.ts'
import type { Draft } from './draft.ts'

/** Keeps what was just written, on the line where it landed: in its map, or in one's own log while it waits there. */
export async function keepWritten(
  core: Core,
  draft: Draft,
  writes: readonly { record: string; content: KnownContent }[],
): Promise<void> {
  // Who holds the vault reads it back from the log like everything else.
  if (core.holds(draft.vault)) return
  const left = [...writes]
  for (const { log, seq, events } of draft.parts)
    for (const event of events) {
      if (typeof event === 'function' || (event.type !== 'put' && event.type !== 'drop')) continue
      const at = left.findIndex((one) => one.record === event.record)
      const [written] = at < 0 ? [] : left.splice(at, 1)
      const line = core.replica.file(log)?.lines[seq]
      if (!written || !line) continue
      const { person: author, time, seen } = line
      const bytes = encodeContent(written.content)
      core.contents.keep({
        log,
        seq,
        record: written.record,
        rev: Number(event.rev),
        author,
        time,
        seen,
        bytes,
      })
    }
  await core.kept.keep(core)
}

/** What this person left for a map and is not open in it here: it waits to be adopted, or was adopted since the last visit. */
export function ownDrops(core: Core, log: string): Opened[] {
  const vault = core.replica.log(log, 'compartment')?.state.vault
  const own = vault === undefined ? null : core.replica.memberLog(vault, core.person)
  const drops = own?.state.drops.filter((drop) => drop.log === log) ?? []
  if (!own || drops.length === 0) return []
  const inMap = core.contents.of(log)
  const has = (all: readonly Opened[], { record, rev }: { record: string; rev: number }) =>
    all.find((one) => one.record === record && one.rev === rev)
  return drops.flatMap((drop) => (has(inMap, drop) ? [] : (has(core.contents.of(own.id), drop) ?? [])))
}
