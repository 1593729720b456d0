// Keyboard only, with no pointer at all: starting a vault, giving, taking back. Focus shows, and Tab goes down the page.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '#test/setup/app.ts'
import { launchChromium } from '#test/setup/chromium.ts'
import { nl } from '#web/text/nl.ts'
import { ask, heading, openCode } from './act.ts'
import { asked, password, readSheet, register } from './starting.ts'
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

/** More stops than any screen here has. */
const STOPS_MAX = 80

/** What a screen reader would call the control with focus; its edge must be drawn. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement
    // A screen begins with focus on its whole content, which is no stop of its own.
    if (!(one instanceof HTMLElement) || one === document.body || one.id === 'main')
      return { name: '', shown: true }
    const labels = 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])] : []
    const legend = one.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    const label = labels.map((each) => each.textContent).join(' ')
    const name = one.getAttribute('aria-label') ?? (label || one.textContent || '')
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const round = one.matches('[type=radio], [type=checkbox]') ? one.parentElement : null
    const outline = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) >= 2
    const around = round && getComputedStyle(round)
    return {
      name: `${legend === '' || one.tagName === 'BUTTON' ? '' : `${legend}: `}${name}`.trim(),
      shown:
        outline(outlineStyle, outlineWidth) ||
        (around !== null && outline(around.outlineStyle, around.outlineWidth)),
    }
  })

/** Presses Tab until focus stands on this control. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const now = await focused(page)
    expect(now.shown, `focus shows on “${now.name}”`).toBe(true)
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

/** A day in a date field, in the order in which a Dutch browser asks for it. */
const day = (iso: string) => iso.split('-').toReversed().join('')

it('Noor starts a vault without touching anything but her keyboard', async () => {
  const { page } = noor
  const { names, children, password: second, sheet, confirm } = nl.start
  await press(page, nl.welcome.start)
  await heading(page, names.title).waitFor()
  await type(page, names.family, 'De Boer')
  await type(page, names.name, 'Noor de Boer')
  await press(page, children.add)
  await tabTo(page, children.name)
  await page.keyboard.type('Bram')
  await type(page, children.birth, day('2018-02-11'))
  await press(page, nl.common.next)
  await heading(page, second.title).waitFor()
  await type(page, second.label, password)
  await type(page, second.again, password)
  await page.keyboard.press('Enter')
  const paper = await readSheet(page, 'Noor')
  await press(page, sheet.onPaper)
  await heading(page, confirm.title).waitFor()
  for (const { label, group } of asked(paper, await page.locator('label').allInnerTexts()))
    await type(page, label, group)
  await page.keyboard.press('Enter')
  await heading(page, nl.home.children).waitFor()
})

it('she makes a code, gives a part of what is asked and takes it back, by keyboard alone', async () => {
  const { page } = noor
  await register(fatima.page, {
    name: 'Fatima Amrani',
    profession: 'gezinstherapeut',
    organisation: 'Praktijk De Linde',
  })
  const { access } = nl
  await press(page, access.title)
  await heading(page, access.title).waitFor()
  await press(page, access.code.make)
  await heading(page, access.invite.title).waitFor()
  await press(page, /Bram/, 'Space')
  await press(page, access.invite.make)
  await heading(page, access.invite.made).waitFor()
  const groups = await page.getByRole('main').getByRole('listitem').allInnerTexts()
  await openCode(fatima.page, groups.map((group) => /[2-9A-Z]{5}/.exec(group)?.[0] ?? '').join(' '))
  await ask(fatima.page, { purpose: 'Ik wil Bram helpen.', read: ['School van Bram', 'Thuis van Bram'] })

  await press(page, access.title)
  await press(page, new RegExp(access.asks('Fatima Amrani')))
  await heading(page, access.asks('Fatima Amrani')).waitFor()
  await press(page, access.request.part)
  await heading(page, access.giving.title).waitFor()
  await tabTo(page, `${access.giving.choiceOf('School van Bram')}: ${access.giving.none}`)
  await page.keyboard.press('ArrowRight')
  await press(page, new RegExp(`${access.giving.fromToday}$`), 'Space')
  await press(page, access.giving.sign)
  await page.getByText(access.request.states.active).waitFor()

  await press(page, access.title)
  await press(page, /Fatima Amrani/)
  await heading(page, 'Fatima Amrani').waitFor()
  await press(page, access.grant.takeBack)
  await page.getByRole('dialog').waitFor()
  await press(page, access.grant.takeBack)
  await heading(page, access.receipt.title).waitFor()
  await page.getByText(access.receipt.now('Fatima')).waitFor()
})

it('no browser complained of anything', () => {
  expect([noor, fatima].map((one) => one.wrong)).toEqual([[], []])
})
