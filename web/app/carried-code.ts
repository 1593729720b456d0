// A family's link, opened where nobody is signed in: its code waits in memory, and nowhere else, until somebody is.
import { createEffect, createSignal } from 'solid-js'

const [carried, setCarried] = createSignal<string>()

/** The code of a link that waits to be used. */
export const carriedCode = carried

/** The code that waited, once: whoever takes it uses it. */
export function takeCode(): string | undefined {
  const code = carried()
  setCarried(undefined)
  return code
}

const asks = '/bord/vraag'

/** Takes the secret of a link out of the address bar, and so out of the history, before anything else happens. */
export function carryCode(): void {
  const code = location.hash.slice(1)
  if (location.pathname !== asks || code === '' || code === 'main') return
  history.replaceState(history.state, '', asks)
  setCarried(code)
}

/** Once somebody is in and no longer on the way there, brings them to where the code is used. */
export function followCode(inside: () => boolean, go: (path: string) => void): void {
  window.addEventListener('hashchange', carryCode)
  createEffect(() => {
    if (carried() !== undefined && inside() && location.pathname !== asks) go(asks)
  })
}
