// `npm run bench`: every measurement, one after the other, as a table; with `--json` as one object on standard output.
// A name after it measures that one alone; `npm run bench -- peers` holds the same deeds against another product.
import '#server/node-version.js'
import type { Measured } from './measure.ts'

/** What is measured, by the file that does it: each is loaded when its turn comes, so that none warms up another. */
const MEASUREMENTS: Readonly<Record<string, () => Promise<Readonly<Record<string, Measured>>>>> = {
  async seal() {
    const { opening, sealing } = await import('./seal.ts')
    return { seal: await sealing(), open: await opening() }
  },
  async verify() {
    const { verifying } = await import('./verify.ts')
    return verifying()
  },
  async long() {
    const { verifyLong } = await import('./verify.ts')
    return { 'verify-100k': await verifyLong() }
  },
  async memory() {
    const { memory } = await import('./memory.ts')
    return { memory: memory() }
  },
  async consent() {
    const { consent } = await import('./consent.ts')
    return consent()
  },
  async append() {
    const { appends } = await import('./append.ts')
    const { routed } = await import('./route.ts')
    return { append: await appends(), 'append-route': await routed() }
  },
  async phone() {
    const { phone } = await import('./phone.ts')
    return phone()
  },
  async peers() {
    const { besidePeers } = await import('./peers.ts')
    return besidePeers()
  },
}
/** Fetches packages that nothing else needs: only when asked for by name. */
const ON_DEMAND = ['peers']

const asJson = process.argv.includes('--json')
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const names = Object.keys(MEASUREMENTS).filter((name) =>
  only.length === 0 ? !ON_DEMAND.includes(name) : only.includes(name),
)

const all: Record<string, Measured> = {}
for (const name of names) {
  const measured = (await MEASUREMENTS[name]?.()) ?? {}
  Object.assign(all, measured)
  if (!asJson) for (const [what, one] of Object.entries(measured)) console.log(lineOf(what, one))
}
if (asJson) console.log(JSON.stringify(all))
process.exitCode = Object.values(all).every(({ holds }) => holds) ? 0 : 1

function lineOf(name: string, { value, unit, ratio, against, bar, holds }: Measured): string {
  const verdict = bar === null ? '' : `   ${holds ? '✓' : '✗'} ${bar}`
  const figure = `${String(value).padStart(9)} ${unit}`
  return `${name.padEnd(16)}${figure}${verdict}\n${' '.repeat(26)}× ${ratio.toFixed(2)} of ${against}`
}
