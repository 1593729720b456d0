// People whose server lies: their real clients, behind a server that stands between them and the real one.
import { done, type House, PASSWORD, type Somebody, somebody } from '#test/setup/house.ts'
import type { NewAccount } from '#web/vault/engine.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { Liar } from './proxy.ts'

export type Victim = Somebody & { liar: Liar }

export const THERAPIST = { as: 'professional', profession: 'gezinstherapeut' } as const

/** A new account behind a server that is honest until it is told to lie. */
export async function victim(house: House, name: string, more: Partial<NewAccount> = {}): Promise<Victim> {
  const liar = new Liar(house)
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device, liar.fetch), { follow: false })
  const prepared = await engine.prepareAccount({ name, password: PASSWORD, as: 'parent', ...more })
  done(await prepared.begin())
  await house.later()
  return withLiar(somebody(engine, device, prepared.code.join(' ')), liar)
}

/** The same device after it was closed: the account opens from what was kept. */
export async function reopened(house: House, who: Victim, liar = who.liar): Promise<Victim> {
  const engine = await createEngine(house.ports(who.device, liar.fetch), { follow: false })
  done(await engine.unlock(PASSWORD))
  return withLiar(somebody(engine, who.device, who.code), liar)
}

const withLiar = (who: Somebody, liar: Liar): Victim =>
  Object.defineProperties({} as Victim, {
    ...Object.getOwnPropertyDescriptors(who),
    liar: { value: liar, enumerable: true },
  })

/** What the client says is wrong; null when nothing is. */
export const alarmOf = (who: Somebody): string | null => who.core.alarm?.code ?? null
