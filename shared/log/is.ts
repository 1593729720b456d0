// Narrows a log to its kind.
import type { Log } from './check.ts'
import type { KindName } from './kind.ts'

/** Whether this log is of that kind; narrows its state. */
export const kindIs = <K extends KindName>(log: Log, kind: K): log is Log<K> => log.kind === kind
