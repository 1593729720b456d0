// Where dead code is looked for. Entry points are not listed here: they are what package.json's scripts start, the page
// that Vite builds, and the test files that Vitest runs. What none of those reaches is dead. The service worker is an
// input of the build that no page imports; the verifier is a page of its own, with a build of its own.
import type { KnipConfig } from 'knip'

/** A style sheet's imports and files, as imports that Knip can follow. */
const importsOfCss = (text: string): string =>
  [...text.matchAll(/(?:@import\s+|url\()["']([^"']+)["']/g)]
    .map(([, from = '']) => from)
    .filter((from) => !from.startsWith('data:') && !from.startsWith('/') && !from.startsWith('#'))
    .map((from) => `import '${from}'`)
    .join('\n')

export default {
  entry: ['web/pwa/service-worker.ts', 'web/verify/main.ts', 'web/verify/page.css', 'vite.verify.config.ts'],
  project: [
    '*.ts',
    'crypto/**/*.ts',
    'shared/**/*.ts',
    'server/**/*.{ts,js}',
    'web/**/*.{ts,tsx,css}',
    // Served as they are: the page that Snel sluiten leads to.
    '!web/public/**',
    'test/**/*.{ts,tsx}',
  ],
  compilers: { css: importsOfCss },
  // A type that only its own file uses may still be part of what that file's functions take and give.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig
