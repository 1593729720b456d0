// Hears of appends by every instance: LISTEN on a connection of its own, which it renews when it breaks.
import { setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Changes, Id } from './contract.ts'
import { listeners } from './listeners.ts'
import { CHANNEL } from './postgres-append.ts'
import type { Schema } from './schema.ts'

const RETRY_MS_MIN = 50
const RETRY_MS_MAX = 5000
const HEAD_COUNT_MAX = 1000

/**
 * Resolves once it listens. PostgreSQL drops what it tells while nobody listens, so after a break every head is
 * told again, in pages; who listens compares sizes.
 */
export async function postgresChanges(
  db: Kysely<Schema>,
  config: pg.ClientConfig,
): Promise<Changes & { close(): Promise<void> }> {
  const { subscribe, tell } = listeners()
  const closing = new AbortController()
  let client: pg.Client | null = null
  /** True while something may have been told that this instance did not hear. */
  let gap = false
  let mending: Promise<void> | null = null

  async function listen(): Promise<void> {
    const fresh = new pg.Client(config)
    // A break gives `error`, `end` or both; the database stopping gives `end` alone.
    const onBreak = () => {
      if (client !== fresh) return
      client = null
      gap = true
      if (!closing.signal.aborted) mending ??= mend()
    }
    fresh.on('error', onBreak)
    fresh.on('end', onBreak)
    fresh.on('notification', ({ payload }) => {
      if (payload !== undefined) tell(JSON.parse(payload))
    })
    await fresh.connect()
    client = fresh
    try {
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      client = null
      await fresh.end()
      throw error
    }
  }

  /** Tries until it listens again and has told what it missed; a failed try is a reason to wait, not to stop. */
  async function mend(): Promise<void> {
    let wait = RETRY_MS_MIN
    while (gap && !closing.signal.aborted) {
      gap = false
      const failed = await (client === null ? listen() : Promise.resolve()).then(retell).then(
        () => false,
        () => true,
      )
      if (!failed) continue
      gap = true
      await setTimeout(wait, undefined, { signal: closing.signal, ref: false }).catch(() => 'closing')
      wait = Math.min(wait * 2, RETRY_MS_MAX)
    }
    mending = null
  }

  async function retell(): Promise<void> {
    let last: Id = ''
    for (;;) {
      const heads = await db
        .selectFrom('log')
        .select(['id as log', 'size'])
        .where('id', '>', last)
        .orderBy('id')
        .limit(HEAD_COUNT_MAX)
        .execute()
      for (const head of heads) tell(head)
      const end = heads.at(-1)
      if (end === undefined) return
      last = end.log
    }
  }

  await listen()
  return {
    subscribe,
    async close() {
      closing.abort()
      await mending
      await client?.end()
    },
  }
}
