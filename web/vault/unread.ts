// Maps one may write in and not read: what they are, as one asked for them oneself, and where to a drop is sealed.
import { randomId } from '#crypto/secret/random.ts'
import type { May } from '#shared/compartment/events.ts'
import { accessOf, mayRead } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import type { MapName } from '#web/child/maps.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { Core } from './core.ts'
import { askedKept, invitationsKept } from './own.ts'
import type { Ask } from './sealed-kinds.ts'
import { mapsOf } from './vaults.ts'

/** One tag for each wish of a request, drawn by who asks. */
export const tagsFor = (wishes: readonly Wish[]): string[] => wishes.map(() => randomId())

/**
 * The salt of a wish's line in the terms. Who may read learns from the map itself what it is. Who may only write, or is
 * left that later, learns it from this salt, which stands in the admission: it is the tag they drew for the wish, and says
 * nothing to anybody else. Not of terms that still wait for somebody (`alone` false): of those who asked knows nothing yet.
 */
export function saltFor(ask: Ask, wish: Wish, may: May, alone: boolean): string {
  const at = ask.request?.wishes.findIndex((one) => one.map === wish.map && one.child === wish.child) ?? -1
  return (alone || may === 'write' ? ask.tags?.[at] : undefined) ?? randomId()
}

/** What a map is that one was given to write in alone; null when it was not asked for with a tag, or may be read. */
export function unreadPlace(
  core: Core,
  log: Log<'compartment'>,
): { name: MapName; child: { id: string; name: string } | null } | null {
  const access = accessOf(log.state, core.person)
  if (!access || mayRead(access)) return null
  const admitted = core.replica
    .file(log.id)
    ?.lines.flatMap((line) => line.events)
    .findLast((e) => e.type === 'admit' && e.person === core.person && e.terms === access.terms)
  for (const { ask } of askedKept(core)) {
    const wish = ask.request?.wishes[ask.tags?.indexOf(String(admitted?.salt)) ?? -1]
    if (!wish) continue
    const children = invitationsKept(core).flatMap((one) => one.children)
    return { name: wish.map, child: children.find(({ id }) => id === wish.child) ?? null }
  }
  return null
}

/** The newest inbox of a vault that is known to this person: as a map they opened says, else as the code they used said. */
export function knownInbox(core: Core, vault: string): { inbox: string; epoch: number } | null {
  const cards = mapsOf(core, vault).flatMap(({ card }) =>
    card ? [{ inbox: card.inbox, epoch: card.inboxEpoch }] : [],
  )
  const codes = invitationsKept(core).filter((invited) => invited.vault === vault)
  return [...codes, ...cards].sort((a, b) => b.epoch - a.epoch)[0] ?? null
}
