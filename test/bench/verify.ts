// Checking and replaying a log of 10,000 entries, against the bare cost of its signature checks in the same run.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { Judges } from '#server/cli/judges/pool.ts'
import { checkLog, type Log, type Surroundings } from '#shared/log/check.ts'
import { messageOf, type Part, readLeaf } from '#shared/log/entry.ts'
import { family, revision } from '#test/setup/family.ts'
import type { Scene } from '#test/setup/logs.ts'
import { type Measured, median, processorMs, timed } from './measure.ts'

const ENTRY_COUNT = 10_000
/** How much longer the long log is than the other. */
const TIMES_LONGER = 10
const ROUND_COUNT = 5
const PIECE = 250
/** The bar is a time by the clock, to which others on the machine can only add: the quickest round is nearest to it. */
const POOL_ROUND_COUNT = 9
const BAR = 1.5
const POOL_BAR_MS = 1000
/** A root of the longer log is three hashes further, and a busy machine is uneven; twice is no straight line. */
const STRAIGHT_BAR = 1.3
const LONG_ROUND_COUNT = 3

type Given = { leaves: Uint8Array[]; around: Surroundings }
type Notes = Given & { scene: Scene; map: string }

/** A map's log with that many notes of one parent, each its own entry. */
export function notes(count: number): Notes {
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
  return { leaves, around: scene.around, scene, map }
}

const signaturesOf = (bytes: Uint8Array) => {
  const { leaf, entryBytes } = readLeaf(bytes)
  const message = messageOf(entryBytes)
  return leaf.sigs.map(({ key, sig }) => ({
    message,
    sig: fromBase64url(sig, 64),
    key: fromBase64url(key, 32),
  }))
}

/** One thread has the log checked with its reducer, and libsodium's verdicts alone, in turns. */
export async function verifying(): Promise<Record<string, Measured>> {
  const { leaves, around } = notes(ENTRY_COUNT)
  const alone = onOneThread({ leaves, around })
  const pooled = await withPool({ leaves, around })
  return {
    verify: {
      value: Math.round(alone.whole),
      unit: `ms of processor time for ${ENTRY_COUNT} entries, one thread`,
      ratio: alone.ratio,
      against: `${Math.round(alone.raw)} ms for the same signatures with bare libsodium`,
      bar: `ratio <= ${BAR}`,
      holds: alone.ratio <= BAR,
    },
    'verify-pool': {
      value: Math.round(pooled.ms),
      unit: `ms for ${ENTRY_COUNT} entries, ${pooled.threads} threads, the quickest of ${POOL_ROUND_COUNT} rounds`,
      ratio: pooled.ms / alone.raw,
      against: `${Math.round(alone.raw)} ms for the same signatures with bare libsodium, one thread`,
      bar: `value <= ${POOL_BAR_MS}`,
      holds: pooled.ms <= POOL_BAR_MS,
    },
  }
}

type Cost = { whole: number; raw: number; ratio: number }

/**
 * Piece by piece in turns and in processor time of this thread, so that whatever else the machine does falls on both.
 * Medians, in milliseconds.
 */
function onOneThread({ leaves, around }: Given): Cost {
  const pieces: { leaves: Uint8Array[]; signatures: ReturnType<typeof signaturesOf> }[] = []
  for (let at = 0; at < leaves.length; at += PIECE) {
    const piece = leaves.slice(at, at + PIECE)
    pieces.push({ leaves: piece, signatures: piece.flatMap(signaturesOf) })
  }
  const rounds: Cost[] = []
  for (let round = 0; round < ROUND_COUNT; round++) {
    let [whole, raw] = [0, 0]
    let log: Log | null = null
    for (const piece of pieces) {
      raw += processorMs(() => piece.signatures.every((s) => verifySignature(s.sig, s.message, s.key)))
      whole += processorMs(() => {
        log = checkLog(log, piece.leaves, around)
      })
    }
    rounds.push({ whole, raw, ratio: whole / raw })
  }
  const middle = (of: keyof Cost) => median(rounds.map((round) => round[of]))
  return { whole: middle('whole'), raw: middle('raw'), ratio: middle('ratio') }
}

/** Threads give the verdicts while this one checks all the rest, and then gives verdicts too. */
async function withPool({ leaves, around }: Given): Promise<{ ms: number; threads: number }> {
  const judges = new Judges()
  const check = (from: readonly Uint8Array[]) =>
    judges.hold((verify) => checkLog(null, from, verify ? { ...around, verify } : around))
  // A first short log, so that every thread stands ready.
  await timed(() => check(leaves.slice(0, 500)))
  const rounds: number[] = []
  for (let round = 0; round < POOL_ROUND_COUNT; round++) rounds.push(await timed(() => check(leaves)))
  await judges.stop()
  return { ms: Math.min(...rounds), threads: judges.count }
}

/** What an entry costs in a log ten times as long, against one in the shorter log: 1 is growth in a straight line. */
export async function verifyLong(): Promise<Measured> {
  const { leaves, around } = notes(ENTRY_COUNT * TIMES_LONGER)
  const short = leaves.slice(0, leaves.length / TIMES_LONGER)
  const judges = new Judges()
  const check = (from: readonly Uint8Array[]) =>
    timed(() => judges.hold((verify) => checkLog(null, from, verify ? { ...around, verify } : around)))
  await check(short)
  const rounds: { whole: number; raw: number }[] = []
  for (let round = 0; round < LONG_ROUND_COUNT; round++)
    rounds.push({ raw: await check(short), whole: await check(leaves) })
  await judges.stop()
  const ratio = median(rounds.map(({ whole, raw }) => whole / leaves.length / (raw / short.length)))
  const raw = median(rounds.map(({ raw }) => raw))
  return {
    value: Math.round(median(rounds.map(({ whole }) => whole))),
    unit: `ms for ${ENTRY_COUNT * TIMES_LONGER} entries, ${judges.count} threads`,
    ratio,
    against: `what an entry of a log of ${ENTRY_COUNT} costs, which takes ${Math.round(raw)} ms`,
    bar: `ratio <= ${STRAIGHT_BAR}`,
    holds: ratio <= STRAIGHT_BAR,
  }
}
