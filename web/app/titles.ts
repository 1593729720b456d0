// The title in the tab and where focus goes, on every change of screen.
import { useCurrentMatches, useLocation } from '@solidjs/router'
import { createEffect, on } from 'solid-js'
import type { Text } from '#web/text/index.ts'
import { t } from './text.ts'

export type TitleName = keyof Text['app']['titles']

/** Names the screen in the tab, and moves focus to its content, so that a keyboard or screen reader begins there. */
export function followScreen(locked: () => boolean, open: () => boolean): void {
  const matches = useCurrentMatches()
  const place = useLocation()
  createEffect(() => {
    const at: TitleName = matches().at(-1)?.route.info?.title ?? 'missing'
    const name = locked() ? 'lock' : at === 'front' && open() ? 'home' : at
    const { titles } = t().app
    document.title = name === 'front' ? t().common.product : `${titles[name]} · ${t().common.product}`
  })
  const toMain = () => {
    const main = document.getElementById('main')
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }
  createEffect(
    on(
      () => place.pathname,
      () => queueMicrotask(toMain),
      { defer: true },
    ),
  )
  createEffect(
    on(
      () => place.hash,
      (hash) => {
        if (hash === '#main') toMain()
      },
    ),
  )
}
