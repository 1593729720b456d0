// A phone with the demo family: bytes of JavaScript before and after unlocking, and how soon Thuis stands there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { SignIn } from '#server/cli/demo/cast.ts'
import { fillDemo } from '#server/cli/demo/fill.ts'
import { readConfig } from '#server/config.ts'
import { listen } from '#server/listen.ts'
import { openStore } from '#server/store/open.ts'
import { buildOnce } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { type Measured, median } from './measure.ts'
import { countScripts, scriptsBefore } from './scripts.ts'
import { readStopwatch, type Stopwatch, startStopwatch } from './stopwatch.ts'

const ROUND_COUNT = 5
/** A phone of some years ago is about four times slower than what this runs on. */
const CPU_SLOWER = 4
const PHONE = { width: 390, height: 844 } as const
const HOME_BAR_MS = 1500

export async function phone(): Promise<Record<string, Measured>> {
  buildOnce()
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-bench-'))
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0' })
  const store = await openStore({ dataDir })
  const { signIns } = await fillDemo(store, config, Math.floor(Date.now() / 1000))
  const parent = signIns.find(({ role }) => role === 'parent')
  if (!parent) throw new Error('a demo without a parent')
  const server = await listen(store, config, () => {})
  const browser = await launchChromium()
  const known: Stopwatch[] = []
  const fresh: Stopwatch[] = []
  const before = await scriptsBefore(browser, server.address)
  let bytesAfter = 0
  for (let round = 0; round < ROUND_COUNT; round++) {
    const visitor = await open(browser, server.address)
    fresh.push(await signIn(visitor.page, parent))
    bytesAfter = await visitor.scriptBytes()
    known.push(await unlock(visitor.page, parent))
    await visitor.page.context().close()
  }
  await browser.close()
  await server.stop()
  await rm(dataDir, { recursive: true })
  return {
    'js-before': before,
    'js-after': {
      value: Math.round(bytesAfter / 100) / 10,
      unit: 'kB of JavaScript (gzip) until Thuis stands there, without libsodium',
      ratio: bytesAfter / 1000 / before.value,
      against: `${before.value} kB before sign-in`,
      bar: null,
      holds: true,
    },
    'unlock-cache': soon(known, 'on a device that knows the account'),
    'unlock-bookmark': soon(fresh, 'on a new device, from the bookmark'),
  }
}

/** A browser that was never here, on the front page, as slow as a phone. */
async function open(browser: Browser, origin: string) {
  const context = await browser.newContext({ viewport: PHONE, baseURL: origin, locale: 'nl-NL' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const scriptBytes = countScripts(page)
  await startStopwatch(page, nl.home.children)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  return { page, scriptBytes }
}

async function signIn(page: Page, { code, password }: SignIn): Promise<Stopwatch> {
  const words = nl.entry.signIn
  await page.getByRole('link', { name: nl.welcome.signIn }).click()
  await page.getByLabel(words.group('1'), { exact: true }).fill(code)
  await page.getByRole('textbox', { name: words.password, exact: true }).fill(password)
  // The last thing a device does after its first round: all of it is read and checked then.
  const caughtUp = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
  await page.getByRole('button', { name: words.go }).click()
  const watch = await readStopwatch(page)
  await caughtUp
  return watch
}

/** The page is loaded anew, so that nothing is in memory. */
async function unlock(page: Page, { password }: SignIn): Promise<Stopwatch> {
  await page.reload()
  await page.getByRole('textbox', { name: nl.entry.lock.password, exact: true }).fill(password)
  await page.getByRole('button', { name: nl.entry.lock.open, exact: true }).click()
  return readStopwatch(page)
}

function soon(rounds: readonly Stopwatch[], how: string): Measured {
  const value = median(rounds.map(({ stretched, home }) => home - stretched))
  const password = median(rounds.map(({ asked, stretched }) => stretched - asked))
  return {
    value: Math.round(value),
    unit: `ms from the password work to Thuis ${how}`,
    ratio: value / password,
    against: `${Math.round(password)} ms of password work; Chromium with the demo family, processor ${CPU_SLOWER}× slower, the network not slowed`,
    bar: `value <= ${HOME_BAR_MS}`,
    holds: value <= HOME_BAR_MS,
  }
}
