// Recovery helpers: three people each have a paper, two of them together bring Noor in; one alone opens nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { household, textsOf, write } from './scene.ts'

const NEW_PASSWORD = 'de trein had geen vertraging'

let house: House
let noor: Somebody
let papers: readonly (readonly string[])[]

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  await household(house, noor)
  await write(noor, 'school', 'Hij leest alles.')
  await house.later()
})
afterAll(() => house.close())

const account = (who: Somebody) => {
  const now = who.engine.snapshot()
  if (now.at !== 'open') throw new Error(now.at)
  return now.view.account
}
const onDevice = async () => {
  const device = memoryDevice()
  return { device, engine: await createEngine(house.ports(device), { follow: false }) }
}
const code = (paper: number) => sure(papers[paper]).join(' ')
const NAMES = ['Oma Rie', 'Buurman Jan', 'Tante Els']

test('it takes the strip and the password; until the papers are handed out nothing counts', async () => {
  const input = { strip: noor.strip, password: PASSWORD, needed: 2, names: NAMES }
  expect(await noor.engine.shareRecovery({ ...input, password: 'geraden' })).toMatchObject({
    refused: 'wrong-password',
  })
  expect(await noor.engine.shareRecovery({ ...input, strip: noor.code })).toMatchObject({
    refused: 'not-in-force',
  })
  const { shares } = done(await noor.engine.shareRecovery(input))
  papers = sure(shares).slips.map((slip) => slip.code)
  expect(sure(shares).slips.map(({ name }) => name)).toEqual(NAMES)
  expect(account(noor).helpers).toBeNull()
  const { engine } = await onDevice()
  expect(await engine.recoverWith([code(0), code(1)])).toMatchObject({
    refused: 'share-wrong',
    wrong: [0, 1],
  })
  done(await sure(shares).begin())
  await house.later()
  await noor.look()
  expect(account(noor).helpers).toEqual({ needed: 2, names: NAMES })
})

test('one paper opens nothing; two of any helpers bring her in with a new password', async () => {
  const { engine, device } = await onDevice()
  const typo = code(1).replace(/^./, (c) => (c === '2' ? '3' : '2'))
  expect(await engine.recoverWith([code(0), typo])).toMatchObject({ refused: 'share-wrong', wrong: [1] })
  expect(await engine.recoverWith([code(0), code(0)])).toMatchObject({ refused: 'share-wrong', wrong: [1] })
  expect(await engine.recover(code(0))).toMatchObject({ done: false })
  const { strip } = done(await engine.recoverWith([code(2), code(0)]))
  const prepared = await sure(strip).renew(NEW_PASSWORD)
  expect(prepared.recovery.join(' '), 'together they are the strip').toBe(noor.strip)
  done(await prepared.begin())
  expect(textsOf(somebody(engine, device, ''))).toEqual(['Hij leest alles.'])
  await house.later()
})

test('the papers outlive a new user key; a new strip makes them void', async () => {
  await noor.look()
  // Her other device was told the new sheet, and follows with the password alone.
  done(await noor.engine.followPassword(NEW_PASSWORD))
  const { engine, device } = await onDevice()
  const { strip } = done(await engine.recoverWith([code(1), code(2)]))
  const prepared = await sure(strip).renew(NEW_PASSWORD)
  done(await prepared.begin())
  const back = somebody(engine, device, '')
  expect(account(back).helpers).toEqual({ needed: 2, names: NAMES })
  const { prepared: renewed } = done(
    await engine.renewSheet({ now: NEW_PASSWORD, next: NEW_PASSWORD, strip: true }),
  )
  done(await sure(renewed).begin())
  expect(account(back).helpers).toBeNull()
  const other = await onDevice()
  expect(await other.engine.recoverWith([code(1), code(2)])).toMatchObject({ refused: 'share-wrong' })
})
