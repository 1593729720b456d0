// The page with every part, built and in a real Chromium: accessible, reachable by keyboard, narrow, large and in forced colours.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '#test/setup/chromium.ts'
import { buildApp, serveFolder } from './built-app.ts'
import { variants } from './shoot.ts'

const pages = ['/onderdelen', '/onderdelen/gezin', '/onderdelen/bord']
let browser: Browser
let server: { url: string; close: () => Promise<void> }
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'))
  await buildApp(folder)
  server = await serveFolder(folder)
  browser = await launchChromium()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens a path in a context of its own, runs, and closes it. Fails on any error in the console, CSP refusals included. */
async function visit(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    ...options,
  })
  try {
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text())
    })
    page.on('pageerror', (error) => wrong.push(error.message))
    await page.goto(server.url + path)
    await page.locator('main').waitFor()
    await look(page)
    expect(wrong).toEqual([])
  } finally {
    await context.close()
  }
}

/** How many CSS pixels the page is wider than the screen. */
const tooWide = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })

describe('every part', () => {
  for (const variant of variants) {
    it.each(pages)(`has nothing for axe to find on %s, ${variant.name}`, async (path) => {
      const { width, height, colorScheme } = variant
      await visit(path, { viewport: { width, height }, colorScheme }, async (page) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        ).toEqual([])
      })
    })
  }

  it.each(pages)('fits 320 px wide without scrolling sideways on %s', async (path) => {
    await visit(path, { viewport: { width: 320, height: 640 } }, async (page) => {
      expect(await tooWide(page)).toBe(0)
    })
  })

  it.each(pages)('fits with text at 200 % on %s', async (path) => {
    await visit(path, {}, async (page) => {
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await tooWide(page)).toBe(0)
    })
  })

  it('shows the list instead of the flower in forced colours', async () => {
    await visit('/onderdelen', { forcedColors: 'active' }, async (page) => {
      const part = page.getByRole('region', { name: 'Wie mag wat zien' })
      await part.getByRole('listitem').first().waitFor()
      expect(await part.locator('figure').count()).toBe(0)
      const row = part.getByRole('listitem').filter({ hasText: 'Samira El Idrissi' })
      expect(await row.getByText('Ziet 14 van 24 mappen').isVisible()).toBe(true)
    })
  })

  it('asks nothing of anybody else, and serves the faces itself', async () => {
    const asked: string[] = []
    const context = await browser.newContext()
    const page = await context.newPage()
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${server.url}/onderdelen`)
    await page.locator('main').waitFor()
    const faces = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts]
        .filter((face) => face.status === 'loaded')
        .map((face) => face.family.replaceAll('"', ''))
    })
    await context.close()
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
    expect(faces.sort()).toEqual([
      'Atkinson Hyperlegible Mono Variable',
      'Atkinson Hyperlegible Next Variable',
      'Literata Variable',
    ])
  })
})

describe('with the keyboard', () => {
  it('every stop shows a focus ring of three pixels, from top to bottom', async () => {
    await visit('/onderdelen', { viewport: { width: 390, height: 844 } }, async (page) => {
      const stops: { name: string; ring: number; top: number }[] = []
      for (;;) {
        await page.keyboard.press('Tab')
        const stop = await page.evaluate(() => {
          const element = document.activeElement
          if (!element || element === document.body) return null
          const ringed = element.closest('li')?.closest('figure')
            ? [...document.querySelectorAll('figure svg path')].find(
                (path) =>
                  getComputedStyle(path).visibility === 'visible' &&
                  getComputedStyle(path).strokeWidth === '3.5px',
              )
            : undefined
          const outline = Number.parseFloat(getComputedStyle(element).outlineWidth)
          return {
            name: element.getAttribute('aria-label') ?? element.textContent ?? '',
            ring: ringed ? 3.5 : getComputedStyle(element).outlineStyle === 'none' ? 0 : outline,
            top: element.getBoundingClientRect().top + window.scrollY,
          }
        })
        if (stop === null || stops.length > 200) break
        stops.push(stop)
      }
      expect(stops.length).toBeGreaterThan(40)
      // one column on a phone: each stop stands below the one before, or beside it in the same row
      const back = stops.filter((stop, index) => stop.top < (stops[index - 1]?.top ?? 0) - 44)
      expect(back.map((stop) => stop.name)).toEqual([])
      expect(stops.filter((stop) => stop.ring < 3).map((stop) => stop.name)).toEqual([])
    })
  })

  it('goes round the flower with the arrows and turns the chosen petal to the top', async () => {
    await visit('/onderdelen', {}, async (page) => {
      const flower = page.getByRole('figure', { name: 'Wie mag wat zien', exact: true })
      const first = flower.getByRole('button').first()
      await first.focus()
      await page.keyboard.press('ArrowRight')
      const second = flower.getByRole('button', { name: 'Fatima Amrani ziet 9 van 24 mappen' })
      expect(await second.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Els')
      const samira = flower.getByRole('button', { name: /Samira/ })
      const before = await samira.boundingBox()
      await samira.click()
      expect(await samira.getAttribute('aria-pressed')).toBe('true')
      const after = await samira.boundingBox()
      expect(after?.y).toBeLessThan(before?.y ?? 0)
    })
  })

  it('closes a dialog with Escape and gives focus back', async () => {
    await visit('/onderdelen', {}, async (page) => {
      for (const name of ['Open dialoog', 'Open blad']) {
        const opener = page.getByRole('button', { name })
        await opener.focus()
        await page.keyboard.press('Enter')
        await page.getByRole('dialog').waitFor()
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id }) => id)).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
      }
    })
  })

  it('lets a sheet cover at most 60 % of the screen', async () => {
    await visit('/onderdelen', { viewport: { width: 320, height: 600 } }, async (page) => {
      await page.getByRole('button', { name: 'Open blad' }).click()
      const box = await page.getByRole('dialog').boundingBox()
      expect(box?.height).toBeLessThanOrEqual(360)
    })
  })
})

describe('on paper', () => {
  it('the recovery sheet prints alone, on one A4', async () => {
    await visit('/onderdelen', {}, async (page) => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
      const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/) ?? []
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByText('Knip hier').isVisible()).toBe(true)
      expect(await page.getByRole('heading', { name: 'Onderdelen' }).isVisible()).toBe(false)
    })
  })
})

describe('Snel sluiten', () => {
  it('puts a recipe where the vault was, and the way back does not show the vault page', async () => {
    await visit('/onderdelen/bord', {}, async (page) => {
      await page.goto(`${server.url}/onderdelen/gezin`)
      await page.getByRole('button', { name: 'Snel sluiten' }).click()
      await page.getByRole('heading', { name: 'Pannenkoeken' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/recept.html')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      await page.goBack()
      expect(new URL(page.url()).pathname).toBe('/onderdelen/bord')
    })
  })
})
