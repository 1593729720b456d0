// Decides a batch of commits before anything is written: who wins, who loses and why, and what to write.
import type {
  BlobPut,
  Commit,
  Id,
  InvitationChange,
  Leaf,
  LockboxPut,
  LogAppend,
  ReaderChange,
  Unwritten,
  WayChange,
} from './contract.ts'

/** What a batch touches, as the database has it, under a lock that keeps it so. Judging moves it on. */
export type World = {
  sizes: Map<Id, number>
  blobs: Set<Id>
  /** Locator → the person it leads to. */
  ways: Map<Id, Id>
  /** Locator → the vault it leads to. */
  invitations: Map<Id, Id>
}

/** What to ask the database about. */
export type Touched = { logs: Id[]; blobs: Id[]; ways: Id[]; invitations: Id[] }

/** A log's head after the batch; `sizeBefore` 0 creates it. */
export type HeadChange = Omit<LogAppend, 'expectedSize' | 'leaves' | 'label'> & {
  sizeBefore: number
  size: number
  label: Id | null
  nextLabel: Id | null
}

/** The sum of all winners: each row at most once, so that they can be written in bulk. What is erased comes last. */
export type Effects = {
  heads: Map<Id, HeadChange>
  leaves: Leaf[]
  blobs: Map<Id, Uint8Array>
  places: BlobPut[]
  lockboxes: LockboxPut[]
  readers: Map<string, ReaderChange>
  ways: Map<Id, WayChange>
  invitations: Map<Id, InvitationChange>
  erased: { log: Id; hash: Id }[]
  erasedVaults: Id[]
}

/** What must be known before `judge`. */
export function touched(commits: readonly Commit[]): Touched {
  const unique = (ids: Id[]) => [...new Set(ids)]
  return {
    logs: unique(
      commits.flatMap((commit) =>
        commit.logs.flatMap(({ log, vault }) => (vault === null ? [log] : [log, vault])),
      ),
    ),
    blobs: unique(
      commits.flatMap((commit) =>
        (commit.blobs ?? []).filter(({ bytes }) => bytes === null).map(({ hash }) => hash),
      ),
    ),
    ways: unique(commits.flatMap((commit) => (commit.ways ?? []).map(({ locator }) => locator))),
    invitations: unique(
      commits.flatMap((commit) => (commit.invitations ?? []).map(({ locator }) => locator)),
    ),
  }
}

/** One answer per commit, in order, and the effects of those that won. Throws on a commit that contradicts itself. */
export function judge(
  commits: readonly Commit[],
  world: World,
): { answers: ('appended' | Unwritten)[]; effects: Effects } {
  const effects: Effects = {
    heads: new Map(),
    leaves: [],
    blobs: new Map(),
    places: [],
    lockboxes: [],
    readers: new Map(),
    ways: new Map(),
    invitations: new Map(),
    erased: [],
    erasedVaults: [],
  }
  const answers = commits.map((commit) => {
    const unwritten = whyNot(commit, world)
    if (unwritten) return unwritten
    win(commit, world, effects)
    return 'appended' as const
  })
  return { answers, effects }
}

function whyNot(commit: Commit, world: World): Unwritten | null {
  if (new Set(commit.logs.map(({ log }) => log)).size !== commit.logs.length)
    throw new Error('a commit names a log twice')
  const conflict = commit.logs
    .filter(({ log, expectedSize }) => (world.sizes.get(log) ?? 0) !== expectedSize)
    .map(({ log }) => log)
  if (conflict.length > 0) return { conflict }
  const coming = new Set(commit.logs.map(({ log }) => log))
  const homeless = commit.logs.flatMap(({ expectedSize, vault }) =>
    expectedSize === 0 && vault !== null && !world.sizes.has(vault) && !coming.has(vault) ? [vault] : [],
  )
  if (homeless.length > 0) return { conflict: [...new Set(homeless)] }

  const own = new Set((commit.blobs ?? []).filter(({ bytes }) => bytes !== null).map(({ hash }) => hash))
  const missing = (commit.blobs ?? [])
    .filter(({ hash }) => !own.has(hash) && !world.blobs.has(hash))
    .map(({ hash }) => hash)
  if (missing.length > 0) return { missing }

  const belongsToOther = (owners: Map<Id, Id>, locator: Id, owner: Id) =>
    (owners.get(locator) ?? owner) !== owner
  const taken = [
    ...(commit.ways ?? []).filter(({ locator, person }) => belongsToOther(world.ways, locator, person)),
    ...(commit.invitations ?? []).filter(({ locator, vault }) =>
      belongsToOther(world.invitations, locator, vault),
    ),
  ].map(({ locator }) => locator)
  return taken.length > 0 ? { taken } : null
}

function win(commit: Commit, world: World, effects: Effects): void {
  for (const part of commit.logs) winHead(commit.entry, part, world, effects)
  for (const put of commit.blobs ?? []) {
    if (put.bytes) effects.blobs.set(put.hash, put.bytes)
    world.blobs.add(put.hash)
    effects.places.push(put)
  }
  effects.lockboxes.push(...(commit.lockboxes ?? []))
  for (const reader of commit.readers ?? []) effects.readers.set(`${reader.person} ${reader.log}`, reader)
  for (const way of commit.ways ?? []) {
    effects.ways.set(way.locator, way)
    if (way.way === null) world.ways.delete(way.locator)
    else world.ways.set(way.locator, way.person)
  }
  for (const change of commit.invitations ?? []) {
    effects.invitations.set(change.locator, change)
    if (change.invitation === null) world.invitations.delete(change.locator)
    else world.invitations.set(change.locator, change.vault)
  }
  effects.erased.push(...(commit.erased ?? []))
  if (commit.erasedVault !== undefined) effects.erasedVaults.push(commit.erasedVault)
}

function winHead(entry: Id, part: LogAppend, world: World, effects: Effects): void {
  const { expectedSize, leaves, label, ...head } = part
  if (leaves.length === 0) throw new Error('a commit adds no leaf to a log that it names')
  const size = expectedSize + leaves.length
  const before = effects.heads.get(part.log)
  if (expectedSize === 0 && label === undefined) throw new Error('a log is created without a label')
  effects.heads.set(part.log, {
    ...head,
    sizeBefore: before?.sizeBefore ?? expectedSize,
    size,
    label: before?.label ?? (expectedSize === 0 ? (label ?? null) : null),
    nextLabel: (expectedSize === 0 ? null : label) ?? before?.nextLabel ?? null,
  })
  for (const [i, bytes] of leaves.entries())
    effects.leaves.push({ log: part.log, seq: expectedSize + i, entry, bytes })
  world.sizes.set(part.log, size)
}
