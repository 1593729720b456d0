// Pictures of a screen in all four variants, to lay beside the design.
//
//   node test/browser/look/shoot.ts /onderdelen onderdelen OUT_FOLDER
//
// builds the app, opens the path and writes onderdelen-phone-light.png, …-phone-dark.png, …-desktop-light.png and
// …-desktop-dark.png. From a test or script with its own data: `await shoot(page, 'thuis', folder)`.
import '#server/node-version.js'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '#test/setup/chromium.ts'
import { buildApp, serveFolder } from './built-app.ts'

/** The four the design shows: a phone and a desktop, by day and in the evening. CSS pixels. */
export const variants = [
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
  { name: 'desktop-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1440, height: 900, colorScheme: 'dark' },
] as const

/** Writes `<name>-<variant>.png` of the page as it stands, whole length, into `folder` for all four variants.
 * Waits for the fonts; the page keeps its state and gets its own size and scheme back. Returns the files. */
export async function shoot(page: Page, name: string, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  const files: string[] = []
  for (const variant of variants) {
    await page.setViewportSize({ width: variant.width, height: variant.height })
    await page.emulateMedia({ colorScheme: variant.colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(async () => {
      await document.fonts.ready
    })
    const path = join(folder, `${name}-${variant.name}.png`)
    await page.screenshot({ path, fullPage: true })
    files.push(path)
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  if (before) await page.setViewportSize(before)
  return files
}

if (import.meta.main) {
  const [path, name, folder] = process.argv.slice(2)
  if (path === undefined || name === undefined || folder === undefined) {
    throw new Error('usage: node test/browser/look/shoot.ts PATH NAME OUT_FOLDER')
  }
  const built = mkdtempSync(join(tmpdir(), 'web-'))
  await buildApp(built)
  const server = await serveFolder(built)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1.25 })
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    for (const file of await shoot(page, name, folder)) console.log(file)
  } finally {
    await browser.close()
    await server.close()
    rmSync(built, { recursive: true })
  }
}
