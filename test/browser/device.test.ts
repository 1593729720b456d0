// One person and their devices: the lock, a second device by the sheet, and leaving at once.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { type Paper, password, startVault, unlock } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

let app: App
let browser: Browser
let noor: Visitor
let second: Visitor
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

const home = ({ page }: Visitor) => page.getByRole('heading', { name: nl.home.children })
const lock = ({ page }: Visitor) => page.getByRole('heading', { name: nl.entry.lock.title })

it('Noor locks her vault: the lock names nobody, and only her password opens it', async () => {
  const { page } = noor
  await page.getByRole('link', { name: nl.home.settings }).last().click()
  await page.getByRole('heading', { name: nl.settings.title }).waitFor()
  await inspect(page, 'dark')
  await page.getByRole('button', { name: nl.settings.device.lock }).click()
  await lock(noor).waitFor()
  await inspect(page, 'dark')
  expect(await page.locator('body').innerText()).not.toMatch(/Boer|Noor|Bram/)
  expect(await page.title()).not.toMatch(/Boer|Noor|Bram/)
  await unlock(page, 'zeven kopjes koffie')
  await page.getByText(nl.entry.lock.wrong).waitFor()
  await unlock(page)
  await page.getByRole('heading', { name: nl.settings.title }).waitFor()
})

it('the sheet and the password open her vault on a second device, one of the two does not', async () => {
  second = await visit(browser, app.origin, desktop)
  const { page } = second
  await page.getByRole('link', { name: nl.welcome.signIn }).click()
  const [first = '', ...rest] = paper.code
  const typo = first.slice(0, 4) + (first.endsWith('A') ? 'B' : 'A')
  const group = page.getByLabel(nl.entry.signIn.group('1'), { exact: true })
  await group.fill(typo)
  await page.getByText(nl.entry.signIn.wrongGroup('1')).waitFor()
  await group.fill([first, ...rest].join(' '))
  await inspect(page)
  const signIn = async (typed: string) => {
    await page.getByRole('textbox', { name: nl.entry.signIn.password, exact: true }).fill(typed)
    await page.getByRole('button', { name: nl.entry.signIn.go }).click()
  }
  await second.expecting(/status of 401/, async () => {
    await signIn('zeven kopjes koffie')
    await page.getByText(nl.entry.signIn.refused['sign-in-failed']).waitFor()
  })
  await signIn(password)
  await home(second).waitFor()
  await page.getByRole('link', { name: 'Bram' }).waitFor()
})

it('Snel sluiten leaves at once for a recipe and locks; Back does not come back', async () => {
  const { page } = second
  await page.getByRole('link', { name: nl.common.menu.access }).click()
  await page.getByRole('heading', { name: nl.access.title, exact: true }).waitFor()
  await page.getByRole('button', { name: nl.common.quickExit }).click()
  await page.waitForURL('**/recept.html')
  await page.getByRole('heading', { name: 'Pannenkoeken' }).waitFor()
  await inspect(page)
  await page.goBack()
  await lock(second).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/Boer|Noor|Bram/)
  expect(page.url()).not.toContain('/toegang')
  await unlock(page)
  await home(second).waitFor()
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, second].map((one) => one.wrong)).toEqual([[], []])
})
