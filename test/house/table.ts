// Who may import what: the import table of ARCHITECTURE.md as data. The longest matching folder decides.

/**
 * `ours`: folders or files of this project. `packages`: module names exactly as written in an import, so that a way into
 * a package is allowed one by one; `node:` stands for all of Node's own.
 */
export type Rule = { ours: readonly string[]; packages: readonly string[] }

/** The common ground of what families write: fields, dates, who wrote it; and people. */
const ground = ['shared', 'web/record', 'web/people'] as const

/** What families write, one folder per subject: pure, and unknown to the server. */
const subjects = ['web/child', 'web/consent', 'web/plan', 'web/talk', 'web/agenda', 'web/budget'] as const

const families = ['web/record', 'web/people', ...subjects] as const

const engine = ['crypto', 'shared', ...families, 'web/vault'] as const
const screens = ['solid-js', 'solid-js/web', 'solid-js/store', '@solidjs/router', 'uqr'] as const

const table: Readonly<Record<string, Rule>> = {
  'crypto/sodium.ts': { ours: [], packages: ['libsodium-wrappers-sumo'] },
  'crypto/public': { ours: ['crypto/sodium.ts', 'crypto/public'], packages: [] },
  'crypto/secret': { ours: ['crypto'], packages: ['@noble/ciphers/chacha.js', 'shamir-secret-sharing'] },

  shared: { ours: ['crypto/public', 'shared'], packages: ['valibot'] },

  server: {
    ours: ['crypto/public', 'shared', 'server'],
    packages: ['node:', 'hono', '@hono/node-server', 'jose', 'kysely', 'kysely/migration', 'pg'],
  },
  // The demo family is made by real clients: the one place on the server's side that holds a family's keys.
  'server/cli/demo': { ours: ['server', 'shared', 'web/vault', ...families], packages: ['node:'] },

  'web/record': { ours: ground, packages: ['valibot'] },
  // The one list of all kinds of record, so that every byte that is opened is read in one place.
  'web/record/record.ts': { ours: ['shared', ...families], packages: ['valibot'] },
  'web/people': { ours: ground, packages: ['valibot'] },
  ...Object.fromEntries(
    subjects.map((folder) => [folder, { ours: [...ground, folder], packages: ['valibot'] }]),
  ),
  // Consent is given per map, and the maps of a child are named with the child.
  'web/consent': { ours: [...ground, 'web/consent', 'web/child/maps.ts'], packages: ['valibot'] },
  // jose: the client proves with every request that the token is its own (DPoP, RFC 9449).
  'web/vault': { ours: engine, packages: ['valibot', 'jose'] },
  'web/exchange': { ours: ['shared', ...families, 'web/exchange'], packages: ['uqr'] },
  'web/worker': { ours: [...engine, 'web/worker'], packages: ['idb'] },
  'web/verify': { ours: ['crypto/public', 'shared', 'web/verify'], packages: [] },
  // The sentence for a refusal lives with the other text, so the text knows the codes.
  'web/text': { ours: ['shared', 'web/text'], packages: [] },
  'web/style': {
    ours: ['web/style'],
    packages: [
      '@fontsource-variable/atkinson-hyperlegible-next',
      '@fontsource-variable/atkinson-hyperlegible-mono',
      '@fontsource-variable/literata',
    ],
  },
  'web/parts': { ours: ['web/parts', 'web/style', 'web/text'], packages: screens },
  web: { ours: ['web'], packages: screens },

  test: { ours: ['crypto', 'shared', 'server', 'web', 'test'], packages: ['*'] },
}

/** Files in the root: settings of tools. They may name any package, and of ours the version check and what is told twice. */
const rootRule: Rule = { ours: ['server/node-version.js', 'test/house/stories.ts'], packages: ['*'] }

const holds = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`)

/** The rule for one file, by its path from the root; null when no line of the table speaks of it. */
export function ruleFor(path: string): Rule | null {
  if (!path.includes('/')) return rootRule
  const folder = Object.keys(table)
    .filter((key) => holds(key, path))
    .sort((a, b) => b.length - a.length)[0]
  return (folder && table[folder]) || null
}

/** True when `rule` lets a file import the project's file `target`. */
export const allowsOurs = (rule: Rule, target: string): boolean =>
  rule.ours.some((folder) => holds(folder, target))

/** True when `rule` lets a file import the package module `name`, written exactly so. */
export const allowsPackage = (rule: Rule, name: string): boolean =>
  rule.packages.some(
    (allowed) => allowed === '*' || (allowed === 'node:' ? name.startsWith('node:') : allowed === name),
  )
