// One's own account in a real browser: devices named and put out, recovery practised, a new sheet, another password.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { asked, type Paper, password, startVault, unlock } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const next = 'de kat slaapt op de krant'
const words = nl.account
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
  second = await visit(browser, app.origin, desktop)
  const { page } = second
  await page.getByRole('link', { name: nl.welcome.signIn }).click()
  await page.getByLabel(nl.entry.signIn.group('1'), { exact: true }).fill(paper.code.join(' '))
  await fillPassword(second, nl.entry.signIn.password, password)
  await page.getByRole('button', { name: nl.entry.signIn.go }).click()
  await page.getByRole('heading', { name: nl.home.children }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const fillPassword = ({ page }: Visitor, label: string, typed: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(typed)
const press = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true }).click()

it('Noor finds her devices, names one, and the other device shows that name', async () => {
  const { page } = noor
  await page.getByRole('link', { name: nl.home.settings }).last().click()
  await page.getByRole('link', { name: nl.settings.device.devices }).click()
  await page.getByRole('heading', { name: words.devices.title, exact: true }).waitFor()
  await page.getByRole('list', { name: words.devices.list }).getByRole('button').nth(1).waitFor()
  await inspect(page, 'dark')
  await page.getByRole('list', { name: words.devices.list }).getByRole('button').first().click()
  await page.getByRole('textbox', { name: words.devices.name }).fill('Telefoon met blauwe hoes')
  await inspect(page)
  await press(noor, nl.common.save)
  await page.getByRole('button', { name: /Telefoon met blauwe hoes/ }).waitFor()
  await second.page.goto('/apparaten')
  await unlock(second.page)
  await second.page.getByRole('button', { name: /Telefoon met blauwe hoes/ }).waitFor()
  await inspect(second.page, 'dark')
})

it('she practises: the sheet is right, a code with a typing error and a code of nobody are not', async () => {
  const { page } = noor
  await page.goto('/herstel')
  await unlock(page)
  await page.getByText(words.recovery.neverSheet).waitFor()
  await inspect(page, 'dark')
  await page.getByRole('link', { name: words.recovery.practise }).click()
  await page.getByLabel(nl.entry.signIn.group('1'), { exact: true }).fill(paper.code.join(' '))
  await press(noor, words.recovery.check)
  await page.getByText(words.recovery.right.sheet).waitFor()
  await inspect(page, 'dark')
  await page.getByLabel(nl.entry.signIn.group('1'), { exact: true }).fill(paper.recovery.join(' '))
  await press(noor, words.recovery.check)
  await page.getByText(words.recovery.right.strip).waitFor()
})

it('a new sheet is read back before it counts; then the old codes are no longer in force', async () => {
  const { page } = noor
  await page.goto('/herstel/nieuw')
  await unlock(page)
  await fillPassword(noor, words.recovery.renewPassword, 'niet mijn wachtwoord')
  await press(noor, nl.common.next)
  await page.getByText(words.password.wrong).waitFor()
  await inspect(page, 'dark')
  await fillPassword(noor, words.recovery.renewPassword, password)
  await press(noor, nl.common.next)
  const sheet = page.getByRole('region', { name: nl.start.sheet.sheetOf('Noor') })
  await sheet.waitFor()
  await inspect(page, 'dark')
  const lines = await sheet.getByRole('listitem').allInnerTexts()
  const groups = lines.map((line) => /[2-9A-Z]{5}/.exec(line)?.[0] ?? '')
  const renewed = { code: groups.slice(0, 8), recovery: groups.slice(8, 16) }
  expect(renewed.code).not.toEqual(paper.code)
  expect(renewed.recovery).not.toEqual(paper.recovery)
  await press(noor, nl.start.sheet.onPaper)
  await page.getByRole('heading', { name: nl.start.confirm.title }).waitFor()
  for (const one of asked(renewed, await page.locator('label').allInnerTexts()))
    await page.getByRole('textbox', { name: one.label, exact: true }).fill(one.group)
  await press(noor, words.recovery.go)
  await page.getByText(words.recovery.renewed).waitFor()
  await page.getByRole('link', { name: words.recovery.practise }).click()
  await page.getByLabel(nl.entry.signIn.group('1'), { exact: true }).fill(paper.recovery.join(' '))
  await press(noor, words.recovery.check)
  await page.getByText(words.recovery.wrong['not-in-force']).waitFor()
})

it('another password: the device says what to do, and follows with the new one', async () => {
  const { page } = noor
  await page.goto('/apparaten/wachtwoord')
  await unlock(page)
  await fillPassword(noor, words.password.now, password)
  await fillPassword(noor, words.password.next, next)
  await fillPassword(noor, nl.start.password.again, next)
  await inspect(page, 'dark')
  await press(noor, words.password.go)
  await page.getByText(words.password.done).waitFor()
  await second.page.goto('/apparaten')
  await unlock(second.page)
  await second.page.getByRole('heading', { name: words.password.replaced }).waitFor()
  await inspect(second.page, 'dark')
  await fillPassword(second, words.password.next, next)
  await press(second, words.password.follow)
  await second.page.getByRole('heading', { name: words.password.replaced }).waitFor({ state: 'detached' })
})

it('she puts the lost laptop out: the password is asked, the laptop locks, and its sign-in is over', async () => {
  const { page } = noor
  await page.goto('/apparaten')
  await unlock(page, next)
  await page.getByRole('list', { name: words.devices.list }).getByRole('button').nth(1).click()
  await press(noor, words.devices.remove)
  await fillPassword(noor, words.devices.password, password)
  await inspect(page, 'dark')
  await press(noor, words.devices.take)
  await page.getByText(words.password.wrong).waitFor()
  await fillPassword(noor, words.devices.password, next)
  await press(noor, words.devices.take)
  await page.getByRole('list', { name: words.devices.gone }).waitFor()
  expect(await page.getByRole('list', { name: words.devices.list }).getByRole('button').count()).toBe(1)
  await inspect(page, 'dark')
  await second.expecting(/status of 401/, async () => {
    await second.page.getByRole('heading', { name: nl.entry.lock.title }).waitFor()
  })
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, second].map((one) => one.wrong)).toEqual([[], []])
})
