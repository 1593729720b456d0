// Consent, step by step: a link on a device nobody is signed in on, codes that are closed, a no, extending, printing.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, field, go, heading, link, sure } from './act.ts'
import { inspect } from './inspect.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const { access, board, logbook } = nl

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor
let invitation = ''

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
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** The day that is so many days from now, as a date field takes it. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

it('Noor makes a code for five people; the form is whole without it being sent', async () => {
  const { page } = noor
  await go(page, 'access')
  await link(page, access.code.make).click()
  await heading(page, access.invite.title).waitFor()
  await inspect(page, 'dark')
  await page.getByRole('checkbox', { name: /Bram/ }).check()
  await page.getByRole('radio', { name: access.invite.usesOptions['5'] }).check()
  await button(page, access.invite.make).click()
  await heading(page, access.invite.made).waitFor()
  invitation = await page.getByText('/bord/vraag#').innerText()
  expect(invitation).toMatch(/#[A-Za-z0-9_-]{22}$/)
})

it('Fatima opens the link where nobody is signed in: its secret leaves the address bar and waits for her', async () => {
  const { page } = fatima
  await page.goto(invitation)
  await page.getByText(nl.welcome.link).waitFor()
  expect(page.url()).not.toContain('#')
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  )
  expect(kept).not.toContain(invitation.split('#')[1])
  await inspect(page, 'dark')
  const who = { name: 'Fatima Amrani', profession: 'gezinstherapeut', organisation: 'Praktijk De Linde' }
  await register(page, who, () => inspect(page))
  await page.waitForURL('**/bord/vraag')
  await inspect(page)
  await button(page, board.asking.open).click()
  await field(page, board.asking.purpose).waitFor()
  expect(page.url()).not.toContain('#')
})

it('she asks until next week, and Noor gives all of it after being asked once more', async () => {
  await fatima.page.getByLabel(board.asking.end).fill(dayIn(5))
  await ask(fatima.page, { purpose: 'Ik wil Bram helpen.', read: ['School van Bram'] })
  await link(fatima.page, board.asking.toBoard).click()
  const { page } = noor
  await go(page, 'home')
  await page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await button(page, access.request.notNow).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page, 'dark')
  await button(page.getByRole('dialog'), nl.common.leave).click()
  await button(page, access.request.give).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await sure(page, access.request.yes)
  await page.getByText(access.request.states.active).waitFor()
})

it('Noor sees that four more people can ask by her code, and closes it; it opens for nobody', async () => {
  const { page } = noor
  await go(page, 'access')
  await page.getByText(access.codes.forMany('vier')).waitFor()
  await inspect(page, 'dark')
  await page.getByRole('button', { name: new RegExp(`^${access.codes.closeOf('')}`) }).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await sure(page, access.codes.close)
  await heading(page, access.codes.title).waitFor({ state: 'detached' })
  await link(fatima.page, board.ask).first().click()
  await field(fatima.page, board.asking.code).fill(invitation)
  await fatima.expecting(/status of 404/, async () => {
    await button(fatima.page, board.asking.open).click()
    await fatima.page.getByText(board.asking.refused['invitation-closed']).waitFor()
  })
  await inspect(fatima.page)
})

it('Fatima asks for longer from her board, without a code, and takes that back again', async () => {
  const { page } = fatima
  await page.getByRole('link', { name: board.asking.back }).click()
  await page.getByRole('link', { name: board.actionOf(board.actions.extend, 'De Boer') }).click()
  await field(page, board.asking.purpose).waitFor()
  await inspect(page, 'dark')
  await field(page, board.asking.purpose).fill('Nog drie maanden, graag.')
  await button(page, board.asking.send).click()
  await heading(page, board.asking.sent).waitFor()
  await link(page, board.asking.toBoard).click()
  await page.getByRole('rowheader').getByRole('link').click()
  await page.getByText(board.family.askedLonger).waitFor()
  await inspect(page)
  await button(page, board.family.withdraw).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await sure(page, board.family.withdraw)
  await page.getByText(board.family.askedLonger).waitFor({ state: 'detached' })
})

it('she asks again, Noor says no, and Fatima reads that, and that what she had stays', async () => {
  const { page } = fatima
  await link(page, board.family.extend).click()
  await field(page, board.asking.purpose).fill('Nog twee maanden, graag.')
  await button(page, board.asking.send).click()
  await heading(page, board.asking.sent).waitFor()
  await go(noor.page, 'home')
  await noor.page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await noor.page.getByText('Nog twee maanden, graag.').waitFor()
  await button(noor.page, access.request.notNow).click()
  await sure(noor.page, access.request.notNow)
  await heading(noor.page, access.title).waitFor()
  await noor.page.getByText(access.asksMore).waitFor({ state: 'detached' })
  await inspect(noor.page)
  await link(page, board.asking.toBoard).click()
  await page.getByRole('rowheader').getByRole('link').click()
  await page.getByText(board.family.declinedMore).waitFor()
  await inspect(page, 'dark')
})

it('Noor takes back, prints the receipt, and the logbook says that she did', async () => {
  const { page } = noor
  await go(page, 'access')
  await page.getByRole('link', { name: /^Fatima Amrani/ }).click()
  await button(page, access.grant.takeBack).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await sure(page, access.grant.takeBack)
  await page.getByText(access.receipt.paper).waitFor()
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await button(page, access.receipt.keep).click()
  await page.locator('body[data-printed]').waitFor()
  await go(page, 'logbook')
  await page.getByText(logbook.what.copiedReceipt('Fatima')).waitFor()
  await page.getByText(logbook.what.codeClosedYou).waitFor()
  await inspect(page)
})

it('Fatima, whose access is over, asks again without a code', async () => {
  const { page } = fatima
  await link(page, board.family.askAgain).click()
  await field(page, board.asking.purpose).waitFor()
  await inspect(page)
  await button(page, board.asking.send).click()
  await heading(page, board.asking.sent).waitFor()
  await link(page, board.asking.toBoard).click()
  await page
    .getByRole('link', { name: /De Boer/ })
    .first()
    .click()
  await page.getByText(board.family.asked).waitFor()
  await inspect(page, 'dark')
  await button(page, board.family.withdraw).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await sure(page, board.family.withdraw)
  await page.getByText(board.family.withdrawn).waitFor()
  await inspect(page)
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, fatima].map((one) => one.wrong)).toEqual([[], []])
})
