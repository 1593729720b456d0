// Sam, 14, on a phone of Sam's own: sees who asks, waits for what a parent would share, says yes, and takes it back.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { inJe } from '#web/text/nl/je.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, go, heading, link, makeCode, openCode, sure } from './act.ts'
import { inspect } from './inspect.ts'
import { joinFrom, register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const je = inJe(nl)
const words = nl.authority
const purpose = 'Ik wil Sam helpen met scheikundekoorts.'

let app: App
let browser: Browser
let noor: Visitor
let sam: Visitor
let rik: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  sam = await visit(browser, app.origin, phone)
  rik = await visit(browser, app.origin, desktop)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Sam joins by the code on Noor’s phone', async () => {
  const { page } = noor
  const children = [{ name: 'Sam', birth: '2012-05-04' }]
  await startVault(page, { family: 'De Boer', name: 'Noor de Boer', children })
  await go(page, 'children')
  await link(page, words.link).click()
  await button(page, words.holders.inviteYoung('Sam')).click()
  await heading(page, words.code.youngTitle('Sam')).waitFor()
  const code = await page.getByText('/gezag/meedoen#').first().innerText()
  await joinFrom(sam.page, code.trim(), 'Sam de Boer')
  await button(sam.page, words.join.open).click()
  await button(sam.page, words.join.ask).click()
  await sam.page.getByText(words.join.sentWords).waitFor()
  await button(page, words.code.back).click()
  await button(page, words.joiners.admit('Sam')).click()
  await sure(page, words.joiners.admit('Sam'))
  await link(sam.page, words.join.home).click()
  await heading(sam.page, je.home.children).waitFor()
  await sam.page.getByText(je.home.asksNothing).first().waitFor()
})

it('Rik asks for Sam’s school map; Sam sees who and why, and what a parent has to say first', async () => {
  await register(rik.page, { name: 'Rik Bos', profession: 'mentor', organisation: 'Scholengroep' })
  await go(noor.page, 'access')
  const code = await makeCode(noor.page, ['Sam'])
  await go(noor.page, 'home')
  await openCode(rik.page, code)
  await ask(rik.page, { purpose, read: ['School van Sam'] })
  const { page } = sam
  await page.getByRole('link', { name: new RegExp(je.home.asksAccess('Rik Bos')) }).click()
  await page.getByText(purpose).waitFor()
  await page.getByText(je.authority.young.first).waitFor()
  // Nothing that only a parent can do stands there.
  expect(await button(page, je.access.request.give).count()).toBe(0)
  expect(await link(page, je.access.request.part).count()).toBe(0)
  await inspect(page, 'dark')
})

it('Noor says what she would share; Sam reads exactly that, and says yes', async () => {
  await noor.page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Rik Bos')) }).click()
  await button(noor.page, nl.access.request.give).click()
  await sure(noor.page, nl.access.request.yes)
  await noor.page.getByText(nl.access.request.states.waits).waitFor()
  const { page } = sam
  await button(page, je.access.request.agree).click()
  await inspect(page)
  await sure(page, je.access.request.agreeYes)
  await page.getByText(je.access.request.states.active).waitFor()
  await inspect(page, 'dark')
  await noor.page.getByText(nl.access.request.states.active).waitFor()
  await rik.page.goto('/bord')
})

it('Sam takes it back, and Noor sees that', async () => {
  const { page } = sam
  await go(page, 'access')
  await heading(page, je.access.title).waitFor()
  expect(await link(page, je.access.code.make).count()).toBe(0)
  await inspect(page)
  await page.getByRole('link', { name: /^Rik Bos/ }).click()
  await button(page, je.access.grant.takeBack).click()
  await sure(page, je.access.grant.takeBack)
  await go(noor.page, 'access')
  await noor.page.getByText(nl.access.takenRow('Rik')).waitFor()
  await inspect(page, 'dark')
})

it('no browser had anything to complain of', () => {
  for (const one of [noor, sam, rik]) expect(one.wrong).toEqual([])
})
