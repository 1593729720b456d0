// A second device without paper, in two real browsers: the code typed over, the number compared, the password on both.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { password, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const words = nl.account.pairing
let app: App
let browser: Browser
let noor: Visitor
let tablet: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [{ name: 'Bram', birth: '2018-02-11' }],
  })
  tablet = await visit(browser, app.origin, desktop)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const fill = ({ page }: Visitor, label: string, typed: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(typed)
const press = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true }).click()
/** A code as it stands on the screen, letter by letter. */
const shown = async ({ page }: Visitor): Promise<string> =>
  (await page.getByRole('img', { name: /^(?:[2-9A-HJ-NP-Z] ){7}[2-9A-HJ-NP-Z]$/ }).innerText()).trim()

it('the new device shows a code; typed over on the known one, both know one number', async () => {
  await tablet.page.goto('/inloggen')
  await tablet.page.getByRole('link', { name: words.guest.link }).click()
  await tablet.page.getByRole('img', { name: words.guest.qr }).waitFor()
  await inspect(tablet.page, 'dark')
  const { page } = noor
  await page.getByRole('link', { name: nl.home.settings }).last().click()
  await page.getByRole('link', { name: nl.settings.device.devices }).click()
  await page.getByRole('link', { name: nl.account.devices.addGo }).click()
  await page.getByRole('heading', { name: words.title }).waitFor()
  await inspect(page, 'dark')
  await fill(noor, words.code, (await shown(tablet)).toLowerCase())
  await press(noor, words.meet)
  await page.getByText(words.metCompare).waitFor()
  await inspect(page, 'dark')
  await tablet.page.getByText(words.guest.number).waitFor()
  await inspect(tablet.page, 'dark')
})

it('another number lets nothing in; the right one does, and the password opens the vault there', async () => {
  const number = /\d{3} \d{3}/.exec(await tablet.page.locator('main').innerText())?.[0] ?? ''
  await fill(noor, words.number, '000 000')
  await fill(noor, nl.account.devices.password, password)
  await press(noor, words.letIn)
  await noor.page.getByText(words.refused['pairing-differs']).waitFor()
  await fill(noor, words.number, number)
  await press(noor, words.letIn)
  await noor.page.getByText(words.done).waitFor()
  await inspect(noor.page, 'dark')
  await tablet.page.getByText(words.guest.passwordWords).waitFor()
  await inspect(tablet.page, 'dark')
  await fill(tablet, words.guest.password, 'niet mijn wachtwoord')
  await press(tablet, words.guest.open)
  await tablet.page.getByText(words.guest.wrong).waitFor()
  await fill(tablet, words.guest.password, password)
  await press(tablet, words.guest.open)
  await tablet.page.getByRole('heading', { name: nl.home.children }).waitFor()
  await tablet.page.getByRole('link', { name: 'Bram' }).first().waitFor()
  await noor.page.goto('/apparaten')
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, tablet].map((one) => one.wrong)).toEqual([[], []])
})
