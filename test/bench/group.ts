// What is measured of peers, measured of this product: a group of ten, 1,000 notes of 1 KiB, a cold read, taking one out.
import { done, PASSWORD, sure } from '#test/setup/house.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { asks, type BigFamily, bigFamily } from './household.ts'
import { timed } from './measure.ts'

const MEMBER_COUNT = 10
const NOTE_COUNT = 1000
const TEXT = 'x'.repeat(1024)

export type GroupTimes = { grant: number; append: number; cold: number; revoke: number }

/** Milliseconds for each deed with everything it asks of the server, whose disk has it when it is over. */
export async function group(): Promise<GroupTimes> {
  const family = await bigFamily(1)
  const { house, noor, wishes, helpers } = family
  const vault = noor.vault().id
  let grant = 0
  while (helpers.length < MEMBER_COUNT) {
    const { request } = await asks(family)
    const choice = { given: wishes, past: 'with-history', end: '2027-02-28' } as const
    grant += await timed(async () => done(await noor.engine.give(vault, request, choice)))
    await house.later()
    await noor.look()
  }
  const child = sure(noor.vault().children[0])
  const map = sure(child.maps.find(({ name }) => name === wishes[0]?.map)).log
  const append = await timed(async () => {
    for (let i = 0; i < NOTE_COUNT; i++)
      done(await noor.engine.write(vault, map, { kind: 'note', on: '2026-11-24', text: `${i} ${TEXT}` }))
  })
  await house.later()
  await noor.look()
  const cold = await coldRead(family)
  const leaver = sure(helpers[0]).core.person
  const revoke = await timed(async () => done(await noor.engine.takeBack(vault, leaver)))
  await house.server.close()
  return { grant, append, cold, revoke }
}

/** On a new device, from when the password work is done until every note is opened. */
async function coldRead({ house: { server }, noor }: BigFamily): Promise<number> {
  let start = 0
  const stretch: typeof onTheSpot.stretch = async (...how) => {
    const stretched = await onTheSpot.stretch(...how)
    start = performance.now()
    return stretched
  }
  const ports = {
    origin: 'http://localhost',
    fetch: server.fetch,
    device: memoryDevice(),
    heavy: { ...onTheSpot, stretch },
    now: () => server.now,
  }
  const engine = await createEngine(ports, { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  const now = engine.snapshot()
  const read = now.at === 'open' ? now.view.vaults[0]?.children[0]?.timeline.length : 0
  const took = performance.now() - start
  if (read !== NOTE_COUNT) throw new Error(`read ${read} of ${NOTE_COUNT}`)
  return took
}
