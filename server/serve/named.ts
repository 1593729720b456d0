// The leaves of a family's log that name one person, with proofs: all that is served of it to who does not hold the vault.
import { base64url } from '#crypto/public/bytes.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import type { Keys } from '#server/keys.ts'
import { Denied } from '#server/problem.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import type { Store } from '#server/store/contract.ts'
import { consistencyPath, inclusionPath, rootAt } from '#server/transparency/tree.ts'
import { isNamed, leavesNaming } from '#shared/family/naming.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Named } from '#shared/wire/named.ts'
import type { FamilyLeaves, Namings } from './namings.ts'

const LEAVES_MAX = 256

type Around = { store: Store; states: States; keys: Keys; namings: Namings }

/**
 * Null for who asked something there and was never named. @throws {Denied} not-found for anybody else who was not, as for a
 * vault that is not there; bad-shape beyond the end
 */
export async function namedSlice(
  who: Who,
  vault: string,
  from: number,
  around: Around,
): Promise<Named | null> {
  const { store, states, keys, namings } = around
  const log = who.by === 'device' ? await states.get(vault) : null
  if (!log || !kindIs(log, 'family')) throw new Denied('not-found')
  const all = await namings.upTo(vault, log.size)
  const sees = sightOf(all, who.person, log.size)
  if (sees === 0) {
    if (await states.owned('member', who.person, vault)) return null
    throw new Denied('not-found')
  }
  if (from > sees) throw new Denied('bad-shape')
  const before = new Set(seqsIn(all, who.person, from))
  const fresh = (size: number) => seqsIn(all, who.person, size).filter((seq) => !before.has(seq))
  let size = sees
  while (fresh(size).length > LEAVES_MAX && size > from + 1) size = from + Math.ceil((size - from) / 2)
  const root = await rootAt(all.read, size)
  return {
    log: vault,
    from,
    size,
    more: size < sees ? 1 : 0,
    checkpoint: signCheckpoint(keys, { log: vault, size, root }),
    history: written(await consistencyPath(all.read, from, size)),
    leaves: await Promise.all(fresh(size).map((seq) => proven(store, vault, all, seq, size))),
    shown: await shownOf(store, vault, all, size),
    labels: from === 0 ? [] : log.state.epochs.filter((e) => e.since >= from).map((e) => e.label),
  }
}

const seqsIn = ({ namings }: FamilyLeaves, person: string, size: number): number[] =>
  leavesNaming(
    namings.filter(({ seq }) => seq < size),
    person,
  )

/** Up to where this person sees the log grow: its size while they are named, then the last leaf that named them. */
function sightOf({ namings }: FamilyLeaves, person: string, size: number): number {
  const within = namings.filter(({ seq }) => seq < size)
  return isNamed(within, person) ? size : (leavesNaming(within, person).at(-1) ?? -1) + 1
}

async function proven(
  store: Store,
  vault: string,
  { read, run }: FamilyLeaves,
  seq: number,
  size: number,
): Promise<Named['leaves'][number]> {
  const [leaf] = await store.leaves(vault, seq, seq + 1)
  if (!leaf) throw new Error('a log without its leaves')
  const from = run[seq] ?? seq
  return {
    seq,
    leaf: base64url(leaf.bytes),
    proof: written(await inclusionPath(read, seq, size)),
    from,
    history: written(await consistencyPath(read, from, size)),
  }
}

/** The newest head of the log in the register; null while there is none, or when it lies beyond what is shown here. */
async function shownOf(
  store: Store,
  vault: string,
  { read }: FamilyLeaves,
  size: number,
): Promise<Named['shown']> {
  const head = await store.head(vault)
  if (!head || head.n === 0 || head.beaten > size) return null
  const history = written(await consistencyPath(read, head.beaten, size))
  const root = base64url(await rootAt(read, head.beaten))
  return { label: head.label, n: head.n - 1, size: head.beaten, root, history }
}

const written = (hashes: readonly Uint8Array[]): string[] => hashes.map(base64url)
