// The JavaScript a browser that was never here has fetched by the time somebody can type a password and press the button.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright-core'
import { root } from '#test/house/tree.ts'
import { nl } from '#web/text/nl.ts'
import type { Measured } from './measure.ts'

const BAR_KB = 80
const KB = 1000

/**
 * Counts until it is asked, in bytes after gzip: whatever the page and its workers fetch, each file once, without libsodium.
 * What the service worker lays aside in the background is no part of a page.
 */
export function countScripts(page: Page): () => Promise<number> {
  const scripts = new Map<string, Promise<number>>()
  const note = (response: Response) => {
    const { pathname } = new URL(response.url())
    if (response.request().serviceWorker() !== null || !pathname.endsWith('.js')) return
    if (pathname.includes('libsodium') || scripts.has(pathname)) return
    scripts.set(
      pathname,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    )
  }
  page.on('response', note)
  return async () => {
    page.off('response', note)
    return (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0)
  }
}

/** The most of both ways in: from the front page to sign in, and from the front page to the password of a new vault. */
export async function scriptsBefore(browser: Browser, origin: string): Promise<Measured> {
  const ways = [
    ['sign in', await fetchedOnTheWay(browser, origin, toSignIn)],
    ['begin', await fetchedOnTheWay(browser, origin, toPassword)],
  ] as const
  const bytes = Math.max(...ways.map(([, way]) => way))
  const whole = wholeClient()
  const each = ways.map(([name, way]) => `${(way / KB).toFixed(1)} to ${name}`).join(', ')
  return {
    value: Math.round(bytes / 100) / 10,
    unit: `kB of JavaScript (gzip) until a password can be typed, without libsodium: ${each}`,
    ratio: bytes / whole,
    against: `the ${Math.round(whole / KB)} kB of the whole client`,
    bar: `value <= ${BAR_KB}`,
    holds: bytes <= BAR_KB * KB,
  }
}

/** Bytes after gzip of every script that was built, without libsodium. */
function wholeClient(): number {
  const folder = join(root, 'dist/web/assets')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js') && !name.includes('libsodium'))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0)
}

async function fetchedOnTheWay(
  browser: Browser,
  origin: string,
  go: (page: Page) => Promise<void>,
): Promise<number> {
  const context = await browser.newContext({ baseURL: origin, locale: 'nl-NL' })
  const page = await context.newPage()
  const bytes = countScripts(page)
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await go(page)
  await page.waitForLoadState('networkidle')
  const fetched = await bytes()
  await context.close()
  return fetched
}

async function toSignIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: nl.welcome.signIn }).click()
  await page.getByRole('textbox', { name: nl.entry.signIn.password, exact: true }).waitFor()
}

async function toPassword(page: Page): Promise<void> {
  const { names, password } = nl.start
  await page.getByRole('link', { name: nl.welcome.start }).click()
  await page.getByRole('textbox', { name: names.family, exact: true }).fill('De Boer')
  await page.getByRole('textbox', { name: names.name, exact: true }).fill('Noor de Boer')
  await page.getByRole('button', { name: nl.common.next, exact: true }).click()
  await page.getByRole('textbox', { name: password.label, exact: true }).waitFor()
}
