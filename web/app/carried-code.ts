// A family's link, opened where nobody is signed in: its code waits in memory, and nowhere else, until somebody is.
import { createEffect, createSignal } from 'solid-js'

/** Where a family's link leads: to asking for access, or to joining the family itself. */
const places = ['/bord/vraag', '/gezag/meedoen'] as const
type Place = (typeof places)[number]

const [carried, setCarried] = createSignal<{ code: string; to: Place }>()

/** The code of a link that waits to be used. */
export const carriedCode = () => carried()?.code

/** Whether it is the code of somebody who joins a family: they need an account and no vault of their own making. */
export const carriesJoining = () => carried()?.to === '/gezag/meedoen'

/** The code that waited, once: whoever takes it uses it. */
export function takeCode(): string | undefined {
  const code = carried()?.code
  setCarried(undefined)
  return code
}

/** Takes the secret of a link out of the address bar, and so out of the history, before anything else happens. */
export function carryCode(): void {
  const code = location.hash.slice(1)
  const to = places.find((place) => location.pathname === place)
  if (to === undefined || code === '' || code === 'main') return
  history.replaceState(history.state, '', to)
  setCarried({ code, to })
}

/** Once somebody is in and no longer on the way there, brings them to where the code is used. */
export function followCode(inside: () => boolean, go: (path: string) => void): void {
  window.addEventListener('hashchange', carryCode)
  createEffect(() => {
    const to = carried()?.to
    if (to !== undefined && inside() && location.pathname !== to) go(to)
  })
}
