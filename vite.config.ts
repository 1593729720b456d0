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

export default defineConfig({
  root: 'web',
  plugins: [solid(), shell()],
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
  worker: { format: 'es' },
})
