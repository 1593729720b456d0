// `npm run test:mutants`: takes each rule away in turn and sees whether a test that names it fails.
//
//   npm run test:mutants                    all of them
//   npm run test:mutants -- terms-open-once wrong-prev    those of these names
//
// A rule that no test names, or whose tests pass without it, is a survivor: listed at the end, exit code 1.
import '#server/node-version.js'
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { type Chosen, testsNaming } from './choose.ts'
import { allMutants, type Mutant } from './find.ts'
import { trial, type Verdict } from './trial.ts'

const LANES_MAX = 4
const [first, ...more] = process.argv.slice(2)

/** A trial in a process of its own. @throws when it ended without a verdict */
function elsewhere(mutant: Mutant | null, chosen: Chosen): Promise<Verdict> {
  const child = spawn(
    process.execPath,
    [import.meta.filename, '--trial', JSON.stringify({ mutant, chosen })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      const verdict = /^verdict (.*)$/m.exec(said)?.[1]
      if (verdict === undefined) reject(new Error(`no verdict on ${mutant?.code ?? chosen.file}:\n${said}`))
      else resolve(JSON.parse(verdict) as Verdict)
    })
  })
}

const placeOf = ({ code, file, line }: Mutant): string => `${code} (${file}:${line})`
const nameOf = ({ file, title }: Chosen): string => (title === null ? file : `${file} › ${title}`)

/** Null when a test saw it; else why nobody did. */
async function survives(mutant: Mutant, sound: (chosen: Chosen) => Promise<boolean>): Promise<string | null> {
  const all = testsNaming(mutant.code)
  if (all.length === 0) return 'no test names it'
  for (const chosen of all) {
    const { failed } = await elsewhere(mutant, chosen)
    // A test that fails anyway has seen nothing.
    if (failed > 0 && (await sound(chosen))) return null
  }
  return `passes without it: ${all.map(nameOf).join(', ')}`
}

async function main(wanted: readonly string[]): Promise<void> {
  const mutants = allMutants().filter(({ code }) => wanted.length === 0 || wanted.includes(code))
  const known = new Map<string, Promise<boolean>>()
  /** Whether a test passes on the program as it is; asked once for each. */
  const sound = (chosen: Chosen): Promise<boolean> => {
    const name = nameOf(chosen)
    const asked =
      known.get(name) ?? elsewhere(null, chosen).then(({ ran, failed }) => ran > 0 && failed === 0)
    known.set(name, asked)
    return asked
  }
  const survivors: string[] = []
  const queue = [...mutants]
  const lane = async () => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const why = await survives(mutant, sound)
      if (why !== null) survivors.push(`${placeOf(mutant)}: ${why}`)
      console.log(`${why === null ? '✓' : '✗'} ${placeOf(mutant)}`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES_MAX, availableParallelism()) }, lane))
  console.log(`\n${mutants.length - survivors.length} of ${mutants.length} are missed when they are gone`)
  for (const survivor of survivors) console.log(`✗ ${survivor}`)
  process.exitCode = survivors.length > 0 || mutants.length === 0 ? 1 : 0
}

if (first === '--trial') {
  const { mutant, chosen } = JSON.parse(more[0] ?? '') as { mutant: Mutant | null; chosen: Chosen }
  console.log(`\nverdict ${JSON.stringify(await trial(mutant, chosen))}`)
  process.exit(0)
}
await main(first === undefined ? [] : [first, ...more])
