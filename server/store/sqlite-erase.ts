// Erasing on SQLite: ciphertext of one log, or a vault whole.
import type { DatabaseSync } from 'node:sqlite'
import type { Id } from './contract.ts'

export type Eraser = {
  /** Ciphertext, as far as this log holds it: an entry in one log cannot erase what another keeps. */
  blob(log: Id, hash: Id): void
  /** Every log of a vault and all that hangs on them; gives those logs. */
  vault(vault: Id): Id[]
}

export function sqliteEraser(file: DatabaseSync): Eraser {
  const noPlace = file.prepare('delete from place where log = ? and hash = ?')
  const noBlob = file.prepare(
    'delete from blob where hash = ?1 and not exists (select 1 from place where hash = ?1)',
  )
  const logsOf = file.prepare('select id from log where id = ?1 or vault = ?1')
  const lastHead = file.prepare(
    `insert into last_head (id, size, root, label, n, beaten, next_label)
     select id, size, root, label, n, beaten, next_label from log where id = ? and size > beaten`,
  )
  const placesOf = file.prepare('select hash from place where log = ?')
  // In this order: leaves, places and readers refer to their log, places to their blob.
  const ofLog = ['delete from leaf where log = ?', 'delete from reader where log = ?'].map((text) =>
    file.prepare(text),
  )
  const noLog = file.prepare('delete from log where id = ?')
  const ofVault = ['delete from lockbox where vault = ?', 'delete from invitation where vault = ?'].map(
    (text) => file.prepare(text),
  )

  const blob = (log: Id, hash: Id): void => {
    if (noPlace.run(log, hash).changes === 1) noBlob.run(hash)
  }
  return {
    blob,
    vault(vault) {
      const logs = logsOf.all(vault).map(({ id }) => String(id))
      for (const log of logs) {
        lastHead.run(log)
        for (const { hash } of placesOf.all(log)) blob(log, String(hash))
        for (const statement of ofLog) statement.run(log)
        noLog.run(log)
      }
      for (const statement of ofVault) statement.run(vault)
      return logs
    },
  }
}
