// Rows: a professional's families, one tab per organisation, those that ask something first. Nothing here opens a map.
import { nextEvaluation } from '#web/plan/evaluation.ts'
import { isPerson, itemsOf, statusOf } from '#web/plan/state.ts'
import { dayOf, daysBetween } from '#web/record/day.ts'
import type { Place } from '#web/screens/access/names.ts'
import { endsSoon } from '#web/screens/access/stance.ts'
import type { MapView, VaultView } from '#web/vault/shown.ts'
import { endIn, mapsIn, type StandingIn, standingIn, waitingIn } from './standing-in.ts'

export type News =
  | { is: 'wrote'; person: string; place: Place }
  /** in several maps, or in one whose name is not on this device */
  | { is: 'wrote-many'; count: number }
  | { is: 'given'; count: number }

export type Todo =
  | { is: 'action'; text: string; by: string; late: boolean }
  | { is: 'evaluation'; on: string; inDays: number }
  | { is: 'extend' }
  | { is: 'waits'; asked: number }

export type BoardRow = {
  readonly vault: VaultView
  readonly standing: StandingIn
  readonly news: News | null
  readonly todo: Todo | null
  readonly maps: number
  /** The last day of access; null when there is none. */
  readonly end: string | null
  /** Days until then, when that is soon. */
  readonly soon: number | null
  readonly action: 'open' | 'write' | 'extend' | 'look'
}

export type Board = {
  /** Families that ask something. */
  readonly asks: readonly BoardRow[]
  /** Families without anything new, by name. */
  readonly quiet: readonly BoardRow[]
  readonly over: readonly BoardRow[]
}

/** The organisation somebody comes for in a vault; null when they named none. */
const organisationIn = (vault: VaultView, me: string): string | null =>
  vault.people.find((person) => person.person === me)?.organisation ?? null

/** The organisations of all vaults, by name, those without one last. */
export function organisationsOf(vaults: readonly VaultView[], me: string): (string | null)[] {
  const all = [...new Set(vaults.map((vault) => organisationIn(vault, me)))]
  return all.sort((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)))
}

/** What was written since the last visit, by others. A board knows who and where, never what. */
function newsIn(vault: VaultView, me: string): News | null {
  const never = vault.closed.filter((map) => map.fetched === null)
  if (never.length > 0) return { is: 'given', count: never.length }
  const visits = vault.logbook.filter((line) => line.what.is === 'fetched' && line.person === me)
  const fetched = vault.helpers.find((helper) => helper.person === me)?.fetched ?? 0
  const visited = Math.max(fetched, ...visits.map((line) => line.time))
  const isFresh = ({ last }: Pick<MapView, 'last'>) =>
    last !== null && last.person !== me && last.time > visited
  const fresh = vault.maps.filter(isFresh)
  const count = fresh.length + vault.closed.filter(isFresh).length
  const newest = fresh.reduce<(typeof fresh)[number] | null>(
    (best, map) => (best === null || (map.last?.time ?? 0) > (best.last?.time ?? 0) ? map : best),
    null,
  )
  if (count === 0) return null
  return count > 1 || !newest?.last
    ? { is: 'wrote-many', count }
    : { is: 'wrote', person: newest.last.person, place: { child: newest.child, map: newest.name } }
}

/** An evaluation and an agreement are told this many days ahead. */
const aheadDays = 14

function todoIn(vault: VaultView, me: string, today: string, soon: number | null): Todo | null {
  const plan = vault.plan?.state
  const actions = plan
    ? itemsOf(plan, 'plan-action').flatMap((item) => {
        const { text, doers, by } = item.now.content
        const status = statusOf(item)
        const mine = doers.some((doer) => isPerson(plan, doer, me))
        return mine && by !== undefined && status !== 'done' && status !== 'dropped' ? [{ text, by }] : []
      })
    : []
  const [first] = actions
    .filter(({ by }) => daysBetween(today, by) <= aheadDays)
    .sort((a, b) => a.by.localeCompare(b.by))
  const next = plan ? nextEvaluation(plan, today) : null
  const evaluation = next && next.inDays >= 0 && next.inDays <= aheadDays ? next : null
  if (first && (!evaluation || first.by <= evaluation.on))
    return { is: 'action', text: first.text, by: first.by, late: first.by < today }
  if (evaluation) return { is: 'evaluation', on: evaluation.on, inDays: evaluation.inDays }
  return soon !== null && soon <= aheadDays / 2 ? { is: 'extend' } : null
}

function rowOf(vault: VaultView, me: string, today: string): BoardRow {
  const standing = standingIn(vault, me)
  const end = standing === 'in' ? endIn(vault, me) : null
  const last = end === null ? null : dayOf(end)
  const soon = last === null ? null : endsSoon(last, today)
  const waits = standing === 'in' || standing === 'asking' ? waitingIn(vault, me) : null
  const todo: Todo | null =
    waits !== null
      ? { is: 'waits', asked: waits.asked }
      : standing === 'in'
        ? todoIn(vault, me, today, soon)
        : null
  const writes = todo?.is === 'action' && vault.maps.some((map) => map.may !== 'read')
  return {
    vault,
    standing,
    news: standing === 'in' ? newsIn(vault, me) : null,
    todo,
    maps: mapsIn(vault),
    end: last,
    soon,
    action: standing !== 'in' ? 'look' : todo?.is === 'extend' ? 'extend' : writes ? 'write' : 'open',
  }
}

const nameOf = (row: BoardRow): string => row.vault.family ?? '\uffff'

/** What is due or ends comes first, by day; then what is new; then by name. */
function byNeed(a: BoardRow, b: BoardRow): number {
  const day = ({ todo, soon, end }: BoardRow) =>
    todo?.is === 'action'
      ? todo.by
      : todo?.is === 'evaluation'
        ? todo.on
        : soon !== null && end !== null
          ? end
          : '9999'
  const fresh = ({ news }: BoardRow) => (news === null ? 1 : 0)
  return day(a).localeCompare(day(b)) || fresh(a) - fresh(b) || nameOf(a).localeCompare(nameOf(b))
}

/** The board of one organisation; `find` leaves families and children with that in their name. */
export function boardOf(
  vaults: readonly VaultView[],
  me: string,
  organisation: string | null,
  today: string,
  find = '',
): Board {
  const wanted = find.trim().toLocaleLowerCase('nl')
  const named = (vault: VaultView) =>
    [vault.family ?? '', ...vault.children.map((child) => child.name)].some((name) =>
      name.toLocaleLowerCase('nl').includes(wanted),
    )
  const rows = vaults
    .filter((vault) => organisationIn(vault, me) === organisation && named(vault))
    .map((vault) => rowOf(vault, me, today))
  const now = rows.filter((row) => row.standing === 'in' || row.standing === 'asking')
  const asks = (row: BoardRow) => row.news !== null || row.todo !== null || row.soon !== null
  const byName = (a: BoardRow, b: BoardRow) => nameOf(a).localeCompare(nameOf(b))
  return {
    asks: now.filter(asks).sort(byNeed),
    quiet: now.filter((row) => !asks(row)).sort(byName),
    over: rows.filter(({ standing }) => standing !== 'in' && standing !== 'asking').sort(byName),
  }
}
