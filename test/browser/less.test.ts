// Less than before, in two browsers: Fatima may only add, then nothing; and what stood there is closed again.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, choose, go, heading, link, makeCode, openCode, sure, write } from './act.ts'
import { inspect } from './inspect.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const { access, board, child, logbook } = nl
const school = nl.common.mapOf(nl.common.maps.school, 'Bram')
const home = nl.common.mapOf(nl.common.maps.thuis, 'Bram')

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  fatima = await visit(browser, app.origin, desktop)
  const children = [{ name: 'Bram', birth: '2018-02-11' }]
  await startVault(noor.page, { family: 'De Boer', name: 'Noor de Boer', children })
  await register(fatima.page, {
    name: 'Fatima Amrani',
    profession: 'gezinstherapeut',
    organisation: 'Praktijk De Linde',
  })
  await go(noor.page, 'access')
  const code = await makeCode(noor.page, ['Bram'])
  await openCode(fatima.page, code)
  await ask(fatima.page, { purpose: 'Ik wil Bram helpen.', readAndWrite: [school, home] })
  await go(noor.page, 'home')
  await noor.page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await button(noor.page, access.request.give).click()
  await sure(noor.page, access.request.yes)
  await noor.page.getByText(access.request.states.active).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Noor makes it less: from now on Fatima may add in School, and read nothing there', async () => {
  const { page } = noor
  await link(page, access.request.states.activeLook('Fatima')).click()
  await link(page, access.grant.less).click()
  await heading(page, access.less.title('Fatima')).waitFor()
  await page.getByText(access.less.nothing).first().waitFor()
  await inspect(page, 'dark')
  for (const map of [school, home]) await choose(page, access.giving.choiceOf(map), access.giving.none)
  await page.getByText(access.less.all).first().waitFor()
  await choose(page, access.giving.choiceOf(home), access.giving.both)
  await choose(page, access.giving.choiceOf(school), access.giving.write)
  await page.getByText(access.less.changes).waitFor()
  await inspect(page, 'dark')
  await button(page, access.less.do).click()
  await link(page, access.grant.less).waitFor()
})

it('Fatima writes where she reads nothing, without a visit; it comes in by Noor’s own software', async () => {
  const { page } = fatima
  await link(page, board.asking.toBoard).click()
  await page.getByRole('link', { name: 'De Boer' }).first().click()
  await link(page, board.family.writeOnly('Bram')).click()
  await inspect(page)
  await write(page, 'Bram', { text: 'Bram telde tot tien.', fact: true })
  await go(noor.page, 'home')
  await noor.page.getByRole('link', { name: /^Bram/ }).first().click()
  await noor.page.getByText('Bram telde tot tien.').waitFor()
  await page
    .getByRole('link', { name: new RegExp(nl.common.maps.school) })
    .first()
    .click()
  await page.getByText(child.map.onlyWrite).waitFor()
  await page.getByText('Bram telde tot tien.').waitFor()
  await inspect(page, 'dark')
})

it('by its address the family’s logbook shows her no lines', async () => {
  const { page } = fatima
  await page.evaluate(() => {
    history.pushState({}, '', '/logboek')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await page.getByText(logbook.notYours).waitFor()
  await inspect(page)
})

it('after taking it back Noor closes what stood there again, and the logbook says so', async () => {
  const { page } = noor
  await go(page, 'access')
  await page
    .getByRole('link', { name: /Fatima/ })
    .first()
    .click()
  await button(page, access.grant.takeBack).click()
  await sure(page, access.grant.takeBack)
  await page.getByText(access.receipt.now('Fatima')).waitFor()
  await page.getByText(access.receipt.again.words('Fatima')).waitFor()
  await inspect(page, 'dark')
  await button(page, access.receipt.again.do).click()
  await page.getByText(access.receipt.again.done('Fatima')).waitFor()
  await inspect(page, 'dark')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: access.receipt.again.title }).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await go(page, 'logbook')
  await page.getByText(logbook.what.resealed(home)).waitFor()
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor.wrong, fatima.wrong]).toEqual([[], []])
})
