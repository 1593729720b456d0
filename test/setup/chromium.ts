// A real Chromium from the registry: unpacked once into the cache, started without a sandbox so that root may too.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const projectRoot = join(import.meta.dirname, '../..')

/** Path of the Chromium binary. The first call unpacks it beside the other caches, so that no install script is needed;
 * two processes doing so at once both end with a whole copy, because the folder appears by one rename. */
async function chromiumPath(): Promise<string> {
  const home = join(projectRoot, 'node_modules/.cache/chromium', packageVersion())
  const binary = join(home, 'chromium')
  if (existsSync(binary)) return binary
  mkdirSync(dirname(home), { recursive: true })
  const unpacking = `${home}-${randomUUID()}`
  mkdirSync(unpacking)
  await inTemporaryFolder(unpacking, () => sparticuz.executablePath())
  try {
    renameSync(unpacking, home)
  } catch (error) {
    rmSync(unpacking, { recursive: true })
    if (!existsSync(binary)) throw error
  }
  return binary
}

/** Starts Chromium. The caller closes it. Text is laid out without hinting, as the pictures of the design are. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await chromiumPath()
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  })
}

function packageVersion(): string {
  // the package does not export its package.json; its folder does hold it
  const main = require.resolve('@sparticuz/chromium')
  const manifest: unknown = require(join(dirname(main), '../../package.json'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version)
  throw new Error('@sparticuz/chromium has no version')
}

/** The package unpacks into the system's temporary folder and nowhere else; for the time of `run` that is `folder`. */
async function inTemporaryFolder<Result>(folder: string, run: () => Promise<Result>): Promise<Result> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await run()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
