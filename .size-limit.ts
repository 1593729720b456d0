// How much a phone may have to fetch before anybody has signed in, and whoever keeps the verifier; on the built client.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const built = join(import.meta.dirname, 'dist/web')
const page = readFileSync(join(built, 'index.html'), 'utf8')

/** What the page itself loads: its scripts, the modules those import, its style sheets. Not what waits for a click. */
const loadedAtOnce = (extension: string) =>
  [...page.matchAll(/(?:src|href)="\.?\/([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => path.endsWith(extension))
    .map((path) => `dist/web/${path}`)

export default [
  { name: 'JavaScript before sign-in', path: loadedAtOnce('.js'), limit: '80 kB', gzip: true },
  { name: 'style before sign-in', path: loadedAtOnce('.css'), limit: '20 kB', gzip: true },
  { name: 'the verifier, one file', path: 'dist/web/controle.html', limit: '240 kB', gzip: true },
]
