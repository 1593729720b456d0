// Epochs: one random key for everybody who reads, replaced whenever somebody stops reading. Used by family and compartment logs.
import * as v from 'valibot'
import { bytes16, bytes32, distinct, list, ordinal, sealed } from './shapes.ts'

/** A lockbox by its salted hash, and the generation of the recipient's key to which it was sealed. */
export const lockboxFor = v.strictObject({ person: bytes32, generation: ordinal, box: bytes32 })
export type LockboxFor = v.InferOutput<typeof lockboxFor>

export const epochFields = {
  epoch: ordinal,
  /** HMAC of the key over vault, log and epoch: an opened key must meet it */
  commit: bytes32,
  /** under which this log stands in the global log from now on */
  label: bytes16,
  /** the key before it, sealed under this one; null starts a run without the past */
  link: v.nullable(sealed),
  boxes: list(lockboxFor, 200),
}

export type Epoch = {
  epoch: number
  commit: string
  label: string
  link: string | null
  /** sequence number of the part that made it, and the deciding time */
  since: number
  time: number
  boxes: readonly LockboxFor[]
}

type Epochs = { epochs: readonly Epoch[] }

/** The epoch in force; null before the first. */
export const currentEpoch = (state: Epochs): Epoch | null => state.epochs.at(-1) ?? null

/**
 * Who holds the key in force by an older generation of their card: a device or password of theirs that knew that one was
 * put out since. `generationOf` gives the newest known, or null.
 */
export const heldByOlderKeys = (state: Epochs, generationOf: (person: string) => number | null): string[] =>
  (currentEpoch(state)?.boxes ?? [])
    .filter(({ person, generation }) => (generationOf(person) ?? generation) > generation)
    .map(({ person }) => person)

/** The newest epoch of each run: with their keys and the links every epoch's key can be had. */
export const runEnds = (state: Epochs): Epoch[] =>
  state.epochs.filter((_, i) => state.epochs[i + 1] === undefined || state.epochs[i + 1]?.link === null)

export const epochFollows = (state: Epochs, event: { epoch: number; link: string | null }): boolean =>
  event.epoch === (currentEpoch(state)?.epoch ?? 0) + 1 && (event.epoch > 1 || event.link === null)

export const epochIsFresh = (state: Epochs, event: { commit: string; label: string }): boolean =>
  state.epochs.every((e) => e.commit !== event.commit && e.label !== event.label)

export const reachesExactly = (boxes: readonly LockboxFor[], people: readonly string[]): boolean => {
  const to = boxes.map((b) => b.person)
  return distinct(to) && to.length === people.length && people.every((person) => to.includes(person))
}

/** Adds an epoch to the list. */
export const withEpoch = (
  epochs: readonly Epoch[],
  event: { epoch: number; commit: string; label: string; link: string | null; boxes: readonly LockboxFor[] },
  by: { seq: number; seen: { time: number } },
): readonly Epoch[] => {
  const { epoch, commit, label, link, boxes } = event
  return [...epochs, { epoch, commit, label, link, boxes, since: by.seq, time: by.seen.time }]
}

/** Adds a lockbox given after the epoch began, to who is admitted to it. */
export const withLockbox = (epochs: readonly Epoch[], box: LockboxFor): readonly Epoch[] => {
  const last = epochs.at(-1)
  if (!last) return epochs
  const boxes = [...last.boxes.filter((b) => b.person !== box.person), box]
  return [...epochs.slice(0, -1), { ...last, boxes }]
}
