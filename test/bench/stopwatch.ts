// A stopwatch inside a page: when the password work was asked for, when it was done, when Thuis stood there painted.
import type { Page } from 'playwright-core'

/** Milliseconds since the page's own navigation. */
export type Stopwatch = { asked: number; stretched: number; home: number }

declare global {
  interface Window {
    stopwatch: Partial<Stopwatch>
  }
}

/** Has to run before the page loads; `title` is the heading by which Thuis is known. */
export const startStopwatch = (page: Page, title: string): Promise<unknown> =>
  page.addInitScript((title) => {
    window.stopwatch = {}
    const Plain = window.Worker
    // The password work is the one thing that is asked of the worker by the name of `stretch`.
    window.Worker = class extends Plain {
      #stretching: unknown = null

      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', ({ data }) => {
          if (data.id === this.#stretching) window.stopwatch.stretched ??= performance.now()
        })
      }

      override postMessage(message: { id: unknown; do: string }): void {
        if (message.do === 'stretch') {
          this.#stretching = message.id
          window.stopwatch.asked ??= performance.now()
        }
        super.postMessage(message)
      }
    }
    const isHome = () =>
      [...document.querySelectorAll('h1, h2, h3')].some((heading) => heading.textContent?.trim() === title)
    new MutationObserver(() => {
      if (window.stopwatch.home !== undefined || !isHome()) return
      // The frame after the next is the first that was painted with it.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          window.stopwatch.home ??= performance.now()
        }),
      )
    }).observe(document, { childList: true, subtree: true, characterData: true })
  }, title)

/** The three moments, once Thuis is there. */
export async function readStopwatch(page: Page): Promise<Stopwatch> {
  await page.waitForFunction(() => window.stopwatch.home !== undefined)
  const { asked = 0, stretched = 0, home = 0 } = await page.evaluate(() => window.stopwatch)
  return { asked, stretched, home }
}
