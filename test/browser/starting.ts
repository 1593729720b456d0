// Coming in through the screens: starting a vault, registering as a professional, opening the lock.
import type { Page } from 'playwright-core'
import { nl } from '#web/text/nl.ts'

/** What somebody has on paper once they have begun. */
export type Paper = { code: readonly string[]; recovery: readonly string[] }

export const password = 'zeven kopjes thee op dinsdag'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** From the welcome page to Thuis, as a parent does on the first evening. `look`: at each step, filled in. */
export async function startVault(
  page: Page,
  family: { family: string; name: string; children: readonly { name: string; birth: string }[] },
  look: () => Promise<void> = async () => undefined,
): Promise<Paper> {
  await look()
  await page.getByRole('link', { name: nl.welcome.start }).click()
  await field(page, nl.start.names.family).fill(family.family)
  await field(page, nl.start.names.name).fill(family.name)
  for (const [index, child] of family.children.entries()) {
    await button(page, index === 0 ? nl.start.children.add : nl.start.children.another).click()
    await field(page, nl.start.children.name).nth(index).fill(child.name)
    await page.getByLabel(nl.start.children.birth).nth(index).fill(child.birth)
  }
  await look()
  await button(page, nl.common.next).click()
  const paper = await choosePassword(page, family.name, look)
  await page.getByRole('heading', { name: nl.home.children }).waitFor()
  return paper
}

/** From the welcome page to the board (or what they came for), as a professional registers. `look`: at each step. */
export async function register(
  page: Page,
  who: { name: string; profession: string; organisation: string; big?: string },
  look: () => Promise<void> = async () => undefined,
): Promise<Paper> {
  const words = nl.start.professional
  await page.getByRole('link', { name: nl.welcome.professional }).click()
  await field(page, words.name).fill(who.name)
  await field(page, words.profession).fill(who.profession)
  await field(page, words.organisation).fill(who.organisation)
  if (who.big !== undefined) await field(page, words.registers.big).fill(who.big)
  await look()
  await button(page, nl.common.next).click()
  const paper = await choosePassword(page, who.name, look)
  await page.waitForURL('**/bord{,/vraag}')
  return paper
}

/** Opens a family's link on a device of one's own, makes an account, and stands where the code is used. */
export async function joinFrom(page: Page, address: string, name: string): Promise<Paper> {
  await page.goto(address)
  await page.getByRole('link', { name: nl.welcome.start }).click()
  await field(page, nl.start.names.name).fill(name)
  await button(page, nl.common.next).click()
  const paper = await choosePassword(page, name)
  await page.waitForURL('**/gezag/meedoen')
  return paper
}

/** Steps 2 to 4: a password, the sheet, and three groups of it typed over. */
async function choosePassword(
  page: Page,
  name: string,
  look: () => Promise<void> = async () => undefined,
): Promise<Paper> {
  await field(page, nl.start.password.label).fill(password)
  await field(page, nl.start.password.again).fill(password)
  await look()
  await button(page, nl.common.next).click()
  const paper = await readSheet(page, name)
  await look()
  await button(page, nl.start.sheet.onPaper).click()
  await page.getByRole('heading', { name: nl.start.confirm.title }).waitFor()
  for (const { label, group } of asked(paper, await page.locator('label').allInnerTexts()))
    await field(page, label).fill(group)
  await look()
  await button(page, nl.start.confirm.open).click()
  return paper
}

/** Both codes as they stand on the sheet. */
export async function readSheet(page: Page, name: string): Promise<Paper> {
  const sheet = page.getByRole('region', { name: nl.start.sheet.sheetOf(name.split(' ')[0] ?? '') })
  await sheet.waitFor()
  const lines = await sheet.getByRole('listitem').allInnerTexts()
  const groups = lines.map((line) => /[2-9A-Z]{5}/.exec(line)?.[0] ?? '')
  return { code: groups.slice(0, 8), recovery: groups.slice(8, 16) }
}

/** The groups that are asked for, by the labels of their fields. */
export function asked(paper: Paper, labels: readonly string[]): { label: string; group: string }[] {
  return labels.map((label) => {
    const of = paper.code.findIndex((_, index) => label === nl.start.confirm.group(String(index + 1)))
    const strip = paper.recovery.findIndex(
      (_, index) => label === nl.start.confirm.stripGroup(String(index + 1)),
    )
    return { label, group: paper.code[of] ?? paper.recovery[strip] ?? '' }
  })
}

/** Opens the lock on a device that knows the account. */
export async function unlock(page: Page, typed = password): Promise<void> {
  await field(page, nl.entry.lock.password).fill(typed)
  await button(page, nl.entry.lock.open).click()
}
