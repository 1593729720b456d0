// The built client: hashed assets for ever, the page for every address a person may type.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import { Denied } from '#server/problem.ts'
import type { Ctx, Vars } from './route.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** What a browser may get compressed, best first, as the build left it beside the file. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** The verifier: one file to keep and open from disk. Here its own inline script may not run. */
const VERIFIER = 'controle.html'

export function clientRoutes(app: Hono<Vars>, webDir: string | null): void {
  app.get('*', async (c) => {
    c.set('route', 'client')
    if (webDir === null || c.req.path.startsWith('/api/') || c.req.path.startsWith('/transparency/'))
      throw new Denied('not-found')
    const file = await fileAt(webDir, c.req.path === '/' ? '/index.html' : c.req.path)
    if (file !== null) return send(c, webDir, file)
    // Addresses inside the client are its own: the page decides what is there.
    if (!(c.req.header('accept') ?? '').includes('text/html') || extname(c.req.path) !== '')
      throw new Denied('not-found')
    return send(c, webDir, 'index.html')
  })
}

/** The file a path names inside the folder, or null; nothing outside it has a name. */
async function fileAt(webDir: string, path: string): Promise<string | null> {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const name = normalize(decoded).replace(/^[/\\]+/, '')
  if (decoded.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.') && part !== '.'))
    return null
  if (!join(webDir, name).startsWith(normalize(webDir + sep))) return null
  return (await isFile(join(webDir, name))) ? name : null
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() === true

async function send(c: Ctx, webDir: string, name: string): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const headers = new Headers({
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    // Names under assets carry a hash of what is in them.
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  })
  if (name === VERIFIER)
    headers.set('content-disposition', 'attachment; filename="gezinskluis-controle.html"')
  let path = join(webDir, name)
  for (const [encoding, suffix] of ENCODINGS)
    if (new RegExp(`\\b${encoding}\\b(?!;q=0)`).test(accepted) && (await isFile(path + suffix))) {
      headers.set('content-encoding', encoding)
      path += suffix
      break
    }
  if (!(await isFile(path))) throw new Denied('not-found')
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, { headers })
}
