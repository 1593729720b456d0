// The service worker: keeps the shell of one build, so that the app opens without a connection. Never the API.
//
// `files` is written by the build (vite.config.ts): every hashed file and the pages. A new build has another list, so
// the browser installs it beside the old one; the old tab keeps the old shell until it is closed.
export {}

declare const __SHELL__: readonly string[]

/** What this file uses of ServiceWorkerGlobalScope; the DOM's own types and the worker's exclude each other. */
interface Scope {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  clients: { claim(): Promise<void> }
}
const scope = self as unknown as Scope

const files = __SHELL__
const page = '/index.html'
// The list names every hashed file, so its text names the build.
const name = `shell ${[...files.join()].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7).toString(36)}`

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll([...files])))
})

scope.addEventListener('activate', (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((key) => key !== name)
    await Promise.all(old.map((key) => caches.delete(key)))
    await scope.clients.claim()
  }
  event.waitUntil(tidy())
})

/** The path that answers a request from the shell, or null: then the network answers. */
function inShell(request: Request): string | null {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return null
  if (files.includes(url.pathname)) return url.pathname
  // Addresses of the app are all the same page; the API, the public register and the verifier are never the shell's.
  const own = !/^\/(api|transparency|healthz|controle\.html)(\/|$)/.test(url.pathname)
  return request.mode === 'navigate' && own ? page : null
}

scope.addEventListener('fetch', (event) => {
  const path = inShell(event.request)
  if (path === null) return
  const answer = async () => (await (await caches.open(name)).match(path)) ?? fetch(event.request)
  event.respondWith(answer())
})
