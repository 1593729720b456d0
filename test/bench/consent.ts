// Giving 20 maps to a helper and taking them back with 10 members: what that costs the parent's own device.
import { boxPublicKey } from '#crypto/secret/hpke.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { sodium } from '#crypto/sodium.ts'
import { done } from '#test/setup/house.ts'
import { asks, bigFamily, costOf } from './household.ts'
import { type Measured, median, timed } from './measure.ts'

const MAP_COUNT = 20
const MEMBER_COUNT = 10
const REVOKE_COUNT = 5
const REVOKE_BAR_MS = 150

type Cost = { untilSent: number; whole: number; raw: number }

/**
 * One family with ten helpers on all its maps. Each time one is taken out, who stay (nine and the parent) get new keys
 * of every map; then another comes in his place.
 */
export async function consent(): Promise<{ grant: Measured; revoke: Measured }> {
  const family = await bigFamily(MAP_COUNT)
  const { house, noor, wishes, helpers } = family
  const vault = noor.vault().id
  const grants: Cost[] = []
  const revocations: Cost[] = []
  const settle = async () => {
    await house.later()
    await noor.look()
  }
  while (revocations.length < REVOKE_COUNT) {
    while (helpers.length < MEMBER_COUNT) {
      const { request } = await asks(family)
      const choice = { given: wishes, past: 'with-history', end: '2027-02-28' } as const
      const cost = await costOf(family, async () => done(await noor.engine.give(vault, request, choice)))
      grants.push({ ...cost, raw: await encapsulations(1) })
      await settle()
    }
    const person = helpers.shift()?.core.person ?? ''
    const cost = await costOf(family, async () => done(await noor.engine.takeBack(vault, person)))
    revocations.push({ ...cost, raw: await encapsulations(MEMBER_COUNT) })
    await settle()
  }
  await house.server.close()
  return {
    grant: said(grants, `ms of client work to give ${MAP_COUNT} maps`, 1, null),
    revoke: said(
      revocations,
      `ms of client work to take back ${MAP_COUNT} maps with ${MEMBER_COUNT} members`,
      MEMBER_COUNT,
      REVOKE_BAR_MS,
    ),
  }
}

const box = boxPublicKey(randomBytes(32))

/** Milliseconds for that many bare X-Wing encapsulations: one for everybody who gains a key. */
const encapsulations = (count: number): Promise<number> =>
  timed(() => {
    for (let i = 0; i < count; i++) sodium.crypto_kem_xwing_enc(box)
  })

function said(costs: Cost[], unit: string, boxes: number, barMs: number | null): Measured {
  const value = median(costs.map(({ whole }) => whole))
  const raw = median(costs.map(({ raw }) => raw))
  const untilSent = median(costs.map(({ untilSent }) => untilSent))
  const split = `${untilSent.toFixed(1)} ms until the entry goes out, the rest to check what came back`
  return {
    value: Math.round(value),
    unit,
    ratio: value / raw,
    against: `${raw.toFixed(1)} ms for ${boxes} bare X-Wing boxes; ${split}`,
    bar: barMs === null ? null : `value <= ${barMs}`,
    holds: barMs === null || value <= barMs,
  }
}
