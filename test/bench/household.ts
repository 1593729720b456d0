// A family with many maps and many helpers, each with a real client, their server on a thread of its own.
import { done, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import type { Wish } from '#web/consent/wish.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import type { Ports } from '#web/vault/ports.ts'
import { FarServer } from './far-server.ts'

/** Six maps for each of them. */
const CHILDREN = ['Sam', 'Yara', 'Bram', 'Lotte']

/** People with clients of their own. `sentCpuMs`: what this thread had cost when the last entry went out. */
class Neighbourhood {
  readonly server = new FarServer()
  sentCpuMs = 0

  later(): Promise<void> {
    return this.server.later()
  }

  async person(name: string, as: 'parent' | 'professional'): Promise<Somebody> {
    const device = memoryDevice()
    const ports: Ports = {
      origin: 'http://localhost',
      fetch: (request) => {
        if (request.method === 'POST' && request.url.endsWith('/api/entries')) this.sentCpuMs = cpuMs()
        return this.server.fetch(request)
      },
      device,
      heavy: onTheSpot,
      now: () => this.server.now,
    }
    const engine = await createEngine(ports, { follow: false })
    const prepared = await engine.prepareAccount({ name, password: PASSWORD, as })
    done(await prepared.begin())
    await this.later()
    return somebody(engine, device, prepared.code.join(' '))
  }
}

export type BigFamily = { house: Neighbourhood; noor: Somebody; wishes: Wish[]; helpers: Somebody[] }

export async function bigFamily(mapCount: number): Promise<BigFamily> {
  const house = new Neighbourhood()
  const noor = await house.person('Noor de Boer', 'parent')
  const children = CHILDREN.map((name, i) => ({ name, birth: `201${i + 2}-05-04` }))
  done(await noor.engine.startVault({ family: 'De Boer', name: 'Noor de Boer', children }))
  await house.later()
  await noor.look()
  const maps = noor
    .vault()
    .children.flatMap(({ id, maps }) => maps.map(({ name }) => ({ child: id, map: name })))
  const wishes = maps.slice(0, mapCount).map((place) => ({ ...place, read: true, write: true }))
  if (wishes.length < mapCount) throw new Error('a vault with too few maps')
  return { house, noor, wishes, helpers: [] }
}

/** A new helper asks for all the maps; gives the request that now waits for Noor. */
export async function asks({ house, noor, wishes, helpers }: BigFamily): Promise<{ request: string }> {
  const helper = await house.person(`Hulpverlener ${helpers.length + 1}`, 'professional')
  helpers.push(helper)
  const vault = noor.vault().id
  const children = noor.vault().children.map(({ id }) => id)
  const invited = done(await noor.engine.invite(vault, { children, days: 14, uses: 1 })).invitation
  await house.later()
  const found = done(await helper.engine.openInvitation(sure(invited).code.join(' ')))
  const asked = { purpose: 'Samen verder.', wishes, past: 'with-history', end: '2027-02-28' } as const
  done(await helper.engine.ask(sure(found.invited), asked))
  await house.later()
  await noor.look()
  return { request: sure(noor.vault().requests.find(({ state }) => state === 'requested')).id }
}

/** Milliseconds of processor time of this thread since it began. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** What a command costs the device it is given on: until its entry goes out, and with what is learnt from it. */
export async function costOf(
  { house }: BigFamily,
  command: () => Promise<unknown>,
): Promise<{ untilSent: number; whole: number }> {
  const start = cpuMs()
  await command()
  return { untilSent: house.sentCpuMs - start, whole: cpuMs() - start }
}
