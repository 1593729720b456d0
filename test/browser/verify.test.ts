// The verifier's page, opened from disk without a connection: what holds, what does not, and the one text that is shown.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ExportFile, writeExport } from '#shared/log/export.ts'
import { type LineFile, parseLineFile, writeLineFile } from '#shared/log/line-file.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { exportOf } from '#test/setup/export.ts'
import { family, grantOf } from '#test/setup/family.ts'
import { historyOf } from '#test/setup/history.ts'
import { House, sure } from '#test/setup/house.ts'
import { household, mapOf, write } from '#test/story/scene.ts'
import { en } from '#web/verify/en.ts'
import { nl } from '#web/verify/nl.ts'
import { inspect } from './inspect.ts'

let folder: string
let browser: Browser
let context: BrowserContext
let page: Page
let asked: string[]
let good: ExportFile
let line: LineFile

const TEXT = 'Bram wil weer naar school. <script>alert(1)</script>'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinskluis-controle-'))
  const configFile = join(import.meta.dirname, '../../vite.verify.config.ts')
  await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: false } })
  good = exportOf(historyOf([0, 2, 5, 8, 3, 6, 7, 1, 5, 0]).scene)
  const house = await House.open()
  const noor = await household(house, await house.person('Noor'))
  await write(noor, 'school', TEXT)
  await house.later()
  await noor.look()
  const { log } = mapOf(noor, 'school')
  const ref = sure(noor.vault().logbook.find((one) => one.ref.log === log && one.what.is === 'wrote')).ref
  line = sure(parseLineFile(sure(await noor.engine.exportLine(ref, true))))
  await house.close()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  await context?.close()
  context = await browser.newContext({
    offline: true,
    locale: 'nl-NL',
    viewport: { width: 390, height: 844 },
  })
  page = await context.newPage()
  asked = []
  const address = pathToFileURL(join(folder, 'controle.html')).href
  page.on('request', (request) => {
    if (request.url() !== address) asked.push(request.url())
  })
  page.on('console', (message) => asked.push(message.text()))
  page.on('pageerror', (error) => asked.push(error.message))
  await page.goto(address)
})

/** Brings a file, as somebody picks it; gives the verdict's heading. */
async function bring(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'bestand.json')
  await writeFile(path, bytes)
  await page.getByLabel(nl.choose).setInputFiles(path)
  const heading = page.locator('[data-verdict] h2')
  await heading.waitFor()
  return (await heading.innerText()).replace(/^\S\s*/, '')
}
const said = () => page.locator('[data-verdict]').innerText()

describe('The verifier, from disk and without a connection', () => {
  test('says what holds, and lists who did what and when', async () => {
    expect(await bring(writeExport(good))).toBe(nl.fits)
    expect(await page.locator('[data-tick="open"]').innerText()).toContain(good.vkey)
    const log = page.locator('details.log').filter({ hasText: /^Het logboek van het gezin/ })
    await log.locator('summary').click()
    await log.locator('tbody tr').first().waitFor()
    expect(await log.locator('tbody tr').count()).toBe(
      sure(good.logs.find((l) => l.kind === 'family')).lines.length,
    )
    expect(await log.locator('tbody tr').nth(1).innerText()).toContain(nl.events.policy)
    await inspect(page, 'dark')
    expect(asked).toEqual([])
  })
  test('compares the key of the server with one that is given', async () => {
    await page.getByText(nl.key).click()
    await page.getByLabel(nl.keyField).fill(good.vkey)
    expect(await bring(writeExport(good))).toBe(nl.holds)
    expect(await said()).toContain(nl.ticks.key)
    await page.reload()
    await page.getByText(nl.key).click()
    await page.getByLabel(nl.keyField).fill(`${good.vkey}x`)
    expect(await bring(writeExport(good))).toBe(nl.wrong)
    expect(await said()).toContain(sure(nl.means['vkey-differs']))
  })
  test('names the line that was taken out', async () => {
    const file = structuredClone(good)
    sure(file.logs.find((log) => log.kind === 'compartment')).lines.splice(2, 1)
    expect(await bring(writeExport(file))).toBe(nl.wrong)
    expect(await said()).toContain(nl.wrongAt('3', nl.logs.compartment('', '1')))
    expect(await said()).toContain(sure(nl.means['wrong-seq']))
    await inspect(page, 'dark')
  })
  test('names the admission that nobody said yes to, though every line is signed and in its place', async () => {
    const at = family()
    const made = at.scene.sign(at.noor, [at.scene.part({ log: at.map, events: [grantOf(at).admit] })])
    at.scene.land(made, false)
    expect(await bring(writeExport(exportOf(at.scene)))).toBe(nl.wrong)
    expect(await said()).toContain(sure(nl.means['admission-is-granted']))
  })
  test('does not say that all of it holds when a map is not in the file', async () => {
    const at = historyOf([0, 7])
    expect(await bring(writeExport(exportOf(at.scene, [at.map])))).toBe(nl.holdsPartly)
    expect(await said()).toContain(nl.ticks.missingOne)
    expect(await said()).toContain(nl.ticks.noConsent)
  })
  test('shows one text with its proof, as text and never as markup', async () => {
    expect(await bring(writeLineFile(line))).toBe(nl.fits)
    expect(await page.locator('[data-field="text"]').innerText()).toBe(TEXT)
    expect(await page.locator('.text script').count()).toBe(0)
    await inspect(page, 'dark')
    expect(asked).toEqual([])
  })
  test('shows no text that the line does not name', async () => {
    const content = { ...sure(line.content), body: 'AAAA' }
    expect(await bring(writeLineFile({ ...line, content }))).toBe(nl.wrong)
    expect(await said()).toContain(sure(nl.means['content-differs']))
    expect(await page.locator('.text').count()).toBe(0)
  })
  test('says that something else is no logbook, and speaks English when asked', async () => {
    const path = join(folder, 'ander.json')
    await writeFile(path, '{"hello": 1}')
    await page.getByLabel(nl.choose).setInputFiles(path)
    await page.getByText(nl.neither).waitFor()
    await page.getByRole('button', { name: nl.other }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(en.title)
    await page.getByText(en.neither).waitFor()
    await inspect(page)
  })
  test('may ask for nothing, run no other script and send nothing anywhere', async () => {
    const html = await page.content()
    expect(html).toContain("default-src 'none'")
    expect(html).not.toContain('unsafe-inline')
    const tries = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      const fetched = await fetch('https://example.org/').then(
        () => 'sent',
        () => 'held',
      )
      return [Reflect.get(window, 'ran') ?? null, fetched]
    })
    expect(tries).toEqual([null, 'held'])
  })
})
