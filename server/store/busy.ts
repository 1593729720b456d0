// Whether a failure of the database is one that passes: the same, asked again in a moment, may well succeed.

/** SQLITE_BUSY and SQLITE_LOCKED, the primary result codes (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6

/**
 * PostgreSQL's SQLSTATEs (its manual, appendix A): connection exceptions, serialization and deadlock, a lock not
 * available, out of resources, shutting down or starting up; and what Node says of a connection that is refused or cut.
 */
const PASSING = /^(?:08...|40001|40P01|55P03|53...|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
/** What `pg` says, without a code, of a connection that it cannot get or has lost. */
const PG_CUT_OFF = /^(?:timeout exceeded when trying to connect|Connection terminated)/

export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number')
    return [SQLITE_BUSY, SQLITE_LOCKED].includes(error.errcode & 0xff)
  if ('code' in error && typeof error.code === 'string') return PASSING.test(error.code)
  return PG_CUT_OFF.test(error.message)
}
