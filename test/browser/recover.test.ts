// A forgotten password in a real browser: from the lock, over the strip, to a new password and a new sheet.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { asked, type Paper, startVault, unlock } from './starting.ts'
import { phone, type Visitor, visit } from './visitor.ts'

const forgotten = 'zeven kopjes thee op dinsdag'
const remembered = 'de kat slaapt op de krant'
let app: App
let browser: Browser
let noor: Visitor
let paper: Paper

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  paper = await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [{ name: 'Bram', birth: '2018-02-11' }],
  })
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Noor no longer knows her password: the strip sets a new one, with a new sheet that she confirms', async () => {
  const { page } = noor
  await page.goto('/')
  await page.getByRole('button', { name: nl.entry.lock.forgot }).click()
  await page.getByRole('link', { name: nl.entry.lock.withStrip }).click()
  await page.getByRole('heading', { name: nl.entry.strip.title }).waitFor()
  await inspect(page, 'dark')
  const group = page.getByLabel(nl.entry.signIn.group('1'), { exact: true })
  await noor.expecting(/status of 401/, async () => {
    await group.fill(paper.code.join(' '))
    await page.getByRole('button', { name: nl.entry.strip.go }).click()
    await page.getByText(nl.entry.strip.refused['sign-in-failed']).waitFor()
  })
  await group.fill(paper.recovery.join(' '))
  await page.getByRole('button', { name: nl.entry.strip.go }).click()
  await page.getByRole('textbox', { name: nl.start.password.label, exact: true }).fill(remembered)
  await page.getByRole('textbox', { name: nl.start.password.again, exact: true }).fill(remembered)
  await page.getByRole('button', { name: nl.common.next }).click()
  const sheet = page.getByRole('region', { name: nl.start.sheet.sheetNew })
  await sheet.waitFor()
  await inspect(page, 'dark')
  const lines = await sheet.getByRole('listitem').allInnerTexts()
  const groups = lines.map((line) => /[2-9A-Z]{5}/.exec(line)?.[0] ?? '')
  const renewed = { code: groups.slice(0, 8), recovery: groups.slice(8, 16) }
  expect(renewed.recovery).toEqual(paper.recovery)
  expect(renewed.code).not.toEqual(paper.code)
  await page.getByRole('button', { name: nl.start.sheet.onPaper }).click()
  await page.getByRole('heading', { name: nl.start.confirm.title }).waitFor()
  for (const one of asked(renewed, await page.locator('label').allInnerTexts()))
    await page.getByRole('textbox', { name: one.label, exact: true }).fill(one.group)
  await page.getByRole('button', { name: nl.start.confirm.open }).click()
  await page.getByRole('heading', { name: nl.home.children }).waitFor()
  await page.getByRole('link', { name: 'Bram' }).first().waitFor()
})

it('from then on the new password opens the lock, and the forgotten one does not', async () => {
  const { page } = noor
  await page.goto('/')
  await unlock(page, forgotten)
  await page.getByText(nl.entry.lock.wrong).waitFor()
  await unlock(page, remembered)
  await page.getByRole('heading', { name: nl.home.children }).waitFor()
  expect(noor.wrong).toEqual([])
})
