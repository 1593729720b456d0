// Who decides over which child, what waits for both, and who wants to join: for who holds the vault.
import { policyOver } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { NL_2026, ruleOn, stageOn, transitions } from '#web/people/age.ts'
import { childrenOf, type Directory, type Member } from '#web/people/directory.ts'
import { addYears, ageOn, dayOf, daysBetween } from '#web/record/day.ts'
import { changesOf, isClear } from '#web/vault/change.ts'
import type { Core } from '#web/vault/core.ts'
import type { AuthorityView, ChangeView, ChildAuthority, JoinerView } from '#web/vault/engine-authority.ts'
import { joiners } from '#web/vault/join.ts'
import { requestsOf } from '#web/vault/request.ts'
import { type ChangeRecord, parseSealedKind } from '#web/vault/sealed-kinds.ts'
import { mapsOf, rollOf } from '#web/vault/vaults.ts'
import { peopleOf } from './people.ts'

/** A change that was refused is shown this much longer (seconds): a disagreement is a state, not a notice that is gone. */
const REFUSED_SHOWN = 30 * 86_400

export function authorityView(core: Core, vault: string): AuthorityView | null {
  const family = core.replica.log(vault, 'family')
  const directory = rollOf(core, vault)?.value.directory
  if (!family || !directory || !core.holds(vault)) return null
  return {
    holders: family.state.holders,
    children: childrenOf(directory).map((child) => childAuthority(core, family, directory, child)),
    joiners: joinerViews(core, family),
    changes: changeViews(core, family),
    positions: core.contents.newest(vault).flatMap(({ record, bytes }) => {
      const position = parseSealedKind(bytes)
      return position?.kind === 'legal-position' ? [{ record, position }] : []
    }),
  }
}

function childAuthority(
  core: Core,
  family: Log<'family'>,
  directory: Directory,
  child: Member,
): ChildAuthority {
  const today = dayOf(core.ports.now())
  const map = mapsOf(core, family.id).find(({ card }) => card?.about.child?.id === child.id)
  const policy = map ? policyOver(family.state, map.log.id) : null
  const rule = ruleOn(NL_2026, child, today)
  const stage = stageOn(NL_2026, child, today)
  const voiced = child.person !== undefined && policy?.grant.includes(child.person) === true
  const alone = voiced && policy?.grant.length === 1
  const missing =
    rule.grant === 'child-and-holders' && !voiced
      ? 'young-voice'
      : rule.grant === 'child' && !alone
        ? 'next-policy'
        : null
  return {
    child: child.id,
    age: child.birth ? ageOn(child.birth, today) : null,
    rule,
    from: stage.from,
    grant: policy?.grant ?? [],
    revoke: policy?.revoke ?? [],
    voiced,
    missing,
    next: nextStep(directory, child, today),
  }
}

/** The next age at which who decides changes: soon (the profile warns), or years ahead. */
function nextStep(directory: Directory, child: Member, today: string): ChildAuthority['next'] {
  const soon = transitions(NL_2026, childrenOf(directory), today).find((step) => step.child === child.id)
  const { birth } = child
  if (soon || birth === undefined) return soon ?? null
  return (
    NL_2026.stages
      .slice(1)
      .map(({ from }) => ({ child: child.id, age: from, on: addYears(birth, from) }))
      .filter(({ on }) => on > today)
      .map((step) => ({ ...step, inDays: daysBetween(today, step.on) }))[0] ?? null
  )
}

function joinerViews(core: Core, { id, state }: Log<'family'>): JoinerView[] {
  const open = new Set(
    changesOf(core, id)
      .filter(({ record }) => stateOf(core, state.waits, record) !== 'made')
      .map(({ record }) => record.request),
  )
  return joiners(core, id)
    .filter(({ id: request, member }) => {
      const { owner } = member.state
      const inside = state.holders.includes(owner) || state.policies.some((p) => p.grant.includes(owner))
      return !inside && !open.has(request)
    })
    .map(({ id: request, member, time, ask }) => ({
      request,
      person: member.state.owner,
      name: ask.profile.name,
      as: ask.as === 'young' ? ('young' as const) : ('holder' as const),
      child: ask.child ?? null,
      asked: time,
    }))
}

type Waits = Log<'family'>['state']['waits']

/** Where the waits of a change stand together: one no is a no to all of it. */
function stateOf(
  core: Core,
  waits: Waits,
  { steps }: Pick<ChangeRecord, 'steps'>,
): ChangeView['state'] | 'made' {
  const own = waits.filter(({ wait }) => steps.some((step) => step.wait === wait))
  if (own.some(({ refused }) => refused)) return 'refused'
  if (own.every(({ done }) => done)) return 'made'
  return own.every(({ until }) => until <= core.seenTime) ? 'over' : 'open'
}

function changeViews(core: Core, family: Log<'family'>): ChangeView[] {
  const { waits, holders } = family.state
  const explained = new Set<string>()
  const people = peopleOf(core, family.id)
  const known = changesOf(core, family.id).flatMap(({ record }): ChangeView[] => {
    const own = waits.filter(({ wait }) => record.steps.some((step) => step.wait === wait))
    const [first] = own
    const state = stateOf(core, waits, record)
    const clear = state === 'refused' || state === 'made' || isClear(core, family, record)
    if (!first || !clear) return []
    for (const { wait } of own) explained.add(wait)
    const lasting = state !== 'refused' || first.until + REFUSED_SHOWN > core.seenTime
    if (state === 'made' || !lasting) return []
    const agreed = holders.filter((one) => own.every((wait) => wait.agreed.includes(one)))
    const asked = requestsOf(core, family.id).find(({ id }) => id === record.request)
    return [
      {
        change: record.change,
        what: record.what,
        person: record.person,
        name: people.get(record.person)?.profile.name ?? asked?.ask.profile.name ?? null,
        child: record.child ?? null,
        by: first.by,
        until: Math.max(...own.map(({ until }) => until)),
        agreed,
        waitsFor: holders.filter((one) => !agreed.includes(one)),
        state,
        waits: own.map(({ wait }) => wait),
      },
    ]
  })
  return [...known, ...unexplained(core, waits, holders, explained)]
}

/** What was announced and that no record explains truly: nobody has to guess, and anybody can refuse. */
function unexplained(
  core: Core,
  waits: Waits,
  holders: readonly string[],
  explained: ReadonlySet<string>,
): ChangeView[] {
  return waits
    .filter(({ wait, done, refused }) => !done && !refused && !explained.has(wait))
    .map(({ wait, by, until, agreed }) => ({
      change: null,
      what: 'unknown',
      person: null,
      name: null,
      child: null,
      by,
      until,
      agreed,
      waitsFor: holders.filter((one) => !agreed.includes(one)),
      state: until <= core.seenTime ? 'over' : 'open',
      waits: [wait],
    }))
}
