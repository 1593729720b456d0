// The rules that span several logs: for whoever holds them all, the server and the holders of a vault.
import { currentKeys } from '#shared/card/state.ts'
import type { Admit, Adopt, Erase, Keepers, Narrow, Remove } from '#shared/compartment/events.ts'
import {
  type Access,
  accessOf,
  type CompartmentState,
  hasEnded,
  mayRead,
  mayWrite,
} from '#shared/compartment/state.ts'
import { isAgreed } from '#shared/family/agreed.ts'
import { yesTo } from '#shared/family/approval.ts'
import type { Holder, Revoke } from '#shared/family/events.ts'
import { type PolicyState, policyOver, termsLine } from '#shared/family/state.ts'
import { lastingWays } from '#shared/keyring/state.ts'
import type { AccessEvent, Drop, Request } from '#shared/member/events.ts'
import { openRequests, REQUESTS_MAX } from '#shared/member/open.ts'
import type { RequestState } from '#shared/member/state.ts'
import type { Card, Log } from './check.ts'
import type { AnyEvent } from './entry.ts'
import type { LockboxFor } from './epochs.ts'
import { kindIs } from './is.ts'
import type { By } from './kind.ts'
import { Refused } from './refusal.ts'

/** One part of an entry, with its log before and after it. */
export type Landed = { before: Log | null; after: Log; events: readonly AnyEvent[]; by: By }

/** The other logs: as they stand once the whole entry has landed. */
export type World = {
  log(id: string): Log | null
  /** the member log that this person keeps in this vault; null when there is none */
  memberLog(vault: string, person: string): Log<'member'> | null
  card(person: string): Card | null
  /**
   * True for who checks afterwards: cards may have moved on since, and within one beat nobody but the server knows
   * whether a visit or its revocation came first. What only the moment of writing can tell is then not asked again.
   */
  replay?: boolean
}

type Context = { part: Landed; entry: readonly Landed[]; world: World; family: Log<'family'> | null }
type AcrossRule<E> = (event: E, context: Context) => boolean

const eventsOf = <E>(entry: readonly Landed[], log: string, type: string): E[] =>
  entry
    .filter((p) => p.after.id === log)
    .flatMap((p) => p.events.filter((e) => e.type === type) as unknown as E[])

const policyFor = ({ part, family }: Context): PolicyState | null =>
  family ? policyOver(family.state, part.after.id) : null

/** Whom the map's policy names decides over it; holding the vault alone opens no map. */
const isDecider = (context: Context, person: string): boolean =>
  policyFor(context)?.grant.includes(person) === true

/** Everyone the policy names said yes to exactly these terms, in the family's log or in a member log of their own. */
const everyoneApproved = (context: Context, policy: PolicyState, terms: string): boolean => {
  const { family, part, world } = context
  if (!family) return false
  const memberOf = (person: string) => world.memberLog(family.id, person)?.state ?? null
  return yesTo(family.state, terms, policy, part.by.seen.time, memberOf).length === policy.grant.length
}

const isNamed = (family: Log<'family'>, person: string): boolean =>
  family.state.policies.some((p) => p.grant.includes(person))

const requestStands = ({ family, world }: Context, grantee: string, terms: string): boolean => {
  const asked = family?.state.approvals.filter((a) => a.terms === terms).map((a) => a.request) ?? []
  const log = family ? world.memberLog(family.id, grantee) : null
  return log?.state.requests.some((r) => asked.includes(r.leaf) && !r.withdrawn) === true
}

const openAccess = (context: Context, log: string, person: string): Access | null => {
  const map = context.world.log(log)
  if (!map || !kindIs(map, 'compartment') || map.state.vault !== context.family?.id) return null
  const access = accessOf(map.state, person)
  return access && !hasEnded(access, context.part.by.seen.time) ? access : null
}

const wasAdmitted = ({ world, part, family }: Context, log: string): boolean => {
  const map = world.log(log)
  return (
    !!map &&
    kindIs(map, 'compartment') &&
    map.state.vault === family?.id &&
    map.state.known.includes(part.by.person)
  )
}

const compartmentBefore = (context: Context, log: string): CompartmentState | null => {
  const landed = context.entry.find((p) => p.after.id === log)
  const at = landed ? landed.before : context.world.log(log)
  return at && kindIs(at, 'compartment') ? at.state : null
}

/** Somebody was let in by it, a holder said no, or all that its author had was taken back since. */
const isAnswered =
  ({ family, world }: Context, owner: string) =>
  ({ leaf, time }: RequestState): boolean => {
    if (!family) return false
    const { state } = family
    if (state.declines.some((d) => d.request === leaf && d.grantee === owner)) return true
    if ((state.revoked.get(owner) ?? 0) >= time) return true
    const terms = state.approvals.filter((a) => a.request === leaf).map((a) => a.terms)
    return (
      terms.length > 0 &&
      state.compartments.some(({ log }) => {
        const map = world.log(log)
        return !!map && kindIs(map, 'compartment') && terms.some((one) => map.state.used.includes(one))
      })
    )
  }

export const acrossRules = {
  'vault-is-a-family-log': (_e: AnyEvent, { family }: Context) => family !== null,
  'map-is-named-by-the-family': (_e: AnyEvent, { part, family }: Context) =>
    family?.state.compartments.some((c) => c.log === part.after.id) === true,
  'admission-is-granted': (e: Admit, context: Context) => {
    if (e.terms === null || e.salt === null) return isDecider(context, e.person)
    const policy = policyFor(context)
    const terms = context.family?.state.terms.get(e.terms)
    if (!policy || !terms || terms.grantee !== e.person || terms.end !== e.end) return false
    const { may, history, end, salt } = e
    return (
      terms.compartments.includes(termsLine({ log: context.part.after.id, may, history, end, salt })) &&
      requestStands(context, e.person, e.terms) &&
      everyoneApproved(context, policy, e.terms)
    )
  },
  'keepers-are-deciders': (e: Keepers, context: Context) =>
    e.keepers.every((person) => isDecider(context, person)),
  /** One decider does not take the keys of another. */
  'keepers-are-not-put-out': (e: Keepers, context: Context) => {
    const { before, by } = context.part
    if (!before || !kindIs(before, 'compartment')) return true
    return before.state.keepers.every(
      (person) => person === by.person || !isDecider(context, person) || e.keepers.includes(person),
    )
  },
  'removal-is-a-revocation': (e: Remove, context: Context) => {
    const family = context.family
    if (!family) return false
    const revoked = eventsOf<Revoke>(context.entry, family.id, 'revoke')
    const left = eventsOf<Holder>(context.entry, family.id, 'holder')
    return (
      revoked.some((r) => r.grantee === e.person && r.logs.includes(context.part.after.id)) ||
      left.some((h) => h.acts === 'remove' && h.person === e.person)
    )
  },
  'narrower-may-revoke': (_e: Narrow, context: Context) =>
    policyFor(context)?.revoke.includes(context.part.by.person) === true,
  'deciders-are-not-narrowed': (e: Narrow, context: Context) =>
    e.person === context.part.by.person || !isDecider(context, e.person),
  /** Taking back is one entry: out of every map they were in over which its author may decide, with new keys. */
  'revocation-is-whole': (e: Revoke, context: Context) => {
    const by = context.part.by.person
    const reached = (context.family?.state.compartments ?? [])
      .map((c) => c.log)
      .filter((log) => {
        const state = compartmentBefore(context, log)
        const mine = context.family && policyOver(context.family.state, log)?.revoke
        return mine?.includes(by) === true && state !== null && accessOf(state, e.grantee) !== null
      })
    return (
      reached.length > 0 &&
      reached.every((log) => e.logs.includes(log)) &&
      e.logs.every((log) =>
        eventsOf<Remove>(context.entry, log, 'remove').some((r) => r.person === e.grantee),
      )
    )
  },
  'leaving-holder-leaves-every-map': (e: Holder, context: Context) =>
    e.acts === 'add' ||
    (context.family?.state.compartments ?? []).every(({ log }) => {
      const map = context.world.log(log)
      return !map || !kindIs(map, 'compartment') || accessOf(map.state, e.person) === null
    }),
  'erasing-takes-both-or-a-wait': (e: Erase, { part, family }: Context) =>
    family !== null && isAgreed(family.state, e, part.by.person, part.by.seen.time),
  'adopts-what-was-dropped': (e: Adopt, { world, part }: Context) => {
    const log = world.log(e.member)
    if (!log || !kindIs(log, 'member') || log.state.owner !== e.author) return false
    return log.state.drops.some(
      (d) => d.leaf === e.leaf && d.log === part.after.id && d.body === e.body && d.record === e.record,
    )
  },
  'asks-by-an-open-invitation': (e: Request, { family, part }: Context) => {
    if (!family) return false
    if (isNamed(family, part.by.person)) return true
    if (e.invite === null)
      return part.before !== null && kindIs(part.before, 'member') && part.before.state.requests.length > 0
    return family.state.invites.some((i) => i.invite === e.invite && i.end > part.by.seen.time)
  },
  'not-too-many-requests': (_e: Request, context: Context) => {
    const { after, by } = context.part
    if (!kindIs(after, 'member')) return false
    return (
      openRequests(after.state, by.seen.time, isAnswered(context, after.state.owner)).length <= REQUESTS_MAX
    )
  },
  /** Whom no policy names begins with a request by an invitation, so that a stranger fills no vault with logs. */
  'member-log-begins-with-asking': (_e: AnyEvent, { part, entry, family }: Context) =>
    family !== null &&
    (isNamed(family, part.by.person) || eventsOf(entry, part.after.id, 'request').length > 0),
  'one-member-log-each': (_e: AnyEvent, { part, family, world }: Context) => {
    const own = family ? world.memberLog(family.id, part.by.person) : null
    return own === null || own.id === part.after.id
  },
  'visit-rests-on-a-grant': (e: AccessEvent, context: Context) =>
    e.compartments.every((log) => {
      const access = openAccess(context, log, context.part.by.person)
      if (context.world.replay) return wasAdmitted(context, log)
      return access !== null && mayRead(access) && access.terms === e.grant
    }),
  'drop-rests-on-a-grant': (e: Drop, context: Context) => {
    if (context.world.replay) return wasAdmitted(context, e.log)
    const access = openAccess(context, e.log, context.part.by.person)
    return access !== null && mayWrite(access)
  },
  'lockbox-to-the-newest-key': (e: { boxes: readonly LockboxFor[] } | Admit, { world }: Context) => {
    const boxes = 'boxes' in e ? e.boxes : e.box ? [e.box] : []
    return boxes.every((b) => {
      const card = world.card(b.person)
      const newest = (card && currentKeys(card.state)?.generation) ?? 0
      return world.replay ? b.generation <= newest : b.generation === newest
    })
  },
  'keyring-agrees-with-card': (_e: AnyEvent, { part, world }: Context) => {
    const keyring = part.after
    if (!kindIs(keyring, 'keyring')) return false
    const card = world.card(keyring.state.owner)
    const keys = card ? currentKeys(card.state) : null
    const lasting = lastingWays(keyring.state)
    return (
      (world.replay === true && keys !== null) ||
      (keys !== null &&
        keyring.state.userKeys.at(-1)?.generation === keys.generation &&
        lasting.length === keys.ways.length &&
        keys.ways.every((w) => lasting.some((l) => l.way === w.way && l.key === w.key)))
    )
  },
} as const

type RuleName = keyof typeof acrossRules

const demands: Record<string, Record<string, readonly RuleName[]>> = {
  compartment: {
    create: ['vault-is-a-family-log', 'map-is-named-by-the-family'],
    admit: ['admission-is-granted', 'lockbox-to-the-newest-key'],
    keepers: ['keepers-are-deciders', 'keepers-are-not-put-out'],
    remove: ['removal-is-a-revocation'],
    narrow: ['narrower-may-revoke', 'deciders-are-not-narrowed'],
    epoch: ['lockbox-to-the-newest-key'],
    erase: ['erasing-takes-both-or-a-wait'],
    adopt: ['adopts-what-was-dropped'],
  },
  family: {
    revoke: ['revocation-is-whole'],
    holder: ['leaving-holder-leaves-every-map'],
    epoch: ['lockbox-to-the-newest-key'],
  },
  member: {
    create: ['vault-is-a-family-log', 'member-log-begins-with-asking', 'one-member-log-each'],
    request: ['asks-by-an-open-invitation', 'not-too-many-requests'],
    access: ['visit-rests-on-a-grant'],
    drop: ['drop-rests-on-a-grant'],
  },
  keyring: {
    'way-add': ['keyring-agrees-with-card'],
    'way-remove': ['keyring-agrees-with-card'],
    'user-key': ['keyring-agrees-with-card'],
  },
}

/** Judges a whole entry, its parts landed, by the rules over several logs. @throws {Refused} with the rule's name */
export function checkAcross(entry: readonly Landed[], world: World): void {
  for (const part of entry) {
    const context: Context = { part, entry, world, family: familyOf(part.after, world) }
    for (const event of part.events)
      for (const name of demands[part.after.kind]?.[event.type] ?? []) {
        const rule = acrossRules[name] as AcrossRule<unknown>
        if (!rule(event, context)) throw new Refused(name, { log: part.after.id, seq: part.by.seq })
      }
  }
}

const familyOf = (log: Log, world: World): Log<'family'> | null => {
  if (kindIs(log, 'family')) return world.log(log.id) as Log<'family'> | null
  if (!kindIs(log, 'compartment') && !kindIs(log, 'member')) return null
  const vault = world.log(log.state.vault)
  return vault && kindIs(vault, 'family') ? vault : null
}
