// Two signed registers in a real browser: the logbook says what happened, gives the proof, and asks before it goes on.
import { readFileSync } from 'node:fs'
import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { judgeEvidence, parseEvidence } from '#shared/log/evidence.ts'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { button } from './act.ts'
import { inspect } from './inspect.ts'
import { startVault, unlock } from './starting.ts'
import { phone, type Visitor, visit } from './visitor.ts'

const family = { family: 'De Boer', name: 'Noor', children: [{ name: 'Bram', birth: '2018-02-11' }] }
const words = nl.logbook.evidence
const SEEN = '**/transparency/seen*'

let app: App
let browser: Browser
let noor: Visitor

beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  noor = await visit(browser, app.origin, phone)
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const title = () => noor.page.getByText(words.title['register-went-back'])

it('a register that was shown before is shown again: the logbook says what happened and what to do', async () => {
  const { page } = noor
  const answers: string[] = []
  // What this browser was shown first is what it is shown again.
  const keep = async (route: Route) => {
    const response = await route.fetch()
    answers.push(await response.text())
    await route.fulfill({ response })
  }
  await page.route(SEEN, keep)
  await startVault(page, family)
  await expect.poll(() => new Set(answers).size, { timeout: 20_000 }).toBeGreaterThan(1)
  await page.unroute(SEEN, keep)
  const old = answers[0] ?? ''
  await page.route(SEEN, (route) => route.fulfill({ contentType: 'application/json', body: old }))
  await page.goto('/logboek')
  await unlock(page)
  await title().waitFor()
  for (const said of [words.happened, words.means, words.safe, words.now, words.whom])
    expect(await page.getByText(said, { exact: true }).count()).toBe(1)
  await inspect(page, 'dark')
})

it('the file it gives is what somebody without an account can check', async () => {
  const { page } = noor
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, words.keep).click()])
  const file = parseEvidence(readFileSync(await download.path()))
  if (file === null) throw new Error('no evidence')
  expect(judgeEvidence(file)).toMatchObject({ wrong: null, proves: false })
  expect(file.code).toBe('register-went-back')
})

it('41: it stays when the device is opened again before an honest server, until somebody decides, asked twice', async () => {
  const { page } = noor
  await page.unroute(SEEN)
  await page.reload()
  await unlock(page)
  await title().waitFor()
  await button(page, words.goOn).click()
  await page.getByText(words.sureWords).waitFor()
  await inspect(page, 'dark')
  await button(page, words.no).click()
  await title().waitFor()
  await button(page, words.goOn).click()
  await button(page, words.yes).click()
  await page.getByText(nl.logbook.health.checked).waitFor()
  await button(page, words.keep).waitFor()
  await inspect(page, 'dark')
  expect(noor.wrong).toEqual([])
})
