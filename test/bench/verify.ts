// Checking and replaying a log of 10,000 entries, against the bare cost of its signature checks in the same run.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { checkLeaf, checkLog, type Log, type Surroundings } from '#shared/log/check.ts'
import { entryMessage, type Part, parseLeaf } from '#shared/log/entry.ts'
import { family, revision } from '#test/setup/family.ts'
import { inTurns, type Measured, median, timed } from './measure.ts'

const ENTRY_COUNT = 10_000
const ROUND_COUNT = 5
const BAR = 1.5
const POOL_BAR_MS = 1000

type Given = { leaves: Uint8Array[]; around: Surroundings }

/** A map's log with that many notes of one parent, each its own entry, a few of them revisions of another. */
function notes(count: number): Given {
  const { scene, noor, map } = family()
  const leaves = [...(scene.leaves.get(map) ?? [])]
  const tree = new Frontier()
  for (const leaf of leaves) tree.append(leafHash(leaf))
  for (let i = 0; i < count; i++) {
    const events = [{ type: 'put', epoch: 1, ...revision(scene) }]
    const prev = base64url(tree.root())
    const part: Part = { log: map, seq: leaves.length, prev, salt: scene.id(), events }
    const [leaf] = scene.sign(noor, [part]).leaves
    if (!leaf) throw new Error('one part gives one leaf')
    leaves.push(leaf.bytes)
    tree.append(leafHash(leaf.bytes))
  }
  return { leaves, around: scene.around }
}

const signaturesOf = (leaf: Uint8Array) => {
  const { entry, sigs } = parseLeaf(leaf)
  const message = entryMessage(entry)
  return sigs.map(({ key, sig }) => ({ message, sig: fromBase64url(sig, 64), key: fromBase64url(key, 32) }))
}

/** One thread: the whole check with its reducer, and libsodium's verdicts alone, in turns. */
export async function verifyAlone(): Promise<Measured> {
  const { leaves, around } = notes(ENTRY_COUNT)
  const bare = leaves.flatMap(signaturesOf)
  const {
    whole: value,
    raw,
    ratio,
  } = await inTurns(ROUND_COUNT, {
    raw: () => bare.every((s) => verifySignature(s.sig, s.message, s.key)),
    whole: () => checkLog(null, leaves, around),
  })
  return {
    value: Math.round(value),
    unit: `ms for ${ENTRY_COUNT} entries, one thread`,
    ratio,
    against: `${Math.round(raw)} ms for the same signatures with bare libsodium`,
    bar: `ratio <= ${BAR}`,
    holds: ratio <= BAR,
  }
}

/** A pool of workers gives the verdicts, this thread checks all the rest as they come in. */
export async function verifyWithPool(): Promise<Measured> {
  const { leaves, around } = notes(ENTRY_COUNT)
  const pool = Array.from({ length: Math.max(2, availableParallelism()) }, () => startWorker())
  await Promise.all(pool.map((worker) => worker.judge(leaves.slice(0, 50))))
  const rounds: number[] = []
  for (let round = 0; round < ROUND_COUNT; round++)
    rounds.push(await timed(() => checkWith(pool, { leaves, around })))
  await Promise.all(pool.map((worker) => worker.stop()))
  const value = median(rounds)
  return {
    value: Math.round(value),
    unit: `ms for ${ENTRY_COUNT} entries, ${pool.length} workers`,
    ratio: value / POOL_BAR_MS,
    against: `${POOL_BAR_MS} ms`,
    bar: 'ratio <= 1',
    holds: value <= POOL_BAR_MS,
  }
}

type Judge = ReturnType<typeof startWorker>

/** Whether every signature of a leaf stands, leaf by leaf. Questions are answered in the order they were put. */
function startWorker() {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url))
  const waiting: ((verdicts: Uint8Array) => void)[] = []
  worker.on('message', (verdicts: Uint8Array) => waiting.shift()?.(verdicts))
  return {
    judge: (leaves: Uint8Array[]) =>
      new Promise<Uint8Array>((answer) => {
        waiting.push(answer)
        worker.postMessage(leaves)
      }),
    stop: () => worker.terminate(),
  }
}

const BATCH = 100

async function checkWith(pool: Judge[], { leaves, around }: Given): Promise<Log> {
  const batches: Uint8Array[][] = []
  for (let at = 0; at < leaves.length; at += BATCH) batches.push(leaves.slice(at, at + BATCH))
  const verdicts = batches.map((batch, i) => pool[i % pool.length]?.judge(batch))
  let log: Log | null = null
  for (const [i, batch] of batches.entries()) {
    const given = await verdicts[i]
    for (const [j, leaf] of batch.entries())
      log = checkLeaf(log, leaf, { ...around, verify: () => given?.[j] === 1 })
  }
  if (!log) throw new Error('nothing to check')
  return log
}
