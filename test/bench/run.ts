// `npm run bench`: every measurement, one after the other, as a table; with `--json` as one object on standard output.
// A name after it measures that one alone; `npm run bench -- peers` holds the same deeds against another product.
// Ends with 1 when a bar does not hold. With `--json` nothing else is written to standard output; npm's own two lines
// before it go with `npm run --silent bench -- --json`.
import '#server/node-version.js'
import type { Measured } from './measure.ts'

type Measurement = {
  /** every name it gives a figure for */
  gives: readonly string[]
  measure(): Promise<Readonly<Record<string, Measured>>>
}

/** What is measured, by the file that does it: each is loaded when its turn comes, so that none warms up another. */
const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  seal: {
    gives: ['seal', 'open'],
    async measure() {
      const { opening, sealing } = await import('./seal.ts')
      return { seal: await sealing(), open: await opening() }
    },
  },
  hpke: {
    gives: ['hpke'],
    async measure() {
      const { wrapping } = await import('./hpke.ts')
      return { hpke: await wrapping() }
    },
  },
  verify: {
    gives: ['verify', 'verify-pool'],
    measure: async () => (await import('./verify.ts')).verifying(),
  },
  long: {
    gives: ['verify-100k'],
    async measure() {
      const { verifyLong } = await import('./verify.ts')
      return { 'verify-100k': await verifyLong() }
    },
  },
  memory: {
    gives: ['memory'],
    async measure() {
      const { memory } = await import('./memory.ts')
      return { memory: await memory() }
    },
  },
  consent: {
    gives: ['grant', 'revoke'],
    measure: async () => (await import('./consent.ts')).consent(),
  },
  append: {
    gives: ['append', 'append-route'],
    async measure() {
      const { appends } = await import('./append.ts')
      const { routed } = await import('./route.ts')
      return { append: await appends(), 'append-route': await routed() }
    },
  },
  phone: {
    gives: ['js-before', 'js-after', 'unlock-cache', 'unlock-bookmark'],
    measure: async () => (await import('./phone.ts')).phone(),
  },
  peers: {
    gives: ['peers'],
    measure: async () => (await import('./peers.ts')).besidePeers(),
  },
}
/** Fetches packages that nothing else needs: only when asked for by name. */
const ON_DEMAND = ['peers']

const asJson = process.argv.includes('--json')
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const unknown = only.filter((name) => !Object.hasOwn(MEASUREMENTS, name))
if (unknown.length > 0)
  throw new Error(`no measurement ${unknown.join(', ')}: there are ${Object.keys(MEASUREMENTS).join(', ')}`)
// What a measurement sets going may write what it likes; the one object stands alone on standard output.
if (asJson) console.log = console.error

const all: Record<string, Measured> = {}
for (const [name, measurement] of Object.entries(MEASUREMENTS)) {
  if (only.length === 0 ? ON_DEMAND.includes(name) : !only.includes(name)) continue
  const measured = await figuresOf(measurement)
  Object.assign(all, measured)
  if (!asJson) for (const [what, one] of Object.entries(measured)) console.log(lineOf(what, one))
}
const code = Object.values(all).every(({ holds }) => holds) ? 0 : 1
// Ended by hand: what a measurement that failed left open must not keep it going.
process.stdout.write(asJson ? `${JSON.stringify(all)}\n` : '', () => process.exit(code))

/** One that cannot be taken is listed all the same, and holds no bar: the others still have their turn. */
async function figuresOf({ gives, measure }: Measurement): Promise<Readonly<Record<string, Measured>>> {
  try {
    return await measure()
  } catch (error) {
    console.error(error)
    const why = error instanceof Error ? error.message : String(error)
    const none = {
      value: 0,
      unit: 'not measured',
      ratio: 0,
      against: why,
      bar: 'can be measured',
      holds: false,
    }
    return Object.fromEntries(gives.map((name) => [name, none]))
  }
}

function lineOf(name: string, { value, unit, ratio, against, bar, holds }: Measured): string {
  const verdict = bar === null ? '' : `   ${holds ? '✓' : '✗'} ${bar}`
  const figure = `${String(value).padStart(9)} ${unit}`
  return `${name.padEnd(16)}${figure}${verdict}\n${' '.repeat(26)}× ${ratio.toFixed(2)} of ${against}`
}
