// Appending on SQLite: one synchronous transaction of prepared statements per batch.
import type { DatabaseSync } from 'node:sqlite'
import type { Answer } from './append.ts'
import type { Change, Commit, Id } from './contract.ts'
import { type Effects, type HeadChange, judge, type Touched, touched, type World } from './judge.ts'
import { sqliteEraser } from './sqlite-erase.ts'

export type Written = { answers: Answer[]; changes: Change[] }

/** Prepares the statements; what it returns writes a batch and has it on disk when it returns. */
export function sqliteWriter(file: DatabaseSync): (commits: readonly Commit[]) => Written {
  const read = reader(file)
  const write = writer(file)

  return (commits) => {
    // IMMEDIATE: the write lock first, so that what is read here still holds when it is written.
    file.exec('begin immediate')
    try {
      const { answers, effects } = judge(commits, read(touched(commits)))
      const gone = write(effects)
      file.exec('commit')
      // Erased bytes also leave the write-ahead log, not only the pages.
      if (effects.erased.length + gone.length > 0) file.exec('pragma wal_checkpoint(truncate)')
      const grown = [...effects.heads.values()].map(({ log, size }) => ({ log, size }))
      const changes = [...grown, ...gone.map((log) => ({ log, size: 0 }))]
      return { answers, changes }
    } catch (error) {
      // A failed commit may have rolled back by itself.
      if (file.isTransaction) file.exec('rollback')
      throw error
    }
  }
}

function reader(file: DatabaseSync): (ids: Touched) => World {
  const size = file.prepare('select size from log where id = ?')
  const blob = file.prepare('select 1 from blob where hash = ?')
  const way = file.prepare('select person from way where locator = ?')
  const invitation = file.prepare('select vault from invitation where locator = ?')

  return (ids) => {
    const world: World = { sizes: new Map(), blobs: new Set(), ways: new Map(), invitations: new Map() }
    for (const id of ids.logs) {
      const row = size.get(id)
      if (row) world.sizes.set(id, Number(row.size))
    }
    for (const hash of ids.blobs) if (blob.get(hash)) world.blobs.add(hash)
    for (const locator of ids.ways) {
      const row = way.get(locator)
      if (row) world.ways.set(locator, String(row.person))
    }
    for (const locator of ids.invitations) {
      const row = invitation.get(locator)
      if (row) world.invitations.set(locator, String(row.vault))
    }
    return world
  }
}

/** Writes all of it; gives the logs that are gone. */
function writer(file: DatabaseSync): (effects: Effects) => Id[] {
  const writeHeads = headWriter(file)
  const leaf = file.prepare('insert into leaf (log, seq, entry, bytes) values (?, ?, ?, ?)')
  const blob = file.prepare('insert into blob (hash, bytes) values (?, ?) on conflict do nothing')
  const place = file.prepare('insert into place (hash, log) values (?, ?) on conflict do nothing')
  const lockbox = file.prepare('insert into lockbox (recipient, vault, entry, bytes) values (?, ?, ?, ?)')
  const reader = file.prepare(
    'insert into reader (person, log, may) values (?, ?, ?) on conflict do update set may = excluded.may',
  )
  const noReader = file.prepare('delete from reader where person = ? and log = ?')
  const erase = sqliteEraser(file)
  const writeLocators = locatorWriter(file)

  return (effects) => {
    writeHeads(effects.heads.values())
    for (const { log, seq, entry, bytes } of effects.leaves) leaf.run(log, seq, entry, bytes)
    for (const [hash, bytes] of effects.blobs) blob.run(hash, bytes)
    for (const { hash, log } of effects.places) place.run(hash, log)
    for (const { recipient, vault, entry, bytes } of effects.lockboxes)
      lockbox.run(recipient, vault, entry, bytes)
    for (const { person, log, may } of effects.readers.values()) {
      if (may === null) noReader.run(person, log)
      else reader.run(person, log, may)
    }
    writeLocators(effects)
    for (const { log, hash } of effects.erased) erase.blob(log, hash)
    return effects.erasedVaults.flatMap(erase.vault)
  }
}

function headWriter(file: DatabaseSync): (heads: Iterable<HeadChange>) => void {
  const create = file.prepare(
    `insert into log (id, kind, vault, owner, size, root, frontier, label, next_label)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const move = file.prepare(
    `update log set size = ?, root = ?, frontier = ?, next_label = coalesce(?, next_label)
     where id = ? and size = ?`,
  )
  return (heads) => {
    for (const head of heads) {
      const { log, size, root, frontier, nextLabel, sizeBefore } = head
      const { changes } =
        sizeBefore === 0
          ? create.run(log, head.kind, head.vault, head.owner, size, root, frontier, head.label, nextLabel)
          : move.run(size, root, frontier, nextLabel, log, sizeBefore)
      if (changes !== 1) throw new Error('a head moved under its lock')
    }
  }
}

function locatorWriter(file: DatabaseSync): (effects: Effects) => void {
  const way = file.prepare(
    `insert into way (locator, person, way) values (?, ?, ?)
     on conflict do update set way = excluded.way, person = excluded.person`,
  )
  const noWay = file.prepare('delete from way where locator = ?')
  const invitation = file.prepare(
    `insert into invitation (locator, vault, sealed, uses, until) values (?, ?, ?, ?, ?)
     on conflict do update set
       vault = excluded.vault, sealed = excluded.sealed, uses = excluded.uses, until = excluded.until`,
  )
  const noInvitation = file.prepare('delete from invitation where locator = ?')

  return (effects) => {
    for (const change of effects.ways.values()) {
      if (change.way === null) noWay.run(change.locator)
      else way.run(change.locator, change.person, change.way)
    }
    for (const { locator, vault, invitation: one } of effects.invitations.values()) {
      if (one === null) noInvitation.run(locator)
      else invitation.run(locator, vault, one.sealed, one.uses, one.end)
    }
  }
}
