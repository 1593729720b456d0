// Builds the web client into dist/web. `--if-older`: only when it is missing or older than what it is made of.
import '#server/node-version.js'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = import.meta.dirname
const built = join(root, 'dist/web/index.html')
const madeOf = ['crypto', 'shared', 'web', 'vite.config.ts', 'vite.verify.config.ts', 'package-lock.json']

/** Newest modification time below `path`, in milliseconds since 1970; 0 when there is nothing there. */
function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

const current =
  existsSync(built) && newestMs(built) >= Math.max(...madeOf.map((path) => newestMs(join(root, path))))

if (!(current && process.argv.includes('--if-older'))) {
  // Only now: a host that serves a finished dist/web needs no build tools installed.
  const { build } = await import('vite')
  // Whoever starts it, a test runner too: what is served is the program people get.
  process.env.NODE_ENV = 'production'
  for (const config of ['vite.config.ts', 'vite.verify.config.ts'])
    await build({ configFile: join(root, config), logLevel: 'warn' })
  compress(join(root, 'dist/web'))
}

/** Compressed copies beside every text file, once, so that the server never compresses while somebody waits. */
function compress(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const file of files.filter(
    (f) => f.isFile() && /\.(?:js|css|html|svg|webmanifest|wasm)$/.test(f.name),
  )) {
    const path = join(file.parentPath, file.name)
    const bytes = readFileSync(path)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(bytes))
  }
}
