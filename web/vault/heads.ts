// How a log meets the register: each of its heads stands there under its label, with the next number, within two beats.
import { fromBase64url } from '#crypto/public/bytes.ts'
import type { Log } from '#shared/log/check.ts'
import { labelOf, type Seen } from '#shared/log/entry.ts'
import { type HeadLeaf, headOf, labelNow, nextOf } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Known, Registered } from './known.ts'
import { Alarm } from './register.ts'
import type { Line, LogFile } from './replica.ts'

/** Labels asked for in one request; leaves of one label, and of all, in one answer. */
const ASK_MAX = 128
const LABEL_LEAVES_MAX = 64
const ANSWER_LEAVES_MAX = 1024
/** A head must be in the register within this many beats. */
const BEATS_MAX = 2

type Leaf = HeadLeaf & { index: number }
/** The label and number to ask for. */
type Place = { label: string; n: number }
type Moment = { seen: Seen; beat: number }

/**
 * Holds every log that is served, and every card, against the register as it was seen before they were fetched: it can
 * name no head that is not known here. A card may have grown unasked: `fresh` fetches it. @throws {Alarm}
 */
export async function checkRegister(
  core: Known,
  moment: Moment,
  fresh: (person: string) => Promise<void>,
): Promise<void> {
  const cards = core.replica.of('card').map((card) => card.id)
  const all = [...new Set([...core.served.keys(), ...cards])].filter((id) => core.replica.file(id) !== null)
  // Of a tree that was read before only what is new here is asked.
  let asked = core.checked === moment.seen.size ? all.filter((id) => !core.registered.has(id)) : all
  while (asked.length > 0) {
    const again: string[] = []
    for (let at = 0; at < asked.length; at += ASK_MAX)
      again.push(...(await readOn(core, asked.slice(at, at + ASK_MAX), moment.seen, fresh)))
    asked = again
  }
  const owed = all.filter((id) => awaitsHead(core, id, moment.beat))
  if (owed.length > 0) {
    // It may have landed several beats after the one that was seen before it was fetched: it is owed from now.
    await core.look()
    for (const id of owed) awaitFrom(core, id, core.register.beat)
  }
  core.checked = moment.seen.size
}

/** Reads on in the register for these logs; gives those that have more to read. */
async function readOn(
  core: Known,
  ids: readonly string[],
  seen: Seen,
  fresh: (person: string) => Promise<void>,
): Promise<string[]> {
  const asked = ids.map((id) => ({ id, from: nextPlace(fileOf(core, id).log, core.registered.get(id)) }))
  const answer = await core.register.heads(
    core.connection,
    seen,
    asked.map(({ from }) => from),
  )
  const total = answer.reduce((sum, { leaves }) => sum + leaves.length, 0)
  const again: string[] = []
  for (const { id, from } of asked) {
    const leaves = answer.find((one) => one.label === from.label)?.leaves ?? []
    const known = core.registered.get(id)?.size ?? 1
    if (core.replica.card(id) && sizesOfHeads(fileOf(core, id).lines, from.label, leaves, known) === null)
      await fresh(id)
    const newest = newestHead(id, fileOf(core, id), from, { leaves, known })
    if (newest) core.registered.set(id, newest)
    const more = newest !== null && (newest.label !== from.label || leaves.length >= LABEL_LEAVES_MAX)
    if (more || total >= ANSWER_LEAVES_MAX) again.push(id)
  }
  return again
}

const fileOf = (core: Known, id: string): LogFile => {
  const file = core.replica.file(id)
  if (!file) throw new RangeError('a log that is not here')
  return file
}

/** The newest of these leaves, each the head of some size of the log, counted without a gap. */
function newestHead(
  id: string,
  file: LogFile,
  from: Place,
  { leaves, known }: { leaves: readonly Leaf[]; known: number },
): Registered | null {
  let newest: Registered | null = null
  const sizes = sizesOfHeads(file.lines, from.label, leaves, known)
  for (const [i, leaf] of leaves.entries()) {
    if (leaf.n !== from.n + i) throw new Alarm('register-skips', id)
    const size = sizes?.[i]
    if (size === undefined) throw new Alarm('register-differs', id)
    newest = { label: from.label, n: leaf.n, index: leaf.index, size }
    if (leaf.next === undefined) continue
    // The last leaf of a label commits to the one after it, which an epoch of the log must have brought.
    const later = labelsOf(file.log).find((label) => nextOf(label) === leaf.next)
    if (later === undefined || i < leaves.length - 1) throw new Alarm('label-differs', id)
    newest = { label: later, n: -1, index: leaf.index, size }
  }
  return newest
}

/** After the last leaf that was read; for a log that was never found there, from the start of the label it has now. */
const nextPlace = (log: Log, last: Registered | undefined): Place =>
  last ? { label: last.label, n: last.n + 1 } : { label: labelNow(log), n: 0 }

/** True when the register does not cover the whole log yet and that was not known. @throws {Alarm} when it is owed too long */
function awaitsHead(core: Known, id: string, beat: number): boolean {
  const { log } = fileOf(core, id)
  const found = core.registered.get(id)
  const size = found?.size ?? 0
  if (size >= log.size) {
    core.awaited.delete(id)
    return false
  }
  const owed = core.awaited.get(id)
  const label = found?.label ?? labelNow(log)
  if (!owed || size >= owed.size || (!found && owed.label !== label)) return true
  if (beat - owed.beat >= BEATS_MAX) throw new Alarm('head-not-registered', id, owed.size - 1)
  return false
}

function awaitFrom(core: Known, id: string, beat: number): void {
  const { log } = fileOf(core, id)
  const label = core.registered.get(id)?.label ?? labelNow(log)
  core.awaited.set(id, { size: log.size, label, beat })
}

/** Whether the register covers everything that is known here of this person's card: their keys are not one client's view. */
export const isRegistered = (core: Known, person: string): boolean =>
  core.registered.get(person)?.size === core.replica.size(person)

/**
 * The sizes of the log whose heads these are, each no smaller than the one before it, the first at least `known`; null
 * when one of them is none of the sizes known here. A log only grows, so each is looked for from where the last was.
 */
function sizesOfHeads(
  lines: readonly Line[],
  label: string,
  leaves: readonly Leaf[],
  known: number,
): number[] | null {
  const sizes: number[] = []
  let size = known
  for (const { head } of leaves) {
    while (size <= lines.length && headAt(lines, label, size) !== head) size++
    if (size > lines.length) return null
    sizes.push(size)
  }
  return sizes
}

/** The head of the log as long as `size` lines (from 1), under a label. */
const headAt = (lines: readonly Line[], label: string, size: number): string =>
  headOf(label, size, fromBase64url(lines[size - 1]?.root ?? '', 32))

/** Every label a log has had, oldest first. */
export const labelsOf = (log: Log): string[] =>
  kindIs(log, 'family') || kindIs(log, 'compartment')
    ? log.state.epochs.map((e) => e.label)
    : [labelOf(log.id)]
