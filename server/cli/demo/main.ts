// `npm run demo`: a server filled with the family De Boer and all round it, and how to sign in as each of them.
//
//   npm run demo              fills DATA_DIR (./data) when it is new, listens, prints everybody's code and password
//   npm run demo -- --json    the same as one JSON object: { "address", "people": [{ "name", "role", "code", "password" }] }
import '#server/node-version.js'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { listen } from '#server/listen.ts'
import { openStore } from '#server/store/open.ts'
import type { SignIn } from './cast.ts'
import { fillDemo, isNew } from './fill.ts'

/** Beside the store: the demo's people are nobody's secret, and a demo that starts again shows them again. */
const PEOPLE = 'demo-people.json'

const json = process.argv.includes('--json')
const config = readConfig(process.env)
const store = await openStore({
  dataDir: config.dataDir,
  ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
})
const kept = join(config.dataDir, PEOPLE)
let people: SignIn[] | null
if (await isNew(store)) {
  console.error('Two years of the family De Boer are being written…')
  people = (await fillDemo(store, config, Math.floor(Date.now() / 1000))).signIns
  await writeFile(kept, JSON.stringify(people), { mode: 0o600 })
} else people = await readPeople(kept)

const server = await listen(store, config, () => {})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void server.stop())
if (json) console.log(JSON.stringify({ address: server.address, people: people ?? [] }))
else console.log(describe(people, server.address).join('\n'))

/** Whom an earlier run of the demo made; null when this store is somebody's own. */
async function readPeople(path: string): Promise<SignIn[] | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as SignIn[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function describe(all: readonly SignIn[] | null, address: string): string[] {
  const listens = `Gezinskluis listens on ${address}`
  if (all === null) return ['This store was in use already: nothing was added to it.', listens]
  const width = Math.max(...all.map(({ name }) => name.length))
  return [
    'Everybody of the demo, with their inlogcode and password:',
    ...all.map(
      ({ name, role, code, password }) => `  ${name.padEnd(width)}  ${role.padEnd(13)}  ${code}  ${password}`,
    ),
    listens,
  ]
}
