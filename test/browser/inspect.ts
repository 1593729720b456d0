// What every screen must be: clean for axe, and no wider than the narrowest phone.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const narrow = { width: 320, height: 640 } as const

/** Fails with what axe found on the page as it stands. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Fails when the page is wider than a screen of 320 px, and says what sticks out. */
async function expectNarrow(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(narrow)
  const out = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 40)}`)
      .concat(`${scrollWidth} px wide`)
  })
  if (before) await page.setViewportSize(before)
  expect(out, `at 320 px on ${page.url()}`).toEqual([])
}

/** Both, and in the dark as well when `dark`. */
export async function inspect(page: Page, dark: 'dark' | null = null): Promise<void> {
  await expectAccessible(page)
  if (dark) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await expectNarrow(page)
}
