// The line of the purpose in three browsers at once: a parent on a phone, a professional and a coordinator on desktops.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, button, choose, field, go, heading, link, makeCode, openCode, sure, write } from './act.ts'
import { inspect } from './inspect.ts'
import { register, startVault } from './starting.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

const family = {
  family: 'De Boer',
  name: 'Noor de Boer',
  children: [
    { name: 'Sam', birth: '2012-05-04' },
    { name: 'Bram', birth: '2018-02-11' },
  ],
}
/** What families and professionals write in this story, in words that stand nowhere else. */
const said = {
  note: 'Bram sliep kaneelslecht.',
  goal: 'Iedere avond zonder geschrokkel naar bed.',
  better: 'Iedere avond zonder geschrokkel naar bed, om acht uur.',
  purpose: 'Ik wil Bram helpen met flierefluiten.',
  observation: 'Bram tekende een knotwilgenhuis.',
}

let app: App
let browser: Browser
let noor: Visitor
let fatima: Visitor
let joris: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
  fatima = await visit(browser, app.origin, desktop)
  joris = await visit(browser, app.origin, desktop)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('Noor starts a vault for her family with two children', async () => {
  const { page } = noor
  await inspect(page, 'dark')
  await startVault(page, family)
  await page.getByText(nl.home.flower.emptyTitle).first().waitFor()
  await inspect(page, 'dark')
})

it('Noor writes a note about Bram and a goal for the family', async () => {
  const { page } = noor
  await go(page, 'children')
  await heading(page, nl.child.list.title).waitFor()
  await inspect(page)
  await page.getByRole('link', { name: /^Bram/ }).click()
  await write(page, 'Bram', { text: said.note, map: nl.common.maps.school })
  await page.getByText(said.note).waitFor()
  await inspect(page, 'dark')
  await go(page, 'plan')
  await heading(page, nl.plan.title).waitFor()
  await inspect(page)
  await link(page, nl.plan.empty.next).click()
  await field(page, nl.plan.form.goal.text).fill(said.goal)
  await inspect(page)
  await button(page, nl.plan.form.save).click()
  await page.getByText(said.goal).waitFor()
  await inspect(page, 'dark')
})

it('Fatima registers as a professional; her board is empty', async () => {
  const { page } = fatima
  await register(page, {
    name: 'Fatima Amrani',
    profession: 'gezinstherapeut',
    organisation: 'Praktijk De Linde',
    big: '12345678901',
  })
  await page.getByText(nl.board.empty.title).waitFor()
  await inspect(page, 'dark')
})

it('Fatima asks for two maps of Bram with the code that Noor made', async () => {
  await go(noor.page, 'access')
  await heading(noor.page, nl.access.title).waitFor()
  await inspect(noor.page)
  const code = await makeCode(noor.page, ['Bram'])
  await inspect(noor.page)
  await go(noor.page, 'home')
  await openCode(fatima.page, code)
  await inspect(fatima.page)
  await ask(fatima.page, {
    purpose: said.purpose,
    read: ['Gezondheid van Bram'],
    readAndWrite: ['School van Bram'],
  })
  await inspect(fatima.page)
  await link(fatima.page, nl.board.asking.toBoard).click()
})

it('Noor sees the request without doing anything, and gives a part of it', async () => {
  const { page } = noor
  await page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Fatima Amrani')) }).click()
  await heading(page, nl.access.asks('Fatima Amrani')).waitFor()
  await page.getByText(said.purpose).waitFor()
  await inspect(page, 'dark')
  await link(page, nl.access.request.part).click()
  await heading(page, nl.access.giving.title).waitFor()
  const words = nl.access.giving
  await choose(page, words.choiceOf('School van Bram'), words.both)
  await choose(page, words.past('Fatima'), words.withHistory)
  await inspect(page)
  await button(page, words.sign).click()
  await page.getByText(nl.access.request.states.active).waitFor()
  await inspect(page)
})

it('Fatima sees that it is given, opens the one map, reads what was there and writes', async () => {
  const { page } = fatima
  await page.getByText(nl.board.news.givenOne).waitFor()
  await inspect(page)
  await page.getByRole('rowheader').getByRole('link').click()
  await button(page, nl.board.family.openOne).waitFor()
  await inspect(page)
  await button(page, nl.board.family.openOne).click()
  await link(page, nl.board.family.read('Bram')).click()
  await page.getByText(said.note).waitFor()
  await inspect(page)
  expect(await page.getByText(nl.common.maps.gezondheid).count()).toBe(0)
})

it('Noor sees what Fatima writes, and that she fetched, while she looks', async () => {
  await go(noor.page, 'children')
  await noor.page.getByRole('link', { name: /^Bram/ }).click()
  await write(fatima.page, 'Bram', { text: said.observation, fact: true })
  await noor.page.getByText(said.observation).waitFor()
  await go(noor.page, 'home')
  await heading(noor.page, nl.home.looked.title).waitFor()
  await noor.page.getByText(nl.home.looked.fetched(nl.home.looked.mapOf('School', 'Bram'))).waitFor()
  await inspect(noor.page)
})

it('Joris becomes coordinator: Noor gives him the plan, all that he asks', async () => {
  await register(joris.page, {
    name: 'Joris Smit',
    profession: 'zorgcoördinator',
    organisation: 'Wijkteam Noord',
  })
  await go(noor.page, 'access')
  const code = await makeCode(noor.page, ['Bram'])
  await go(noor.page, 'home')
  await openCode(joris.page, code)
  await ask(joris.page, {
    purpose: 'Ik help uw plan op orde te houden.',
    readAndWrite: [nl.common.maps.gezinsplan],
    coordinator: true,
  })
  await link(joris.page, nl.board.asking.toBoard).click()
  const { page } = noor
  await page.getByRole('link', { name: new RegExp(nl.home.asksAccess('Joris Smit')) }).click()
  await button(page, nl.access.request.give).click()
  await sure(page, nl.access.request.yes)
  await page.getByText(nl.access.request.states.active).waitFor()
})

it('Joris proposes a change of the goal; Noor sees it at once and says yes; he sees that', async () => {
  const { page } = joris
  await page.getByText(nl.board.news.givenOne).waitFor()
  await page.getByRole('rowheader').getByRole('link').click()
  await button(page, nl.board.family.openOne).click()
  await link(page, nl.board.family.planWrite).click()
  await page.getByText(nl.plan.coordinatorNote.title).waitFor()
  await inspect(page, 'dark')
  await go(noor.page, 'home')
  await page.getByRole('link', { name: new RegExp(said.goal) }).click()
  await field(page, nl.plan.form.goal.text).fill(said.better)
  await inspect(page)
  await button(page, nl.plan.form.propose).click()
  await page.getByText(nl.plan.proposal.own).waitFor()

  await noor.page.getByRole('link', { name: new RegExp(nl.home.proposes('Joris')) }).click()
  await noor.page.getByText(nl.plan.proposal.title('Joris')).waitFor()
  await inspect(noor.page, 'dark')
  await button(noor.page, nl.plan.proposal.yes).click()
  await noor.page.getByText(nl.plan.proposal.title('Joris')).waitFor({ state: 'detached' })
  await noor.page.getByRole('link', { name: new RegExp(said.better) }).waitFor()
  await page.getByText(nl.plan.proposal.own).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: new RegExp(said.better) }).waitFor()
})

it('Noor takes back what Fatima had and gets a receipt; the screen of Fatima says so by itself', async () => {
  const { page } = noor
  await go(page, 'access')
  await inspect(page)
  await page.getByRole('link', { name: /^Fatima Amrani/ }).click()
  await heading(page, 'Fatima Amrani').waitFor()
  await inspect(page)
  await button(page, nl.access.grant.takeBack).click()
  await sure(page, nl.access.grant.takeBack)
  await heading(page, nl.access.receipt.title).waitFor()
  await page.getByText(nl.access.receipt.now('Fatima')).waitFor()
  await inspect(page, 'dark')

  await fatima.page.getByText(said.note).waitFor({ state: 'detached' })
  await fatima.page.getByText(nl.child.maps.over).waitFor()
  expect(await fatima.page.getByText(said.observation).count()).toBe(0)
  await link(fatima.page, nl.common.menu.board).click()
  await fatima.page.getByRole('link', { name: new RegExp(family.family) }).click()
  await fatima.page.getByText(nl.board.family.over).waitFor()
  await inspect(fatima.page)
})

it('the logbook tells all of it, checked, and shows the proof of a line', async () => {
  const { page } = noor
  await go(page, 'logbook')
  await page.getByText(nl.logbook.health.checked).first().waitFor()
  const words = nl.logbook.what
  for (const line of [
    words.startedYou,
    words.asked('Fatima'),
    words.fetched('Fatima'),
    words.takenBackYou('Fatima'),
  ])
    await page.getByText(line).first().waitFor()
  await inspect(page, 'dark')
  await page.getByText(words.takenBackYou('Fatima')).click()
  for (const tick of [nl.logbook.proof.signedYou, nl.logbook.proof.registered])
    await page.getByText(tick).locator('visible=true').waitFor()
  await inspect(page)
})

it('no browser complained of anything, and none asked anybody else for anything', () => {
  expect([noor, fatima, joris].map((one) => one.wrong)).toEqual([[], [], []])
})

it('nothing the server keeps or says holds a word of what was written', () => {
  const files = readdirSync(app.dataDir).map((name) => readFileSync(join(app.dataDir, name), 'latin1'))
  const kept = [...files, ...app.lines].join('\n')
  expect(files.length).toBeGreaterThan(0)
  for (const word of [
    'Boer',
    'Fatima',
    'Amrani',
    'Joris',
    'Linde',
    'kaneel',
    'geschrokkel',
    'fliere',
    'knotwilg',
  ])
    expect(kept).not.toContain(word)
})
