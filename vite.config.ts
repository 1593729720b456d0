// Builds the web app into dist/web: hashed files only, nothing inline, so that a strict CSP holds.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'

const web = join(import.meta.dirname, 'web')

/** Writes the list of files that open the app without a connection into the service worker. */
const shell = (): Plugin => ({
  name: 'shell',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['service-worker.js']
    if (worker?.type !== 'chunk') return
    const built = Object.keys(bundle).filter((file) => file !== worker.fileName && !file.endsWith('.map'))
    const still = readdirSync(join(web, 'public')).filter((file) => !file.endsWith('.png'))
    const files = [...built, ...still].map((file) => `/${file}`).sort()
    worker.code = worker.code.replace('__SHELL__', JSON.stringify(files))
  },
})

const WORKER = "new URL('./worker.ts', import.meta.url)"

/**
 * Builds the worker as one more entry of the page's own build: both then load one and the same libsodium. Vite by itself
 * bundles a worker apart, with a second copy of everything in it.
 */
const workerBesidePage = (): Plugin => ({
  name: 'worker-beside-page',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!code.includes(WORKER)) return null
    const file = this.emitFile({ type: 'chunk', id: join(id, '../worker.ts'), name: 'worker' })
    return { code: code.replace(WORKER, `import.meta.ROLLUP_FILE_URL_${file}`), map: null }
  },
})

export default defineConfig({
  root: 'web',
  plugins: [solid(), workerBesidePage(), shell()],
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // CSP has no data: for fonts and no 'unsafe-inline': every asset stays a file
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: join(web, 'index.html'), 'service-worker': join(web, 'pwa/service-worker.ts') },
      output: {
        // libsodium changes rarely: a chunk of its own stays cached when the rest changes.
        // The worker's address is what a browser knows it by: it has no hash.
        codeSplitting: { groups: [{ name: 'libsodium', test: /node_modules\/libsodium/ }] },
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
