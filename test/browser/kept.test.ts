// What Noor keeps from her logbook, and somebody else checks from disk: all of it, one line, one text, and the tool.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { nl as verifier } from '#web/verify/nl.ts'
import { button, go, heading, link, write } from './act.ts'
import { inspect } from './inspect.ts'
import { startVault } from './starting.ts'
import { desktop, type Visitor, visit } from './visitor.ts'

const TEXT = 'Bram bouwde een hut.'
const words = nl.logbook

let app: App
let browser: Browser
let noor: Visitor
let folder: string
let tool: string

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'gezinskluis-bewaard-'))
  noor = await visit(browser, app.origin, desktop)
  await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [{ name: 'Bram', birth: '2018-02-11' }],
  })
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
  if (folder) await rm(folder, { recursive: true })
})

/** What is kept by this button or link, as a file on disk. */
async function kept(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** What the tool, opened from disk without a connection, says of a file. */
async function verdictOn(path: string): Promise<Page> {
  const context = await browser.newContext({ offline: true, locale: 'nl-NL' })
  const page = await context.newPage()
  await page.goto(pathToFileURL(tool).href)
  await page.getByLabel(verifier.choose).setInputFiles(path)
  await page.locator('[data-verdict]').waitFor()
  return page
}

it('Noor keeps the tool and her logbook; from disk they say that it fits together', async () => {
  const { page } = noor
  await go(page, 'logbook')
  await heading(page, /^Toestemmings/).waitFor()
  tool = await kept(page, () => link(page, words.share.tool).click())
  expect(tool.endsWith('/gezinskluis-controle.html')).toBe(true)
  // Until the register holds the newest lines there is nothing whole to keep.
  const newest = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('summary') })
    .first()
  await newest.locator('summary').first().click()
  await newest.getByText(words.proof.registered).waitFor()
  const path = await kept(page, () => button(page, words.share.keep).first().click())
  const result = await verdictOn(path)
  expect(await result.locator('[data-verdict]').innerText()).toContain(verifier.fits)
  expect(await result.locator('[data-verdict]').innerText()).toContain(verifier.ticks.consent)
  await result.context().close()
})

it('one line goes with the one text it names, and shows that text alone', async () => {
  const { page } = noor
  await go(page, 'children')
  await page.getByRole('main').getByRole('link', { name: /Bram/ }).first().click()
  await heading(page, 'Bram').waitFor()
  await write(page, 'Bram', { text: TEXT, map: nl.common.maps.school })
  await go(page, 'logbook')
  const row = page.getByRole('listitem').filter({ hasText: words.what.wroteYou }).first()
  await row.locator('summary').first().click()
  await button(row, words.proof.keepText).waitFor()
  await inspect(page, 'dark')
  const path = await kept(page, () => button(row, words.proof.keepText).click())
  const result = await verdictOn(path)
  expect(await result.locator('[data-verdict]').innerText()).toContain(verifier.ticks.text)
  expect(await result.locator('[data-field="text"]').innerText()).toBe(TEXT)
  await result.context().close()
  const proof = await kept(page, () => button(row, words.proof.keep).click())
  const without = await verdictOn(proof)
  expect(await without.locator('[data-verdict]').innerText()).toContain(verifier.ticks.noText)
  expect(await without.locator('[data-field]').count()).toBe(0)
  await without.context().close()
  expect(noor.wrong).toEqual([])
})
