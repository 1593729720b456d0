// The index of who reads which log, kept beside the logs: what an entry changes in it.

import type { States } from '#server/states.ts'
import type { May, ReaderChange, Store } from '#server/store/contract.ts'
import { mayRead } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import { holdersOf } from './sight.ts'

type Readers = ReadonlyMap<string, May>

const all = (people: readonly string[], may: May): Readers => new Map(people.map((person) => [person, may]))

/** Everybody who reads a log, ends aside: those are judged by the clock when something is asked. */
function readersOf(log: Log | null, holders: readonly string[]): Readers {
  if (log === null) return new Map()
  if (kindIs(log, 'card')) return all([log.id], 'leaves')
  if (kindIs(log, 'organisation')) return all(log.state.admins, 'leaves')
  if (kindIs(log, 'keyring')) return all([log.state.owner], 'leaves')
  if (kindIs(log, 'family')) return all(log.state.holders, 'content')
  if (kindIs(log, 'compartment'))
    return new Map(log.state.access.map((a) => [a.person, mayRead(a) ? 'content' : 'leaves']))
  if (kindIs(log, 'member')) return all([...holders, log.state.owner], 'content')
  return new Map()
}

function difference(log: string, before: Readers, after: Readers): ReaderChange[] {
  const changed = [...after].filter(([person, may]) => before.get(person) !== may)
  const gone = [...before.keys()].filter((person) => !after.has(person))
  return [
    ...changed.map(([person, may]) => ({ person, log, may })),
    ...gone.map((person) => ({ person, log, may: null })),
  ]
}

/** What an entry changes. A change of holders reaches every member log of the vault. */
export async function readerChanges(
  landed: readonly { before: Log | null; after: Log }[],
  states: States,
  store: Store,
): Promise<ReaderChange[]> {
  const changes: ReaderChange[] = []
  for (const { before, after } of landed) {
    const holders = kindIs(after, 'member') ? await holdersOf(after.state.vault, states) : []
    changes.push(...difference(after.id, readersOf(before, holders), readersOf(after, holders)))
    if (before && kindIs(before, 'family') && kindIs(after, 'family'))
      changes.push(...(await holderChanges(before, after, store)))
  }
  return changes
}

async function holderChanges(
  before: Log<'family'>,
  after: Log<'family'>,
  store: Store,
): Promise<ReaderChange[]> {
  const was = before.state.holders
  const is = after.state.holders
  const [somebody] = was
  const come = is.filter((person) => !was.includes(person))
  const gone = was.filter((person) => !is.includes(person))
  if (somebody === undefined || come.length + gone.length === 0) return []
  const members = (await store.logsOf(somebody)).filter(
    ({ head }) => head.kind === 'member' && head.vault === after.id,
  )
  return members.flatMap(({ head: { log, owner } }) => [
    ...come.map((person) => ({ person, log, may: 'content' as const })),
    ...gone.filter((person) => person !== owner).map((person) => ({ person, log, may: null })),
  ])
}
