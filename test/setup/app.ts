// The real server on a free port with a folder of its own, and the client as a host would build it.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { root } from '#test/house/tree.ts'

export type App = {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** What it keeps: one SQLite file and what belongs to it. */
  dataDir: string
  /** Every line it has written so far. */
  lines: readonly string[]
  /** SIGTERM, as a host stops it; then its folder goes. @throws when it did not end well */
  stop(): Promise<void>
}

/** Starts `node server/main.ts`; a beat of the public register every second, so that nobody waits a minute. */
export async function startApp(): Promise<App> {
  buildOnce()
  const dataDir = mkdtempSync(join(tmpdir(), 'app-'))
  const env = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', BEAT_SECONDS: '1' }
  const running = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, ...env, DATABASE_URL: '', PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => running.on('close', resolve))
  const lines: string[] = []
  let complaint = ''
  running.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: running.stdout }).on('line', (line) => {
      lines.push(line)
      const origin = /^Gezinskluis listens on (\S+)$/.exec(line)?.[1]
      if (origin !== undefined) resolve(origin)
    })
  })
  const early = ended.then((code) => {
    throw new Error(`the server ended with ${code}:\n${complaint}`)
  })
  const origin = await Promise.race([listening, early])
  early.catch(() => undefined)
  return {
    origin,
    dataDir,
    lines,
    async stop() {
      running.kill('SIGTERM')
      const code = await ended
      rmSync(dataDir, { recursive: true })
      if (code !== 0 || complaint !== '') throw new Error(`the server ended with ${code}:\n${complaint}`)
    },
  }
}

/**
 * Builds dist/web when it is older than what it is made of. Test files that run side by side wait for each other: the
 * lock is SQLite's, which lets go by itself when its holder dies.
 */
export function buildOnce(): void {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const lock = new DatabaseSync(join(root, '.cache/build.lock'), { timeout: 120_000 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    // The test runner says NODE_ENV=test, and Vite then builds what a developer sees and nobody else.
    const env = { ...process.env, NODE_ENV: 'production' }
    const built = spawnSync(process.execPath, ['build.ts', '--if-older'], {
      cwd: root,
      encoding: 'utf8',
      env,
    })
    if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
  } finally {
    lock.close()
  }
}
