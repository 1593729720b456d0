// Signed-in devices. Each change is one statement, so that two at once cannot both succeed.
import type { Kysely } from 'kysely'
import type { Session, Sessions } from './contract.ts'
import type { Schema } from './schema.ts'

export function sessions(db: Kysely<Schema>): Sessions {
  return {
    async openSession({ end, ...session }) {
      await db
        .insertInto('session')
        .values({ ...session, until: end })
        .execute()
    },

    async session(id, now) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('id', '=', id)
        .where('until', '>', now)
        .executeTakeFirst()
      return row ? sessionOf(row) : null
    },

    async rotateSession(id, refresh, to, now) {
      const row = await db
        .updateTable('session')
        .set({ refresh: to.refresh, until: to.end })
        .where('id', '=', id)
        .where('refresh', '=', refresh)
        .where('until', '>', now)
        .returningAll()
        .executeTakeFirst()
      return row ? sessionOf(row) : null
    },

    async closeSession(id) {
      await db.deleteFrom('session').where('id', '=', id).execute()
    },

    async closeSessions(person, device) {
      const all = db.deleteFrom('session').where('person', '=', person)
      await (device === undefined ? all : all.where('device', '=', device)).execute()
    },
  }
}

function sessionOf({ until, ...row }: Schema['session']): Session {
  return { ...row, end: until }
}
