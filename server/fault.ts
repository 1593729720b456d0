// What is told of a fault of ours: where it happened; not its message, in which a database may quote a value.

/** A line the server writes of something that it began by itself and that failed. */
export type JobLine = { time: number; job: string; fault: string }

/** A name or number such as SQLSTATE 57P01, ECONNRESET or ERR_SQLITE_ERROR: no value of anybody's fits in it. */
const CODE = /^[A-Z0-9_]{1,40}$/

/** The error's name, its code if it has one, and at most 12 frames of its stack; a line each. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : null
  return [code === null ? error.name : `${error.name} ${code}`, ...frames.slice(0, 12)].join('\n')
}
