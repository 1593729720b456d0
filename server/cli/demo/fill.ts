// Fill: tells the demo's two years to a server through real clients, and gives what everybody needs to sign in.
import { createApp } from '#server/app.ts'
import { administrators, board, deBoer, people } from '#server/cli/demo/content/index.ts'
import type { Config } from '#server/config.ts'
import { UNLIMITED } from '#server/limits.ts'
import type { Store } from '#server/store/contract.ts'
import { atHand } from './at-hand.ts'
import { Cast, type SignIn } from './cast.ts'
import { planConsent } from './consent.ts'
import { Days } from './days.ts'
import { Household } from './household.ts'
import { planJoining, planStart } from './joining.ts'
import { planOrganisations } from './organisations.ts'
import { planPlan } from './plan.ts'
import { Stretching } from './stretching.ts'
import { Walk } from './walk.ts'
import { planSheets, planWriting } from './writing.ts'

export type Filled = { signIns: SignIn[]; cast: Cast; home: Household; families: Household[] }

/** Whether a server ever ran on this store: its clock cannot be set back, so the demo fills none of those. */
export const isNew = async (store: Store): Promise<boolean> => (await store.globalHead()) === null

/** Fills a new store. `now`: Unix seconds at which the story ends. */
export async function fillDemo(store: Store, config: Config, now: number): Promise<Filled> {
  let clock = 0
  const days = new Days(now)
  clock = days.at({ ago: 741, at: '09:00' })
  const app = await createApp({
    store: atHand(store),
    config,
    clock: () => clock,
    limits: UNLIMITED,
  })
  const stretching = new Stretching()
  const cast = new Cast(app, {
    origin: config.publicUrl?.origin ?? 'http://localhost',
    now: () => clock,
    heavy: stretching.heavy,
  })
  const walk = new Walk()

  const organisations = planOrganisations(walk, cast, days)
  const home = new Household(cast, deBoer.started.by, deBoer.children)
  const parent = people.find((one) => one.key === deBoer.started.by)
  if (!parent) throw new Error('nobody starts')
  planStart(walk, home, days, { ...deBoer, parent })
  planJoining(walk, home, days, deBoer)
  planConsent(walk, home, days, deBoer.grants, organisations)
  planWriting(walk, home, days, deBoer)
  planPlan(walk, home, days, deBoer.plan)

  const families = board.map((family) => {
    const { name, parent, children, startedAgo, grant, sheets } = family
    const small = new Household(cast, parent.key, children)
    planStart(walk, small, days, { name, parent, children, started: { ago: startedAgo, at: '19:30' } })
    planConsent(walk, small, days, [grant], organisations)
    planSheets(walk, small, days, sheets)
    return small
  })

  // In the order in which they come; the workers follow once their organisation is there.
  for (const admin of administrators) void cast.expect(admin)
  for (const person of people) if (!person.organisations) void cast.expect(person)
  for (const { parent } of board) void cast.expect(parent)
  try {
    await walk.take((at) => {
      clock = Math.max(clock, at)
    })
  } finally {
    await stretching.stop()
  }
  clock = now
  for (const key of cast.keys) await cast.tidy(key)
  await app.beat()
  app.close()
  await store.sweep(now * 1000)
  return { signIns: cast.signIns, cast, home, families }
}
