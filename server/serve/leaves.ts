// A slice of a log's leaves with the server's checkpoint of the whole, for who is served that log.
import { base64url } from '#crypto/public/bytes.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import type { Keys } from '#server/keys.ts'
import { Denied } from '#server/problem.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import type { Store } from '#server/store/contract.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import type { KindName } from '#shared/log/kind.ts'
import type { LogList, LogSlice } from '#shared/wire/logs.ts'
import { sees } from './sight.ts'

const LEAVES_MAX = 1000
const SLICE_BYTES_MAX = 1024 * 1024

type Around = { store: Store; states: States; keys: Keys; now: number }

/** A log of that kind (null: of any) that this person is served; else not-found, as if there were none. */
export async function servedLog(
  who: Who,
  id: string,
  kind: KindName | null,
  { states, now }: Pick<Around, 'states' | 'now'>,
): Promise<Log> {
  const log = await states.get(id)
  const own =
    who.by === 'device' ||
    (log !== null && (log.id === who.person || (kindIs(log, 'keyring') && log.state.owner === who.person)))
  if (!log || !own || (kind !== null && log.kind !== kind) || !(await sees(who.person, log, states, now)))
    throw new Denied('not-found')
  return log
}

/** @throws {Denied} bad-shape when `from` lies beyond the end */
export async function sliceOf(log: Log, from: number, { store, keys }: Around): Promise<LogSlice> {
  if (from > log.size) throw new Denied('bad-shape')
  const leaves = await store.leaves(log.id, from, Math.min(log.size, from + LEAVES_MAX))
  let bytes = 0
  const fitting = leaves.filter((leaf, i) => {
    bytes += leaf.bytes.length
    return i === 0 || bytes <= SLICE_BYTES_MAX
  })
  return {
    log: log.id,
    from,
    size: log.size,
    leaves: fitting.map((leaf) => base64url(leaf.bytes)),
    checkpoint: signCheckpoint(keys, { log: log.id, size: log.size, root: log.frontier.root() }),
  }
}

/** Every log this person is served at this moment: ends are judged by the server's clock. */
export async function listLogs(who: Who, { store, states, now }: Around): Promise<LogList> {
  const mine = (await store.logsOf(who.person)).filter(
    ({ head }) => who.by === 'device' || head.kind === 'card' || head.kind === 'keyring',
  )
  const logs = await states.all(mine.map(({ head }) => head.log))
  const list: LogList['logs'] = []
  for (const { head } of mine) {
    const log = logs.get(head.log)
    if (log && (await sees(who.person, log, states, now)))
      list.push({ log: log.id, kind: log.kind, vault: head.vault, owner: head.owner, size: log.size })
  }
  return { logs: list }
}
