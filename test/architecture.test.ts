// The import table holds: every import of every file is allowed, and planted violations are each refused.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles, importFaults, missing } from '#test/house/check.ts'
import { importsOf } from '#test/house/imports.ts'
import { filesOfTree, isCode, root, textOf } from '#test/house/tree.ts'

const sources = new Map(
  filesOfTree()
    .filter(isCode)
    .map((path) => [path, textOf(path)]),
)

describe('The house', () => {
  it('has no import that the table refuses', () => {
    expect(importFaults(sources)).toEqual([])
  })

  it('has no two files that need each other, not even for a type', () => {
    expect(circles(sources)).toEqual([])
  })

  it('has no import of a file that is not there', () => {
    const files = new Set(filesOfTree())
    expect(missing(sources, (path) => files.has(path))).toEqual([])
  })
})

describe('Every entry point', () => {
  const scripts: Record<string, string> = JSON.parse(textOf('package.json')).scripts
  const entries = [
    ...new Set(Object.values(scripts).flatMap((script) => [...script.matchAll(/[\w/-]+\.ts/g)].map(String))),
  ]

  it.each(entries)('%s looks at its Node before anything else', (entry) => {
    expect(importsOf(entry, textOf(entry))[0]?.from).toMatch(/^(?:#server|\.)\/node-version\.js$/)
  })
})

describe('A planted violation is refused:', () => {
  const planted: [what: string, file: string, text: string, fault: string][] = [
    [
      'the server takes the secret half of the crypto',
      'server/app.ts',
      "import { open } from '#crypto/secret/seal.ts'",
      'may not import crypto/secret/seal.ts',
    ],
    [
      'the server reads what families write',
      'server/app.ts',
      "import type { Plan } from '#web/plan/plan.ts'",
      'may not import web/plan/plan.ts',
    ],
    [
      'the server names a family type inline',
      'server/app.ts',
      "let p: import('#web/plan/plan.ts').Plan",
      'may not import web/plan/plan.ts',
    ],
    [
      'shared code holds a key',
      'shared/log/check.ts',
      "export * from '#crypto/secret/keys.ts'",
      'may not import crypto/secret/keys.ts',
    ],
    [
      'shared code reaches libsodium by itself',
      'shared/log/check.ts',
      "import sodium from 'libsodium-wrappers-sumo'",
      'may not import the package libsodium-wrappers-sumo',
    ],
    [
      'shared code uses Node',
      'shared/log/check.ts',
      "import { readFileSync } from 'node:fs'",
      'may not import the package node:fs',
    ],
    [
      'the public half of the crypto uses the secret half',
      'crypto/public/verify.ts',
      "const s = await import('#crypto/secret/sign.ts')",
      'may not import crypto/secret/sign.ts',
    ],
    [
      'the public half of the crypto takes a package',
      'crypto/public/hash.ts',
      "import { sha256 } from '@noble/hashes/sha2.js'",
      'may not import the package @noble/hashes/sha2.js',
    ],
    [
      'a second door to libsodium',
      'crypto/secret/seal.ts',
      "import sodium from 'libsodium-wrappers-sumo'",
      'may not import the package libsodium-wrappers-sumo',
    ],
    [
      'the client engine draws',
      'web/vault/sync.ts',
      "import { createSignal } from 'solid-js'",
      'may not import the package solid-js',
    ],
    [
      'the client engine opens the browser store itself',
      'web/vault/sync.ts',
      "import { openDB } from 'idb'",
      'may not import the package idb',
    ],
    [
      'one subject of the family reaches into another',
      'web/plan/plan.ts',
      "export { child } from '#web/child/child.ts'",
      'may not import web/child/child.ts',
    ],
    [
      'what a family writes touches crypto',
      'web/child/child.ts',
      "import '#crypto/public/hash.ts'",
      'may not import crypto/public/hash.ts',
    ],
    [
      'a screen seals by itself',
      'web/screens/home.tsx',
      "import { seal } from '#crypto/secret/seal.ts'",
      'may not import crypto/secret/seal.ts',
    ],
    [
      'a part knows a screen',
      'web/parts/button.tsx',
      "import { Home } from '#web/screens/home.tsx'",
      'may not import web/screens/home.tsx',
    ],
    [
      'the offline verifier needs the engine',
      'web/verify/page.ts',
      "import '#web/vault/sync.ts'",
      'may not import web/vault/sync.ts',
    ],
    [
      'a way into a package that nobody allowed',
      'server/app.ts',
      "import { cors } from 'hono/cors'",
      'may not import the package hono/cors',
    ],
    [
      'product code uses a test',
      'server/app.ts',
      "import '#test/setup/family.ts'",
      'may not import test/setup/family.ts',
    ],
    [
      'a climb out of the folder',
      'server/routes/log.ts',
      "import { app } from '../../server/app.ts'",
      'reaches ../../server/app.ts',
    ],
    ['a step up', 'server/routes/log.ts', "import { app } from '../app.ts'", 'reaches ../app.ts'],
    ['a step down', 'server/app.ts', "import { log } from './routes/log.ts'", 'reaches ./routes/log.ts'],
    [
      'an import without its extension',
      'server/app.ts',
      "import { log } from './log'",
      'names ./log without its extension',
    ],
    [
      'a worker started by URL',
      'web/screens/home.tsx',
      "new Worker(new URL('../worker/search.ts', import.meta.url))",
      'reaches ../worker/search.ts',
    ],
    [
      'an import in a template string',
      'shared/log/check.ts',
      'await import(`#web/plan/plan.ts`)',
      'may not import web/plan/plan.ts',
    ],
    [
      'imports that only the bundler knows',
      'web/screens/home.tsx',
      "import.meta.glob('./*.tsx')",
      'computes the name',
    ],
    ['an import whose name is computed', 'server/app.ts', 'await import(name)', 'computes the name'],
    [
      'a folder that the table does not name',
      'utils/tools.ts',
      "import 'hono'",
      'lies in a folder that the table does not name',
    ],
  ]

  it.each(planted)('%s', (_what, file, text, fault) => {
    const faults = importFaults(new Map([[file, `// planted\n${text}\n`]]))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`${file}:2 `)
    expect(faults[0]).toContain(fault)
  })

  it('three files in a circle', () => {
    const planted = new Map([
      ['shared/log/a.ts', "import { b } from './b.ts'"],
      ['shared/log/b.ts', "import type { C } from '#shared/card/c.ts'"],
      ['shared/card/c.ts', "export * from '#shared/log/a.ts'"],
    ])
    expect(circles(planted)).toEqual([
      'shared/log/a.ts → shared/log/b.ts → shared/card/c.ts → shared/log/a.ts',
    ])
  })

  it('a style sheet that is not there', () => {
    const planted = new Map([['web/parts/button.tsx', "import style from './button.module.css'"]])
    expect(missing(planted, () => false)).toEqual([
      'web/parts/button.tsx:1 names web/parts/button.module.css, which is not there',
    ])
  })

  it('and an import in a comment or a string is none', () => {
    const text =
      "// import '#web/plan/plan.ts'\nexport const s = \"import '#web/plan/plan.ts'\"\n/* import('node:fs') */\n"
    expect(importFaults(new Map([['shared/log/check.ts', text]]))).toEqual([])
  })
})

describe('Code that both sides share sees neither browser nor Node:', () => {
  const alien = [
    'document.title',
    'window.name',
    'process.env',
    'Buffer.alloc(1)',
    'fetch("/")',
    'setTimeout(() => {}, 1)',
  ]

  it.each(['crypto', 'shared'])('%s is compiled without their types', (project) => {
    // A folder beside the real one, with the real settings and one alien global per line.
    const folder = join(root, '.cache/planted', project)
    mkdirSync(folder, { recursive: true })
    const settings = { extends: join(root, project, 'tsconfig.json'), include: ['alien.ts'], references: [] }
    const own = {
      compilerOptions: {
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        rootDir: root,
        outDir: 'none',
      },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, ...own }))
    writeFileSync(join(folder, 'alien.ts'), `${alien.join('\n')}\nexport {}\n`)
    let output = ''
    try {
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/lib/tsc.js'), '-p', folder], {
        encoding: 'utf8',
      })
    } catch (error) {
      output = String(Reflect.get(Object(error), 'stdout'))
    } finally {
      rmSync(folder, { recursive: true })
    }
    const refused = alien.filter((_global, index) => output.includes(`alien.ts(${index + 1},`))
    expect(refused).toEqual(alien)
  })
})
