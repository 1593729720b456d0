// Without a connection: the app opens from the service worker, what was here last is readable, what is written waits.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { button, go, heading, link, signIn, write } from './act.ts'
import { inspect } from './inspect.ts'
import { type Paper, startVault, unlock } from './starting.ts'
import { phone, type Visitor, visit } from './visitor.ts'

const before = 'Bram leerde fluiten op een grasspriet.'
const without = 'Bram telde zonder verbinding zeven eksters.'

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
  await noor.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Noor opens her vault without a connection, and reads what was there', async () => {
  const { page } = noor
  await page.getByRole('link', { name: /^Bram/ }).click()
  await write(page, 'Bram', { text: before, map: nl.common.maps.thuis })
  await page.getByText(before).waitFor()
  await noor.offline(async () => {
    await page.reload()
    await heading(page, nl.entry.lock.title).waitFor()
    await unlock(page)
    await page.getByText(before).waitFor()
    await page.getByText(nl.app.offline.title).waitFor()
    await page.getByText(nl.app.offline.reading).waitFor()
    await inspect(page)
  })
})

it('what she writes then is kept on her phone, and is sent by itself once there is a connection', async () => {
  const { page } = noor
  await page.getByText(nl.app.offline.title).waitFor({ state: 'detached' })
  await noor.offline(async () => {
    const words = nl.child.write
    await link(page, nl.child.timeline.write).click()
    await page.getByRole('textbox', { name: words.text }).fill(without)
    await page.getByRole('combobox', { name: words.map }).selectOption({ label: nl.common.maps.thuis })
    await button(page, words.save).click()
    await page.getByText(nl.plan.outcome.queuedTitle).waitFor()
    await inspect(page)
    // The text outlives the page: it is sealed on this device.
    await page.reload()
    await unlock(page)
    await page.getByText(/Op dit toestel wacht/).waitFor()
  })
  await page.getByText(nl.app.offline.title).waitFor({ state: 'detached' })
  await go(page, 'children')
  await page.getByRole('link', { name: /^Bram/ }).click()
  await page.getByText(without).waitFor()
})

it('a second device of hers sees both', async () => {
  const second = await visit(browser, app.origin, phone)
  await signIn(second.page, paper.code)
  await second.page.getByRole('link', { name: /^Bram/ }).click()
  await second.page.getByText(without).waitFor()
  await second.page.getByText(before).waitFor()
  expect(second.wrong).toEqual([])
})

it('no browser complained of anything but of having no connection', () => {
  expect(noor.wrong).toEqual([])
})
