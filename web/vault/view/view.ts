// The view: everything a screen shows, made anew from logs and contents after each change. No clock decides but the device's today.
import { base64url } from '#crypto/public/bytes.ts'
import { hasEnded } from '#shared/compartment/state.ts'
import { ACCESS_SECONDS } from '#shared/member/events.ts'
import type { Core } from '#web/vault/core.ts'
import { askedKept, invitationsKept, myProfile, ownVault } from '#web/vault/own.ts'
import type { Waiting } from '#web/vault/queue.ts'
import { BEAT_AGE_MAX } from '#web/vault/register.ts'
import type { MapCard, Person } from '#web/vault/sealed-kinds.ts'
import type { Health, VaultView, View } from '#web/vault/shown.ts'
import { mapsOf, rollOf } from '#web/vault/vaults.ts'
import { planOf } from '#web/vault/write.ts'
import { accountView } from './account.ts'
import { openCodes } from './codes.ts'
import { logbook } from './logbook.ts'
import { childViews, closedMap, mapView } from './maps.ts'
import { pageViews } from './pages.ts'
import { peopleOf, personViews } from './people.ts'
import { askersOf, helperViews, requestViews } from './requests.ts'

export function buildView(core: Core, waiting: Waiting): View {
  const me = myProfile(core)
  const own = ownVault(core)
  const vaults = vaultIds(core).filter((id) => id !== own)
  const views = vaults.map((id) => vaultView(core, id))
  return {
    me: {
      person: core.person,
      name: me?.profile.name ?? '',
      as: asWhat(me, views),
      device: base64url(core.device.publicKey),
    },
    account: accountView(core),
    connection: core.online ? 'online' : 'offline',
    queued: waiting.count,
    unsent: waiting.unsent,
    vaults: views,
  }
}

function vaultIds(core: Core): string[] {
  const ids = new Set<string>()
  for (const family of core.replica.of('family')) if (core.holds(family.id)) ids.add(family.id)
  for (const member of core.replica.of('member'))
    if (member.state.owner === core.person) ids.add(member.state.vault)
  for (const log of core.replica.of('compartment')) if (core.served.has(log.id)) ids.add(log.state.vault)
  return [...ids]
}

function vaultView(core: Core, vault: string): VaultView {
  const known = peopleOf(core, vault)
  const askers = askersOf(core, vault)
  for (const person of askers) if (!known.has(person.person)) known.set(person.person, person)
  const me = meIn(core, vault)
  if (me && !known.has(me.person)) known.set(me.person, me)
  const directory = rollOf(core, vault)?.value.directory ?? null
  const found = mapsOf(core, vault)
  const maps = found.flatMap(({ log, card }) => mapView(core, log, card) ?? [])
  const closed = found.flatMap(({ log }) =>
    maps.some((map) => map.log === log.id) ? [] : [closedMap(core, log)],
  )
  const cards = found.flatMap(({ card }) => (card ? [card] : []))
  const requests = requestViews(core, vault, maps)
  const plan = planOf(core, vault)
  const planMap = plan && maps.find((m) => m.log === plan.log.id)
  return {
    id: vault,
    family:
      directory?.name ??
      cards[0]?.about.family ??
      invitationsKept(core).find((i) => i.vault === vault)?.family ??
      null,
    mine: roleIn(core, vault, known, cards),
    health: healthOf(core, vault),
    people: personViews(core, vault, known, directory),
    children: childViews(core, directory, maps, namedChildren(core, vault, cards)),
    maps,
    unopened: closed.length,
    closed,
    helpers: helperViews(core, vault, known, maps, requests),
    requests,
    codes: openCodes(core, vault),
    pages: pageViews(core, maps, cards),
    plan:
      plan && planMap
        ? { log: plan.log.id, state: plan.plan, mayWrite: planMap.may !== 'read', opened: planMap.opened }
        : null,
    logbook: logbook(core, vault, maps),
    openUntil: openUntil(core, vault),
  }
}

/** The children somebody outside the family knows by name: from the code they used, and from maps they opened. */
const namedChildren = (core: Core, vault: string, cards: readonly MapCard[]) => [
  ...invitationsKept(core)
    .filter((invited) => invited.vault === vault)
    .flatMap((invited) => invited.children),
  ...cards.flatMap(({ about }) => (about.child ? [about.child] : [])),
]

/** This person as they said they were when they asked, before any map of the vault was opened. */
function meIn(core: Core, vault: string): Person | null {
  const log = core.replica.memberLog(vault, core.person)?.id
  const asked = askedKept(core).findLast((one) => one.log === log)
  const me = myProfile(core)
  return me && asked ? { ...me, profile: asked.ask.profile, coordinator: asked.ask.as === 'coordinator' } : me
}

function asWhat(me: Person | null, views: readonly VaultView[]): View['me']['as'] {
  if (me?.shape === 'helper') return 'professional'
  if (me?.shape === 'network') return 'network'
  return views.some((v) => v.mine === 'young') ? 'young' : 'parent'
}

function roleIn(
  core: Core,
  vault: string,
  known: ReadonlyMap<string, Person>,
  cards: readonly MapCard[],
): VaultView['mine'] {
  if (core.holds(vault)) return 'holder'
  if (cards.length === 0 && !mapsOf(core, vault).length) return 'asking'
  // Before the first visit on this device no map says who one is: then what the account was made as.
  const me = known.get(core.person) ?? myProfile(core)
  if (me?.shape === 'child') return 'young'
  if (me?.shape === 'network') return 'network'
  return me?.coordinator ? 'coordinator' : 'professional'
}

function healthOf(core: Core, vault: string): Health {
  const files = [...core.replica.files.values()].filter(
    ({ log }) => log.id === vault || ('vault' in log.state && log.state.vault === vault),
  )
  const lines = files.reduce((sum, file) => sum + file.log.size, 0)
  const seen = core.seenTime
  const alarm = core.alarm
  const kept = core.evidence.newest
  const evidence = kept
    ? { code: kept.file.code, noticed: kept.file.noticed, settled: kept.settled !== null }
    : undefined
  if (alarm)
    return {
      is: 'alarm',
      lines,
      seen,
      alarm: { code: alarm.code, log: alarm.log ?? vault, line: alarm.seq === null ? null : alarm.seq + 1 },
      evidence,
    }
  if (core.ports.now() - seen > BEAT_AGE_MAX) return { is: 'behind', lines, seen, alarm: null, evidence }
  return { is: core.replica.trusted.size > 0 ? 'checking' : 'checked', lines, seen, alarm: null, evidence }
}

/** Until when the last visit of this device holds maps open; null when it is over, or for who needs no visit. */
function openUntil(core: Core, vault: string): number | null {
  if (core.holds(vault)) return null
  const last = core.replica.memberLog(vault, core.person)?.state.visits.at(-1)
  const line =
    last && core.replica.file(core.replica.memberLog(vault, core.person)?.id ?? '')?.lines[last.seq]
  const until = line ? line.seen + ACCESS_SECONDS : 0
  const granted = mapsOf(core, vault).some(({ log }) =>
    log.state.access.some((a) => a.person === core.person && !hasEnded(a, core.ports.now())),
  )
  return granted && until > core.ports.now() ? until : null
}
