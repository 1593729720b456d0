// Recovery helpers in a real browser: papers made from the strip, two of them bring Noor in on a new device, a wrong one is named.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { asked, type Paper, password, startVault, unlock } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const next = 'de kat slaapt op de krant'
const words = nl.account.helpers
const names = ['Oma Rie', 'Buurman Jan', 'Tante Els']
let app: App
let browser: Browser
let noor: Visitor
let laptop: Visitor
let paper: Paper
let slips: string[][]

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  paper = await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [{ name: 'Bram', birth: '2018-02-11' }],
  })
  laptop = await visit(browser, app.origin, desktop)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const press = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = ({ page }: Visitor, label: string, typed: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(typed)
const groupsOf = async ({ page }: Visitor, region: string): Promise<string[]> => {
  const lines = await page.getByRole('region', { name: region }).getByRole('listitem').allInnerTexts()
  return lines.map((line) => /[2-9A-Z]{5}/.exec(line)?.[0] ?? '')
}

it('Noor makes three papers of her strip; each of them is another, and none is the strip', async () => {
  const { page } = noor
  await page.goto('/herstel')
  await unlock(page)
  await page.getByText(words.none).waitFor()
  await page.getByRole('link', { name: words.go }).click()
  await page.getByRole('heading', { name: words.title, exact: true }).waitFor()
  await inspect(page, 'dark')
  for (const [index, name] of names.entries()) await fill(noor, words.name(String(index + 1)), name)
  await page.getByLabel(nl.entry.signIn.group('1'), { exact: true }).fill(paper.recovery.join(' '))
  await fill(noor, nl.account.devices.password, password)
  await press(noor, words.make)
  await page.getByRole('heading', { name: words.papers }).waitFor()
  await inspect(page, 'dark')
  slips = []
  for (const name of names) slips.push(await groupsOf(noor, words.paperOf(name)))
  expect(new Set([...slips, paper.recovery].map((groups) => groups.join())).size).toBe(4)
  await press(noor, words.onPaper)
  await page.getByText(words.shared).waitFor()
  await page.getByText('Oma Rie, Buurman Jan en Tante Els').waitFor()
  await inspect(page, 'dark')
})

it('two papers bring her in on a new device; a paper that is none is named first', async () => {
  const { page } = laptop
  await page.goto('/inloggen/strook')
  await press(laptop, nl.entry.papers.link)
  await page.getByRole('heading', { name: nl.entry.papers.title }).waitFor()
  await inspect(page, 'dark')
  const first = page.getByLabel(nl.entry.signIn.group('1'), { exact: true })
  await first.nth(0).fill((slips[0] ?? []).join(' '))
  await first.nth(1).fill(paper.code.join(' '))
  await press(laptop, nl.entry.strip.go)
  await page.getByText(nl.entry.papers.wrongOne('2')).waitFor()
  await inspect(page, 'dark')
  await first.nth(1).fill((slips[2] ?? []).join(' '))
  await press(laptop, nl.entry.strip.go)
  await fill(laptop, nl.start.password.label, next)
  await fill(laptop, nl.start.password.again, next)
  await press(laptop, nl.common.next)
  await page.getByRole('region', { name: nl.start.sheet.sheetNew }).waitFor()
  const renewed = await groupsOf(laptop, nl.start.sheet.sheetNew)
  const made = { code: renewed.slice(0, 8), recovery: renewed.slice(8, 16) }
  expect(made.recovery).toEqual(paper.recovery)
  await press(laptop, nl.start.sheet.onPaper)
  await page.getByRole('heading', { name: nl.start.confirm.title }).waitFor()
  for (const one of asked(made, await page.locator('label').allInnerTexts()))
    await fill(laptop, one.label, one.group)
  await press(laptop, nl.start.confirm.open)
  await page.getByRole('link', { name: 'Bram' }).first().waitFor()
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, laptop].map((one) => one.wrong)).toEqual([[], []])
})
