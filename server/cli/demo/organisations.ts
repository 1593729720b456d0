// Organisations: each opens its public log and confirms who works there, on the day the content says.

import { administrators, type Organisation, organisations, people } from '#server/cli/demo/content/index.ts'
import { attest, openOrganisation } from '#web/vault/organisation.ts'
import { type Cast, done } from './cast.ts'
import type { Days } from './days.ts'
import type { Walk } from './walk.ts'

export type OrganisationLogs = ReadonlyMap<string, Organisation & { log: string }>

/** Plans the organisations and the accounts of all who are confirmed. Gives their logs, filled as they are opened. */
export function planOrganisations(walk: Walk, cast: Cast, days: Days): OrganisationLogs {
  const logs = new Map<string, Organisation & { log: string }>()
  for (const [i, organisation] of organisations.entries()) {
    const admin = administrators.find((one) => one.organisations?.includes(organisation.key))
    if (!admin) throw new Error(`nobody administers ${organisation.key}`)
    walk.plan(days.at({ ago: 740 - i, at: '10:00' }), `${organisation.key} opens`, async () => {
      await cast.appear(admin)
      const { name, kvk } = organisation
      const opened = done(await openOrganisation(await cast.enter(admin.key), { name, kvk }))
      const stands = { ...organisation, log: opened.organisation }
      logs.set(organisation.key, stands)
      for (const worker of people)
        if (worker.organisations?.[0] === organisation.key) void cast.expect(worker, stands)
    })
  }
  for (const person of people)
    for (const { by, ago } of person.attested ?? []) {
      const admin = administrators.find((one) => one.organisations?.includes(by))
      if (!admin) throw new Error(`nobody administers ${by}`)
      walk.plan(days.at({ ago, at: '08:30' }), `${by} confirms ${person.key}`, async () => {
        await cast.appear(person, logs.get(person.organisations?.[0] ?? ''))
        const worker = cast.core(person.key).person
        done(await attest(await cast.enter(admin.key), logs.get(by)?.log ?? '', worker))
      })
    }
  return logs
}
