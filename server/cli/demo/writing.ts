// Writing: what people wrote in the children's maps and on the pages, the family's replies, and who came to look.

import {
  type Family,
  organisations,
  type PersonKey,
  people,
  type Row,
  type Sheet,
  type Vaccination,
} from '#server/cli/demo/content/index.ts'
import type { Entry } from '#web/child/entry.ts'
import type { Core } from '#web/vault/core.ts'
import { linesOf } from '#web/vault/lines.ts'
import { mapCardOf } from '#web/vault/vaults.ts'
import { visit } from '#web/vault/visit.ts'
import { write } from '#web/vault/write.ts'
import { done } from './cast.ts'
import type { Days } from './days.ts'
import type { Household } from './household.ts'
import type { Walk } from './walk.ts'

export function planSheets(walk: Walk, home: Household, days: Days, sheets: readonly Sheet[]): void {
  for (const { child, map, rows } of sheets)
    for (const row of rows) {
      const [ago, at, by] = row
      walk.plan(days.at({ ago, at }), `${by} writes in ${map} of ${child}`, async () => {
        const core = await home.cast.enter(by)
        const log = home.log({ child, map })
        await looksFirst(core, home, log)
        const record = home.record(`${child} ${map} ${ago} ${by}`)
        done(await write(core, home.vault, log, [{ record, content: entryOf(row, days) }]))
      })
    }
}

export function planWriting(walk: Walk, home: Household, days: Days, family: Family): void {
  planSheets(walk, home, days, family.sheets)
  for (const one of family.vaccinations)
    walk.plan(days.at(one), `${one.title} of ${one.child}`, async () => {
      const core = await home.cast.enter(one.by)
      const log = home.log({ child: one.child, map: 'gezondheid' })
      await looksFirst(core, home, log)
      const record = home.record(`${one.title} ${one.child}`)
      done(await write(core, home.vault, log, [{ record, content: vaccinationOf(one, days) }]))
    })
  for (const { to, by, text, ...moment } of family.replies)
    walk.plan(days.at(moment), `${by} replies in ${to.map} of ${to.child}`, async () => {
      const core = await home.cast.enter(by)
      const log = home.log(to)
      const record = home.record(`${to.child} ${to.map} ${to.ago} ${to.by}`)
      const line = linesOf(core, log).find((one) => one.record === record)?.seq
      if (line === undefined) throw new Error('a reply to nothing')
      const reply = { kind: 'reply' as const, on: days.day(moment.ago), to: record, line, text }
      done(await write(core, home.vault, log, [{ record: home.record(`reply ${record}`), content: reply }]))
    })
  for (const { by, member, text, ...moment } of family.pages)
    walk.plan(days.at(moment), `${by} writes on the page of ${member}`, async () => {
      const core = await home.cast.enter(by)
      const log = home.log({ map: 'bladzijde', member })
      if (by === member) done(await visit(core, home.vault, [log]))
      const note = { kind: 'note' as const, on: days.day(moment.ago), text }
      done(
        await write(core, home.vault, log, [
          { record: home.record(`page ${member} ${moment.ago} ${by}`), content: note },
        ]),
      )
    })
  for (const { by, on, ...moment } of family.visits)
    walk.plan(days.at(moment), `${by} comes to look`, async () => {
      const core = await home.cast.enter(by)
      const logs = on.map((map) => home.log(map))
      done(await visit(core, home.vault, logs))
    })
}

/** Who was given a map and never opened it does not know what it is: they look before they write. */
async function looksFirst(core: Core, home: Household, log: string): Promise<void> {
  if (!mapCardOf(core, log)) done(await visit(core, home.vault, [log]))
}

/** On whose behalf a professional writes; family writes for itself. */
function organisationOf(by: PersonKey): { organisation?: string } {
  const key = people.find((one) => one.key === by)?.organisations?.[0]
  const name = organisations.find((one) => one.key === key)?.name
  return name === undefined ? {} : { organisation: name }
}

function entryOf([ago, , by, kind, nature, text, title]: Row, days: Days): Entry {
  const on = days.day(ago)
  if (kind === 'own-words') return { kind, on, text }
  return {
    kind,
    on,
    ...(title === undefined ? {} : { title }),
    ...organisationOf(by),
    ...(nature === null ? {} : { nature }),
    text,
  }
}

const vaccinationOf = ({ ago, by, title, vaccines }: Vaccination, days: Days): Entry => ({
  kind: 'vaccination',
  on: days.day(ago),
  title,
  ...organisationOf(by),
  nature: 'fact',
  vaccines: [...vaccines],
})
