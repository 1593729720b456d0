// The line of the purpose in three browsers at once: a parent on a phone, a professional and a coordinator on desktops.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { inspect } from './inspect.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  fatima = await visit(browser, app.origin, desktop)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Noor starts a vault for her family with two children', async () => {
  await inspect(noor.page, 'dark')
  await startVault(noor.page, {
    family: 'De Boer',
    name: 'Noor de Boer',
    children: [
      { name: 'Sam', birth: '2012-05-04' },
      { name: 'Bram', birth: '2018-02-11' },
    ],
  })
  await noor.page.getByText(nl.home.flower.emptyTitle).first().waitFor()
  await inspect(noor.page, 'dark')
})

it('Fatima registers as a professional', async () => {
  await register(fatima.page, {
    name: 'Fatima Amrani',
    profession: 'gezinstherapeut',
    organisation: 'Praktijk De Linde',
    big: '12345678901',
  })
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, fatima].map((one) => one.wrong)).toEqual([[], []])
})
