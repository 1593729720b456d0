// The built web app behind a tiny static server with the same strict CSP the real server sends.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'

const projectRoot = join(import.meta.dirname, '../../..')

/** No inline script or style, nothing from elsewhere. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** Builds the app into `folder` (absolute), leaving dist/web alone. */
export async function buildApp(folder: string): Promise<void> {
  await build({
    configFile: join(projectRoot, 'vite.config.ts'),
    root: join(projectRoot, 'web'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
}

/** Serves a built folder on a free port; a path without a file gets the app. Call `close` when done. */
export async function serveFolder(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = extname(path) === '' ? '/index.html' : path
    readFile(join(folder, file)).then(
      (body) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
        response.setHeader('content-security-policy', contentSecurityPolicy)
        response.end(body)
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
