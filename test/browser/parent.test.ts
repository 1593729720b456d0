// What a parent does alone: every step, form and dialog is clean for axe and fits 320 px; what is typed survives a closed tab.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { button, field, go, heading, link } from './act.ts'
import { inspect } from './inspect.ts'
import { startVault, unlock } from './starting.ts'
import { phone, type Visitor, visit } from './visitor.ts'

let app: App
let browser: Browser
let noor: Visitor
/** Names as long as they come. */
const family = {
  family: 'Van den Boogaard-Vanderschueren',
  name: 'Noor Anna-Maria van den Boogaard-Vanderschueren',
  children: [{ name: 'Bram-Alexander Christiaan', birth: '2018-02-11' }],
}
const typed = 'Elke zondag wandelen met zijn allen.'

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

it('starting a vault, step by step, with the longest names', async () => {
  await startVault(noor.page, family, () => inspect(noor.page))
  await inspect(noor.page, 'dark')
})

it('the children, one more child, and writing something down', async () => {
  const { page } = noor
  await go(page, 'children')
  await inspect(page)
  await link(page, nl.child.list.add).click()
  await button(page, nl.child.add.go).click()
  await page.getByText(nl.child.add.faults.nameMissing).waitFor()
  await inspect(page)
  await go(page, 'children')
  await page.getByRole('link', { name: /^Bram/ }).click()
  await heading(page, family.children[0]?.name ?? '').waitFor()
  await link(page, nl.child.timeline.write).click()
  await button(page, nl.child.write.save).click()
  await page.getByText(nl.child.write.faults['text-missing']).waitFor()
  await inspect(page)
})

it('a goal that was not saved yet is there again after the tab was closed, and saved it is gone from the form', async () => {
  const { page } = noor
  await go(page, 'plan')
  await link(page, nl.plan.empty.next).click()
  await field(page, nl.plan.form.goal.text).pressSequentially(typed)
  await go(page, 'home')
  await go(page, 'plan')
  await link(page, nl.plan.empty.next).click()
  await page.getByText(nl.common.draft.found).waitFor()
  expect(await field(page, nl.plan.form.goal.text).inputValue()).toBe(typed)
  await page.reload()
  await unlock(page)
  await page.getByText(nl.common.draft.found).waitFor()
  expect(await field(page, nl.plan.form.goal.text).inputValue()).toBe(typed)
  await inspect(page)
  await button(page, nl.plan.form.save).click()
  await link(page, nl.plan.goals.add).click()
  await field(page, nl.plan.form.goal.text).waitFor()
  expect(await field(page, nl.plan.form.goal.text).inputValue()).toBe('')
  expect(await page.getByText(nl.common.draft.found).count()).toBe(0)
})

it.each([
  ['an agreement', 'afspraak', nl.plan.form.action.title],
  ['somebody who takes part', 'betrokkene', nl.plan.form.party.title],
  ['how to keep each other informed', 'informeren', nl.plan.form.inform.title],
  ['the evaluation', 'evaluatie', nl.plan.form.evaluation.title],
  ['the free space', 'ruimte', nl.plan.space.title],
  ['our story', 'verhaal', nl.plan.story.form],
  ['a version to agree on', 'voorleggen', nl.plan.version.presentTitle],
  ['earlier versions', 'versies', nl.plan.version.title],
  ['the plan on paper', 'papier', nl.plan.paper.title],
])('a page of the plan: %s', async (_, path, title) => {
  const { page } = noor
  await open(`/plan/${path}`)
  await heading(page, title).first().waitFor()
  const save = page.locator('main form button[type=submit]')
  // With every fault it can have on screen.
  if ((await save.count()) > 0 && path !== 'evaluatie') await save.click()
  await inspect(page)
})

it('on paper stands the plan and nothing else of the screen', async () => {
  const { page } = noor
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').count()).toBe(0)
  await page.getByText(typed).waitFor()
  await page.emulateMedia({ media: 'screen' })
})

it('the dialog before signing out, and a page that is not there', async () => {
  const { page } = noor
  await open('/instellingen')
  await button(page, nl.settings.device.signOut).click()
  await page.getByRole('dialog').waitFor()
  await inspect(page)
  await page.keyboard.press('Escape')
  await open('/kind/niemand')
  await heading(page, nl.child.missing.title).waitFor()
  await inspect(page)
})

it('no browser complained of anything', () => {
  expect(noor.wrong).toEqual([])
})

/** Another address of the app, without loading it anew. */
async function open(path: string): Promise<void> {
  await noor.page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}
