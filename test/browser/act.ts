// What people do on the screens, by the names they read there: write, make a code, ask, give, open, propose, take back.
import type { Locator, Page } from 'playwright-core'
import { nl } from '#web/text/nl.ts'
import { password } from './starting.ts'

export const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })
export const link = (page: Page | Locator, name: string) => page.getByRole('link', { name, exact: true })
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, exact: true })
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

const menu = nl.common.menu
type Place = 'home' | 'children' | 'plan' | 'access' | 'logbook'

/** Goes to a place of the family's by the menu: a bar below on a phone, a rail on a desktop. */
export async function go(page: Page, place: Place): Promise<void> {
  const name = new RegExp(`^(${menu[place]}${place === 'plan' ? `|${menu.planShort}` : ''})`)
  await page.getByRole('navigation', { name: menu.name }).getByRole('link', { name }).click()
}

/** Answers one question of several: a group of radio buttons with a legend. */
export async function choose(page: Page, legend: string, answer: string | RegExp): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  await group.getByRole('radio', { name: answer, exact: true }).check()
}

/** From a child's page: writes something down in one of its maps, and stands on the child's page again. */
export async function write(
  page: Page,
  child: string,
  entry: { text: string; map?: string; fact?: boolean },
): Promise<void> {
  const words = nl.child.write
  await link(page, nl.child.timeline.write).click()
  await field(page, words.text).fill(entry.text)
  if (entry.map !== undefined)
    await page.getByRole('combobox', { name: words.map }).selectOption({ label: entry.map })
  if (entry.fact) await choose(page, words.nature, new RegExp(`^${words.natures.fact}`))
  await button(page, words.save).click()
  await heading(page, child).waitFor()
}

/** From Toegang: a code about these children, as it stands on the screen. */
export async function makeCode(page: Page, children: readonly string[]): Promise<string> {
  const words = nl.access.invite
  await link(page, nl.access.code.make).click()
  for (const child of children) await page.getByRole('checkbox', { name: child }).check()
  await button(page, words.make).click()
  await heading(page, words.made).waitFor()
  const groups = await page.getByRole('main').getByRole('listitem').allInnerTexts()
  return groups.map((group) => /[2-9A-Z]{5}/.exec(group)?.[0] ?? '').join(' ')
}

export type Asking = {
  purpose: string
  /** by the names under which maps stand there, such as “School van Bram” */
  read?: readonly string[]
  readAndWrite?: readonly string[]
  coordinator?: boolean
}

/** From the board: opens a family's code. */
export async function openCode(page: Page, code: string): Promise<void> {
  const words = nl.board.asking
  await link(page, nl.board.ask).first().click()
  await field(page, words.code).fill(code)
  await button(page, words.open).click()
  await field(page, words.purpose).waitFor()
}

/** Fills in what is asked and why, with what is there already, and signs it. */
export async function ask(page: Page, asking: Asking): Promise<void> {
  const words = nl.board.asking
  await field(page, words.purpose).fill(asking.purpose)
  if (asking.coordinator) await page.getByRole('checkbox', { name: words.coordinator }).check()
  for (const map of asking.read ?? []) await choose(page, map, words.read)
  for (const map of asking.readAndWrite ?? []) await choose(page, map, words.both)
  await choose(page, words.past, words.withHistory)
  await button(page, words.send).click()
  await heading(page, words.sent).waitFor()
}

/** The dialog that asks once more; its answer is a verb. */
export const sure = (page: Page, answer: string) => button(page.getByRole('dialog'), answer).click()

/** On a device that is new to an account: the eight groups of the sheet, pasted at once, and the password. */
export async function signIn(page: Page, code: readonly string[]): Promise<void> {
  const words = nl.entry.signIn
  await link(page, nl.welcome.signIn).click()
  await field(page, words.group('1')).fill(code.join(' '))
  await field(page, words.password).fill(password)
  await button(page, words.go).click()
  await heading(page, nl.home.children).waitFor()
}
