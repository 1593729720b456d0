// Builds the verifier into one file, dist/web/controle.html: everything inline, nothing to fetch, so that it works from disk.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Puts script and style into the page, and allows by hash exactly those: no other script, no request, no form. */
const oneFile = (): Plugin => ({
  name: 'one-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.values(bundle)
    const page = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.html'))
    const scripts = files.filter((file) => file.type === 'chunk')
    const [script] = scripts
    if (page?.type !== 'asset' || !script || scripts.length > 1)
      throw new Error('the verifier is one page and one script')
    const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
    const style = styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('')
    // The one sequence that would end the element it stands in.
    const code = script.code.replaceAll('</script', '<\\/script')
    const policy = [
      "default-src 'none'",
      `script-src ${hashOf(code)} 'wasm-unsafe-eval'`,
      `style-src ${hashOf(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ')
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <style>${style}</style>`
    page.source = String(page.source)
      .replaceAll(/\s*<(?:script|link)\b[^>]*(?:src|href)="[^"]*\.(?:js|css)"[^>]*>(?:<\/script>)?/g, '')
      .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    ${head}`)
      .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`)
    page.fileName = 'controle.html'
    for (const [name, file] of Object.entries(bundle)) if (file !== page) delete bundle[name]
  },
})

export default defineConfig({
  root: 'web/verify',
  publicDir: false,
  plugins: [oneFile()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: false,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
