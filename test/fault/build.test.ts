// The client's build: the same source gives the same bytes anywhere, and anybody can hold a server against them.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hex } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { createApp } from '#server/app.ts'
import { verifyBuild } from '#server/cli/verify-build.ts'
import { readConfig } from '#server/config.ts'
import { openStore } from '#server/store/open.ts'
import { root } from '#test/house/tree.ts'

/** All that a build reads. */
const SOURCE = readdirSync(root).filter((name) =>
  /^(?:crypto|shared|server|web|build\.ts|vite\..*|tsconfig.*|package.*)$/.test(name),
)
const folder = mkdtempSync(join(tmpdir(), 'build-'))

/** Builds a copy of the source in a folder of this name; gives where the built client is. */
function builtIn(name: string): string {
  const place = join(folder, name)
  mkdirSync(place, { recursive: true })
  for (const part of SOURCE) cpSync(join(root, part), join(place, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const built = spawnSync(process.execPath, ['build.ts'], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
  return join(place, 'dist/web')
}

/** Path and hash of every file, the packed ones too. */
const hashesOf = (dist: string): string[] =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => `${relative(dist, path)} ${hex(sha256(readFileSync(path)))}`)
    .sort()

let first: string
let second: string
beforeAll(() => {
  first = builtIn('een')
  second = builtIn('een/heel/andere/plek')
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('two builds of one source, in two places, are the same bytes', () => {
  const hashes = hashesOf(first)
  expect(hashes.length).toBeGreaterThan(20)
  expect(hashesOf(second)).toEqual(hashes)
})

test('attack 54: a server that sends another script, another page or none is found out by who builds the source', async () => {
  const store = await openStore({ dataDir: join(folder, 'data') })
  const app = await createApp({ store, config: readConfig({}), clock: () => 1_800_000_000, webDir: second })
  const asks = () =>
    verifyBuild(first, 'http://localhost', async (url) =>
      app.fetch(new Request(url, { headers: { accept: 'text/html' } })),
    )
  try {
    expect((await asks()).code).toBe(0)
    const [script] = readdirSync(join(second, 'assets')).filter((name) => /^index-.*\.js$/.test(name))
    appendFileSync(join(second, `assets/${script}`), '\n')
    appendFileSync(join(second, 'index.html'), '<p>')
    rmSync(join(second, 'mark.svg'))
    const { code, lines } = await asks()
    expect(code).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/^\/ is other: /),
      expect.stringContaining(`/assets/${script} is other`),
      expect.stringMatching(/^\/index.html is other: /),
      '/mark.svg is not there',
      expect.stringContaining('does not send the program'),
    ])
  } finally {
    app.close()
    await store.close()
  }
})
