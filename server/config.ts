// Settings from the environment, read once and checked.

export type Config = {
  port: number
  host: string
  dataDir: string
  /** `postgres://` address; null: one SQLite file in `dataDir` */
  databaseUrl: string | null
  /** where people reach this server, without a path; null: wherever a request says it came to */
  publicUrl: URL | null
  /** seconds between beats of the global log while anything changes */
  beatSeconds: number
}

/** @throws {RangeError} naming the variable that is wrong, never its value: an address may hold a password */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    port: wholeNumber(env, 'PORT', 8787, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    dataDir: env.DATA_DIR || './data',
    databaseUrl: env.DATABASE_URL || null,
    publicUrl: env.PUBLIC_URL ? publicUrl(env.PUBLIC_URL) : null,
    beatSeconds: wholeNumber(env, 'BEAT_SECONDS', 60, 1, 3600),
  }
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const number = Number(text)
  if (!/^[0-9]+$/.test(text) || number < min || number > max)
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}`)
  return number
}

function publicUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  if (!plain) throw new RangeError('PUBLIC_URL must be an http or https address without a path')
  return url
}
