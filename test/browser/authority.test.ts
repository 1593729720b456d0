// Two parents and a young person in three browsers: the code on Noor's phone, both agree, and Sam says no on Sam's own.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { button, field, go, heading, link, sure } from './act.ts'
import { inspect } from './inspect.ts'
import { joinFrom, startVault } from './starting.ts'
import { phone, type Visitor, visit } from './visitor.ts'

const words = nl.authority
const family = {
  family: 'De Boer',
  name: 'Noor de Boer',
  children: [
    { name: 'Sam', birth: '2012-05-04' },
    { name: 'Yara', birth: '2018-02-11' },
  ],
}

let app: App
let browser: Browser
let noor: Visitor
let bram: Visitor
let sam: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  bram = await visit(browser, app.origin, phone)
  sam = await visit(browser, app.origin, phone)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const toAuthority = async (page: Page) => {
  await go(page, 'children')
  await link(page, words.link).click()
  await heading(page, words.title).waitFor()
}
/** Waits until somebody reads this. */
async function reads(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** The link that stands under the code on this screen, as a camera reads it. */
const linkOn = async (page: Page) => (await page.getByText('/gezag/meedoen#').first().innerText()).trim()

it('Noor sees who decides over which child, and why', async () => {
  const { page } = noor
  await startVault(page, family)
  await toAuthority(page)
  await page.getByText(words.why.under12('Yara')).waitFor()
  await page.getByText(words.missing.voice('Sam')).waitFor()
  await inspect(page, 'dark')
})

it('Bram scans the code on Noor’s phone, makes an account and asks; Noor lets him in', async () => {
  await button(noor.page, words.holders.invite).click()
  await heading(noor.page, words.code.parentTitle).waitFor()
  await inspect(noor.page)
  const code = await linkOn(noor.page)
  await joinFrom(bram.page, code, 'Bram Jansen')
  await button(bram.page, words.join.open).click()
  await reads(bram.page, words.join.parentWords)
  await inspect(bram.page, 'dark')
  // Out of the address bar at once: the code is in no history.
  expect(bram.page.url()).not.toContain('#')
  await button(bram.page, words.join.ask).click()
  await reads(bram.page, words.join.sentWords)
  await button(noor.page, words.code.back).click()
  await button(noor.page, words.joiners.admit('Bram')).click()
  await inspect(noor.page)
  await sure(noor.page, words.joiners.admit('Bram'))
  await reads(noor.page, `${words.holders.equal}.`)
  await inspect(noor.page, 'dark')
})

it('Noor lets Sam decide along: it waits for Bram, who agrees', async () => {
  await button(noor.page, words.holders.inviteYoung('Sam')).click()
  await heading(noor.page, words.code.youngTitle('Sam')).waitFor()
  const code = await linkOn(noor.page)
  await joinFrom(sam.page, code, 'Sam de Boer')
  await button(sam.page, words.join.open).click()
  await button(sam.page, words.join.ask).click()
  await reads(sam.page, words.join.sentWords)
  await button(noor.page, words.code.back).click()
  await button(noor.page, words.joiners.admit('Sam')).click()
  await sure(noor.page, words.joiners.admit('Sam'))
  await reads(noor.page, words.changes.young(words.changes.youWant, 'Sam'))
  await inspect(noor.page, 'dark')
  await link(bram.page, words.join.home).click()
  await link(bram.page, words.home.look).click()
  await reads(bram.page, words.changes.young(words.changes.wants('Noor'), 'Sam'))
  await inspect(bram.page, 'dark')
  await button(bram.page, words.changes.agree).click()
  await bram.page
    .getByText(words.changes.young(words.changes.wants('Noor'), 'Sam'))
    .waitFor({ state: 'detached' })
  await link(sam.page, words.join.home).click()
  await heading(sam.page, nl.home.children).waitFor()
  await inspect(sam.page)
})

it('Noor announces that Bram stops; Bram refuses, and both see that there is no agreement', async () => {
  await noor.page.getByText(words.holders.stopping).click()
  await button(noor.page, words.holders.leave('Bram')).click()
  await sure(noor.page, words.leaving.announce)
  await reads(noor.page, words.changes.leave(words.changes.youWant, 'Bram'))
  await button(bram.page, words.changes.no).click()
  await reads(bram.page, words.changes.refusedWords)
  await reads(noor.page, words.changes.refusedWords)
  await inspect(bram.page, 'dark')
})

it('Noor records a legal position, and Bram reads it', async () => {
  await button(noor.page, words.positions.add).click()
  await inspect(noor.page, 'dark')
  await field(noor.page, words.positions.who).fill('Bram Jansen')
  await noor.page.getByLabel(words.positions.sinceField).fill('2018-02-11')
  await button(noor.page, words.positions.save).click()
  const line = words.positions.line('Bram', words.positions.names.gezag_gezamenlijk, 'Sam')
  await reads(noor.page, line)
  await reads(bram.page, words.positions.line(words.You, words.positions.names.gezag_gezamenlijk, 'Sam'))
  await inspect(noor.page)
})

it('no browser had anything to complain of', () => {
  for (const one of [noor, bram, sam]) expect(one.wrong).toEqual([])
})
