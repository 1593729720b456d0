// What a browser gives away: nothing of a link's secret, and nothing to an address that somebody wrote in a text.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, field, go, heading, link, write } from './act.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const { access, board } = nl
/** An address in a text, as markup and as it stands. */
const PLANTED =
  '<img src="https://elders.example/pixel.png"> <a href="https://elders.example/klik">hier</a> https://elders.example/los javascript:alert(1)'

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor
let invitation = ''
/** Everything Fatima's browser sent: addresses, headers and bodies. */
const sent: string[] = []

function listen(context: BrowserContext): void {
  context.on('request', async (request) => {
    const headers = await request.allHeaders().catch(() => ({}))
    sent.push([request.url(), JSON.stringify(headers), request.postData() ?? ''].join('\n'))
  })
}

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  fatima = await visit(browser, app.origin, desktop)
  listen(fatima.context)
  const children = [{ name: 'Bram', birth: '2018-02-11' }]
  await startVault(noor.page, { family: 'De Boer', name: 'Noor de Boer', children })
  const { page } = noor
  await go(page, 'access')
  await link(page, access.code.make).click()
  await page.getByRole('checkbox', { name: /Bram/ }).check()
  await button(page, access.invite.make).click()
  await heading(page, access.invite.made).waitFor()
  invitation = await page.getByText('/bord/vraag#').innerText()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('51: nothing a browser sends holds the secret of the link it opened, whole or in another writing', async () => {
  const { page } = fatima
  await page.goto(invitation)
  await page.getByText(nl.welcome.link).waitFor()
  const works = { name: 'Fatima Amrani', profession: 'gezinstherapeut', organisation: 'Praktijk De Linde' }
  await register(page, works)
  await button(page, board.asking.open).click()
  await field(page, board.asking.purpose).waitFor()
  await ask(page, { purpose: PLANTED, read: [nl.common.mapOf(nl.common.maps.school, 'Bram')] })
  const secret = invitation.split('#')[1] ?? ''
  expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/)
  const bytes = Buffer.from(secret, 'base64url')
  const writings = [secret, bytes.toString('hex'), bytes.toString('base64').slice(0, 21)]
  expect(sent.length).toBeGreaterThan(20)
  for (const writing of writings) expect(sent.filter((one) => one.includes(writing))).toEqual([])
})

it('51: no request says where it comes from, and the page forbids that it does', async () => {
  expect(sent.filter((one) => /"referer":"[^"]/i.test(one))).toEqual([])
  const answer = await fatima.page.request.get('/bord/vraag', { headers: { accept: 'text/html' } })
  expect(answer.headers()['referrer-policy']).toBe('no-referrer')
})

it('37: an address in what somebody asks or writes is text: nothing is fetched from it, and nothing leads there', async () => {
  const { page } = noor
  await go(page, 'home')
  await page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await page.getByText('https://elders.example/los').waitFor()
  expect(
    await page.locator('[href*="elders.example"], [src*="elders.example"], [href^="javascript:"]').count(),
  ).toBe(0)
  await go(page, 'home')
  await page.getByRole('link', { name: /^Bram/ }).first().click()
  await write(page, 'Bram', { text: PLANTED, map: nl.common.maps.school })
  await page.getByText('https://elders.example/los').waitFor()
  expect(
    await page.locator('[href*="elders.example"], [src*="elders.example"], [href^="javascript:"]').count(),
  ).toBe(0)
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, fatima].map((one) => one.wrong)).toEqual([[], []])
})
