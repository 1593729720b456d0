// Comparing a number before giving, and a no that who asked sees without loading anything again.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, go, heading, link, makeCode, openCode, sure } from './act.ts'
import { inspect } from './inspect.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const { access, board } = nl

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  fatima = await visit(browser, app.origin, desktop)
  await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [{ name: 'Bram', birth: '2018-02-11' }],
  })
  const who = { name: 'Fatima Amrani', profession: 'gezinstherapeut', organisation: 'Praktijk De Linde' }
  await register(fatima.page, who)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const numberOn = async ({ page }: Visitor): Promise<string> =>
  (await page.getByText(/^(\d{4}\s*){6}$/).innerText()).replace(/\s+/g, ' ')

it('Noor sees on the request that nobody compared yet, and the number that Fatima sees too', async () => {
  await go(noor.page, 'access')
  const code = await makeCode(noor.page, ['Bram'])
  const { page } = fatima
  await openCode(page, code)
  await ask(page, { purpose: 'Ik wil Bram helpen.', read: ['School van Bram'] })
  await link(page, board.asking.toBoard).click()
  await page
    .getByRole('link', { name: /De Boer/ })
    .first()
    .click()
  await heading(page, access.compare.yours).waitFor()
  await inspect(page, 'dark')
  const read = await numberOn(fatima)

  await go(noor.page, 'home')
  await noor.page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await noor.page.getByText(access.compare.notYet).waitFor()
  await inspect(noor.page, 'dark')
  await button(noor.page, access.compare.compare('Fatima')).click()
  expect(await numberOn(noor)).toBe(read)
  await inspect(noor.page, 'dark')
})

it('another number: Noor reads to give nothing yet; the same: it is kept who compared and when', async () => {
  const { page } = noor
  await button(page, access.compare.other).click()
  await page.getByText(access.compare.differs).waitFor()
  await inspect(page, 'dark')
  await button(page, access.compare.again).click()
  await button(page, access.compare.same).click()
  await page.getByText(/^Getal vergeleken door Noor/).waitFor()
  await inspect(page)
})

it('Noor says no, and Fatima’s screen says so by itself', async () => {
  await button(noor.page, access.request.notNow).click()
  await sure(noor.page, access.request.notNow)
  await fatima.page.getByText(board.family.declined).waitFor()
  await inspect(fatima.page, 'dark')
  for (const { wrong } of [noor, fatima]) expect(wrong).toEqual([])
})
