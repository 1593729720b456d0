// Somebody with a browser of their own on the real server: their page, and everything their browser complained of.
import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core'

export type Visitor = {
  page: Page
  context: BrowserContext
  /** Errors and warnings of the console, faults of the page, and requests to anybody else, in order. */
  wrong: readonly string[]
  /** What the browser may say while `run` goes on, such as that a sign-in was refused. */
  expecting(what: RegExp, run: () => Promise<void>): Promise<void>
  /** Without a connection while `run` goes on. */
  offline(run: () => Promise<void>): Promise<void>
}

export const phone = { width: 390, height: 844 } as const
export const desktop = { width: 1440, height: 900 } as const

/** What the console says, and about which address when it is not a script's. */
function told(message: ConsoleMessage): string {
  const { pathname } = new URL(message.location().url || 'about:blank')
  return pathname.endsWith('.js') ? message.text() : `${message.text()} ${pathname}`
}

/** Two devices that write at once: the later one reads again. The protocol's own loop, which a browser calls an error. */
const conflict = /status of 409/

/** Opens a browser of their own for somebody, on the front page of `origin`. */
export async function visit(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number },
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    baseURL: origin,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const wrong: string[] = []
  let expected: RegExp | null = null
  const tell = (text: string) => {
    if (!expected?.test(text) && !conflict.test(text)) wrong.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') tell(told(message))
  })
  page.on('pageerror', (error) => tell(error.message))
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) wrong.push(`asked ${request.url()}`)
  })
  const expecting = async (what: RegExp, run: () => Promise<void>) => {
    expected = what
    try {
      await run()
    } finally {
      expected = null
    }
  }
  await page.goto('/')
  return {
    page,
    context,
    wrong,
    expecting,
    async offline(run) {
      await context.setOffline(true)
      try {
        await expecting(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/, run)
      } finally {
        await context.setOffline(false)
      }
    },
  }
}
