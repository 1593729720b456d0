// The overview of Toegang: who asks, who waits, who has what, and what was taken back.
import type { HelperView, LogLine, RequestView, VaultView } from '#web/vault/shown.ts'
import { stanceOf } from './stance.ts'

export type Overview = {
  /** Asks something of this person, longest waiting first. */
  readonly asking: readonly RequestView[]
  /** Waits for somebody else or for a key, or is blocked. */
  readonly waiting: readonly RequestView[]
  /** Who has something, who ends soonest first; those without an end last. */
  readonly has: readonly HelperView[]
  /** Everything of theirs, newest first; each has a receipt. */
  readonly taken: readonly { readonly line: LogLine; readonly about: string }[]
}

export function overviewOf(vault: VaultView, me: string): Overview {
  const asked = [...vault.requests].sort((a, b) => a.asked - b.asked)
  const is = (request: RequestView, ...stances: string[]) => stances.includes(stanceOf(request, me))
  const end = (helper: HelperView) => helper.end ?? Number.POSITIVE_INFINITY
  return {
    asking: asked.filter((request) => is(request, 'answer', 'agree')),
    waiting: asked.filter((request) => is(request, 'waits', 'others', 'blocked', 'awaiting-key')),
    has: vault.helpers.filter((helper) => helper.maps.length > 0).sort((a, b) => end(a) - end(b)),
    taken: vault.logbook
      .flatMap((line) =>
        line.what.is === 'taken-back' && line.map === null && line.about !== null
          ? [{ line, about: line.about }]
          : [],
      )
      .sort((a, b) => b.line.seen - a.line.seen),
  }
}

/** How many of this vault's maps a helper reads and writes in. */
export function countsOf(helper: HelperView): { seen: number; written: number; onlyPage: boolean } {
  return {
    seen: helper.maps.length,
    written: helper.maps.filter((map) => map.may !== 'read').length,
    onlyPage: helper.maps.length > 0 && helper.maps.every((map) => map.name === 'bladzijde'),
  }
}
