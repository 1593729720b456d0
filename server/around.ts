// What every route works with, made once per server.
import type { Appending } from '#server/append/append.ts'
import type { Uploads } from '#server/append/uploads.ts'
import type { Feed } from '#server/feed/feed.ts'
import type { Namings } from '#server/serve/namings.ts'
import type { Store } from '#server/store/contract.ts'
import type { GlobalLog } from '#server/transparency/log.ts'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'
import type { Limits } from './limits.ts'
import type { Locks } from './locks.ts'
import type { States } from './states.ts'

export type Server = {
  config: Config
  store: Store
  states: States
  namings: Namings
  locks: Locks
  global: GlobalLog
  uploads: Uploads
  keys: Keys
  feed: Feed
  /** Unix seconds */
  clock: () => number
  limits: Limits
}

export const appendingOf = (server: Server): Appending => server
