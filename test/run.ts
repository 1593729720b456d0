// Runs everything `npm test` promises, cheapest first, and ends with one line: N passed, N failed.
// With `check` it stops after the steps that need no running product.
import '#server/node-version.js'
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { storiesOfTheStore } from '#test/house/stories.ts'
import { count, type Tally } from '#test/house/tally.ts'
import { filesOfTree, root } from '#test/house/tree.ts'

const report = join(root, '.cache/test-report.json')
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
}

/** Each counts as one. The build stands before the sizes, which are measured on what it made. */
const steps: readonly [name: string, ...command: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '-b'],
  ['dead code', 'knip'],
  ['web build', 'node', 'build.ts'],
  ['sizes', 'size-limit'],
]

/** Test projects of one run of Vitest. Browsers come last: each of them keeps processes of its own busy. */
const rounds: readonly string[][] = [
  ['house'],
  ['crypto', 'shared', 'server', 'web'],
  ['story', 'hostile', 'postgres', 'fault'],
  ['browser'],
]

const total: Tally = { passed: 0, failed: 0, troubles: [] }

function add(part: Tally): void {
  total.passed += part.passed
  total.failed += part.failed
  total.troubles.push(...part.troubles)
}

/** Runs one command from the root, its output shown as it comes; true when it ended well. */
function run(command: string[]): boolean {
  const [program = '', ...args] = command
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  return status === 0
}

function runSteps(): void {
  for (const [name, ...command] of steps) {
    console.log(`\n── ${name}: ${command.join(' ')}`)
    const passed = run(command)
    add({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, troubles: passed ? [] : [`${name} failed`] })
  }
}

function runRound(projects: string[]): void {
  const files = filesOfTree().filter(
    (path) => path.endsWith('.test.ts') && projectsOf(path).some((project) => projects.includes(project)),
  )
  if (files.length === 0) return
  console.log(`\n── tests: ${projects.join(', ')}`)
  const started = Date.now()
  const ended = run([
    'vitest',
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--passWithNoTests',
    `--maxWorkers=${availableParallelism()}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  add(count(report, started, files, ended))
}

/**
 * `test/story/x.test.ts` belongs to project `story`; what stands in `test/` itself to `house`. The stories in which the
 * store decides what somebody gets run once more in `postgres`.
 */
function projectsOf(path: string): string[] {
  const [, folder = '', ...rest] = path.split('/')
  if (rest.length === 0) return ['house']
  return storiesOfTheStore.includes(path) ? [folder, 'postgres'] : [folder]
}

const onlyCheck = process.argv[2] === 'check'
const started = Date.now()
mkdirSync(join(root, '.cache'), { recursive: true })

const homeless = filesOfTree().filter(
  (path) => path.endsWith('.test.ts') && !projectsOf(path).every((one) => rounds.flat().includes(one)),
)
add({
  passed: 0,
  failed: homeless.length,
  troubles: homeless.map((path) => `${path} belongs to no test project`),
})

runSteps()
for (const projects of onlyCheck ? rounds.slice(0, 1) : rounds) runRound(projects)

console.log(`\n── ${Math.round((Date.now() - started) / 1000)} seconds`)
for (const trouble of total.troubles) console.log(`✗ ${trouble}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
