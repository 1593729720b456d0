// Recovery against a bad helper and a bad server: 19 and 20 of the threat model.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { recoveryLocator, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { readShare, shareCode, shareCommit } from '#crypto/secret/shares.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { encodeLeaf } from '#shared/log/entry.ts'
import { done, House, PASSWORD, sure } from '#test/setup/house.ts'
import { household } from '#test/story/scene.ts'
import { isRefusal } from '#web/vault/core.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { renewal } from '#web/vault/renewal.ts'
import { asWay } from '#web/vault/ways.ts'
import { alarmOf, reopened, type Victim, victim } from './people.ts'
import { Liar, signedOver } from './proxy.ts'

let house: House
let noor: Victim
let strip: string
let papers: string[]

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor)
  const { prepared } = done(await noor.engine.renewSheet({ now: PASSWORD, next: PASSWORD, strip: true }))
  strip = sure(prepared).recovery.join(' ')
  done(await sure(prepared).begin())
  await house.later()
  const names = ['Oma Rie', 'Buurman Jan', 'Tante Els']
  const { shares } = done(await noor.engine.shareRecovery({ strip, password: PASSWORD, needed: 2, names }))
  papers = sure(shares).slips.map((slip) => slip.code.join(' '))
  done(await sure(shares).begin())
  await house.later()
  await noor.look()
})
afterAll(() => house.close())

const stranger = async (fetch?: (request: Request) => Promise<Response>) => {
  const device = memoryDevice()
  const ports = fetch ? house.ports(device, fetch) : house.ports(device)
  return { device, engine: await createEngine(ports, { follow: false }) }
}
const paper = (at: number): string => sure(papers[at])

test('20: a helper whose paper was made up is named, and nothing is tried with it', async () => {
  const { engine } = await stranger()
  const share = sure(readShare(paper(1)))
  const made = shareCode(share.map((byte, at) => (at === 3 ? byte ^ 16 : byte))).join(' ')
  expect(await engine.recoverWith([paper(0), made])).toMatchObject({ refused: 'share-wrong', wrong: [1] })
  expect(await engine.recoverWith([made, paper(2), paper(0)])).toMatchObject({
    refused: 'share-wrong',
    wrong: [0],
  })
  done(await engine.recoverWith([paper(0), paper(2)]))
})

test('20: a server that calls a wrong paper right, or a right one wrong, opens nothing and changes nothing', async () => {
  const liar = new Liar(house)
  const { engine, device } = await stranger(liar.fetch)
  const share = sure(readShare(paper(1)))
  const made = shareCode(share.map((byte, at) => (at === 3 ? byte ^ 16 : byte))).join(' ')
  liar.lie(/\/api\/shares/, () => ({ known: [true, true] }))
  expect(await engine.recoverWith([paper(0), made])).toMatchObject({ done: false, refused: 'sign-in-failed' })
  expect(await device.list('')).toEqual([])
  // The server is told half a commitment of each, from which no share follows.
  const told = liar.asked
    .filter(({ path }) => path === '/api/shares')
    .map(({ text }) => text)
    .join()
  expect(told).toContain(base64url(shareCommit(sure(readShare(paper(0)))).subarray(0, 16)))
  expect(told).not.toContain(base64url(sure(readShare(paper(0)))).slice(0, 16))
})

test('19: a recovery way that the server puts in her card and keyring is refused by her own devices', async () => {
  const secret = randomBytes(16)
  const seeds = wayKeys(secret)
  const way = asWay('recovery', seeds, recoveryLocator(secret))
  const old = sure(noor.core.replica.of('keyring')[0]).state.ways.find(({ kind }) => kind === 'recovery')
  // With everything an unlocked device has: its key and the account key, and the server's own way in beside them.
  const thief = signerFrom(seeds.sign)
  const change = { come: [{ way, signer: thief }], gone: [sure(old).way] }
  expect(await noor.core.act('', (draft) => renewal(noor.core, draft, thief, change))).toMatchObject({
    refused: 'signature-missing',
  })
  const draft = noor.core.draft('')
  expect(isRefusal(renewal(noor.core, draft, thief, change))).toBe(false)
  const { entry, sigs, parts } = await draft.finish(sure(noor.core.register.seen), house.now)
  const other = await reopened(house, noor)
  for (const part of parts) {
    const log = sure(part.log)
    const leaf = base64url(encodeLeaf({ entry, sigs, part }))
    const real = (await house.store.leaves(log, 0, 10_000)).map(({ bytes }) => base64url(bytes))
    const all = [...real, leaf]
    const path = log === noor.core.person ? 'cards' : 'logs'
    other.liar.lie(new RegExp(`/api/${path}/${log}\\?`), async (answer) => {
      const slice = answer as { from: number }
      return {
        ...slice,
        leaves: all.slice(slice.from),
        size: all.length,
        checkpoint: await signedOver(house, log, all),
      }
    })
    other.liar.lie(/\/api\/logs$/, (answer) => ({
      logs: (answer as { logs: { log: string; size: number }[] }).logs.map((one) =>
        one.log === log ? { ...one, size: all.length } : one,
      ),
    }))
  }
  await other.look()
  expect(alarmOf(other)).toBe('signature-missing')
  other.liar.honest()
})

test("19: a server that leads the strip to another person's keyring brings nobody in there", async () => {
  const mallory = await house.person('De server')
  const liar = new Liar(house)
  const { engine, device } = await stranger(liar.fetch)
  liar.lie(/\/api\/session$/, (answer) => ({ ...(answer as object), person: mallory.core.person }))
  const { strip: opened } = done(await engine.recover(strip))
  const prepared = await sure(opened).renew('een heel ander wachtwoord')
  const begun = await prepared.begin().catch((error: unknown) => error)
  expect(begun).not.toMatchObject({ done: true })
  expect(await device.read('account')).toBeNull()
  expect((await house.store.heads([mallory.core.person]))[0]?.size).toBe(
    mallory.core.replica.size(mallory.core.person),
  )
})
