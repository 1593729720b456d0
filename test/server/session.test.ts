// Signing in, and what a stolen piece of it is worth.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { dpopKey, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ raw, stop } = await startRaw())
})
afterAll(() => stop())

const code = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, answer.body.code]

test('a known device signs in with its own key', async () => {
  const noor = await raw.signUp()
  const pass = await raw.signIn(noor)
  expect(pass.person).toBe(noor.id)
  expect((await raw.ask(pass, 'GET', '/api/logs')).status).toBe(200)
})

test('an unknown locator, an unknown device and a wrong key get one and the same answer', async () => {
  const noor = await raw.signUp()
  const wrong = raw.scene.signer()
  const answers = [
    await raw.trySignIn({ is: 'way', locator: raw.scene.id() }, wrong),
    await raw.trySignIn({ is: 'way', locator: noor.locators[0] }, wrong),
    await raw.trySignIn({ is: 'device', person: noor.id, device: wrong.key }, wrong),
    await raw.trySignIn({ is: 'device', person: noor.id, device: noor.device.key }, wrong),
    await raw.trySignIn({ is: 'device', person: raw.scene.hash(), device: wrong.key }, wrong),
  ]
  const [first] = answers
  for (const { answer } of answers) expect([answer.status, answer.body]).toEqual([401, first?.answer.body])
  expect(first?.answer.body.code).toBe('sign-in-failed')
})

test('a challenge works once, and not after two minutes', async () => {
  const noor = await raw.signUp()
  const by = { is: 'device', person: noor.id, device: noor.device.key }
  const { body: old } = await raw.fetch('POST', '/api/session/challenge', {})
  const replayed = await raw.trySignIn(by, noor.device, { challenge: old.challenge })
  expect(code(replayed.answer)).toEqual([401, 'sign-in-failed'])
  raw.scene.now += 121
  const late = await raw.trySignIn(by, noor.device, { challenge: old.challenge })
  expect(code(late.answer)).toEqual([401, 'sign-in-failed'])
  await raw.look()
})

test('53: a proof that was used once is worth nothing to who copied it', async () => {
  const pass = await raw.signIn(await raw.signUp())
  const headers = await raw.headers(pass, 'GET', '/api/logs')
  expect((await raw.fetch('GET', '/api/logs', undefined, headers)).status).toBe(200)
  expect(code(await raw.fetch('GET', '/api/logs', undefined, headers))).toEqual([401, 'proof-replayed'])
})

test('53: a stolen token is worth nothing without its key', async () => {
  const pass = await raw.signIn(await raw.signUp())
  const thief = { ...pass, key: await dpopKey() }
  expect(code(await raw.ask(thief, 'GET', '/api/logs'))).toEqual([401, 'proof-needed'])
  const bare = { authorization: `DPoP ${pass.access}` }
  expect(code(await raw.fetch('GET', '/api/logs', undefined, bare))).toEqual([401, 'proof-needed'])
  const bearer = { ...(await raw.headers(pass, 'GET', '/api/logs')), authorization: `Bearer ${pass.access}` }
  expect(code(await raw.fetch('GET', '/api/logs', undefined, bearer))).toEqual([401, 'sign-in-needed'])
})

test.each([
  ['another method', { htm: 'POST' }],
  ['another address', { htu: 'http://vault.test/api/lockboxes' }],
  ['another server', { htu: 'http://other.test/api/logs' }],
  ['another token', { ath: base64url(sha256(utf8('another'))) }],
  ['no token', { ath: undefined }],
  ['an hour ago', { iat: 1_800_000_000 - 3600 }],
  ['no name of its own', { jti: '' }],
])('a proof for %s does not pass', async (_, over) => {
  const pass = await raw.signIn(await raw.signUp())
  const headers = await raw.headers(pass, 'GET', '/api/logs', over)
  expect(code(await raw.fetch('GET', '/api/logs', undefined, headers))).toEqual([401, 'proof-needed'])
})

test('a token ends after ten minutes and a refresh secret gives the next', async () => {
  const pass = await raw.signIn(await raw.signUp())
  await raw.pass(601)
  expect(code(await raw.ask(pass, 'GET', '/api/logs'))).toEqual([401, 'token-expired'])
  const next = await raw.renewed(pass)
  expect((await raw.ask(next, 'GET', '/api/logs')).status).toBe(200)
})

test('a refresh secret that comes twice ends the session for both', async () => {
  const pass = await raw.signIn(await raw.signUp())
  const next = await raw.renewed(pass)
  expect(code(await raw.refresh(pass))).toEqual([401, 'sign-in-needed'])
  expect(code(await raw.refresh(next))).toEqual([401, 'sign-in-needed'])
  expect(code(await raw.ask(next, 'GET', '/api/logs'))).toEqual([401, 'sign-in-needed'])
})

test('a refresh secret is bound to the key it was given to', async () => {
  const pass = await raw.signIn(await raw.signUp())
  expect(code(await raw.refresh({ ...pass, key: await dpopKey() }))).toEqual([401, 'sign-in-needed'])
  expect((await raw.refresh(pass)).status).toBe(200)
})

test('signing out ends this device at once, signing out everywhere ends them all', async () => {
  const noor = await raw.signUp()
  const [phone, laptop, tablet] = [await raw.signIn(noor), await raw.signIn(noor), await raw.signIn(noor)]
  expect((await raw.ask(phone, 'DELETE', '/api/session')).status).toBe(204)
  expect((await raw.ask(phone, 'GET', '/api/logs')).status).toBe(401)
  expect((await raw.ask(laptop, 'GET', '/api/logs')).status).toBe(200)
  expect((await raw.ask(laptop, 'DELETE', '/api/sessions')).status).toBe(204)
  expect((await raw.ask(tablet, 'GET', '/api/logs')).status).toBe(401)
})

test('a device that is revoked is signed out at once', async () => {
  const { scene } = raw
  const noor = await raw.signUp()
  const pass = await raw.signIn(noor)
  const tablet = scene.signer()
  const [way] = noor.ways
  if (!way) throw new Error('no way')
  const add = scene.part({ log: noor.id, events: [{ type: 'device-add', device: tablet.key }] })
  await raw.sent(scene.sign(noor, [add], [noor.account, way.signer]), pass)
  const onTablet = await raw.signIn(noor, tablet)
  const account = scene.signer()
  const box = scene.boxKey()
  const keys = {
    type: 'keys',
    generation: 2,
    account: account.key,
    box,
    ways: noor.ways.map((w) => ({ way: w.way, key: w.signer.key })),
  }
  const revoked = [
    scene.part({ log: noor.id, events: [{ type: 'device-revoke', device: tablet.key }, keys] }),
    scene.part({
      log: noor.keyring,
      events: [
        {
          type: 'user-key',
          generation: 2,
          boxes: noor.ways.map((w) => ({ way: w.way, box: base64url(scene.bytes(1168)) })),
          link: base64url(scene.bytes(88)),
        },
      ],
    }),
  ]
  await raw.sent(scene.sign(noor, revoked, [noor.account, account, way.signer]), pass)
  expect(code(await raw.ask(onTablet, 'GET', '/api/logs'))).toEqual([401, 'sign-in-needed'])
  expect(code(await raw.refresh(onTablet))).toEqual([401, 'sign-in-needed'])
  expect((await raw.ask(pass, 'GET', '/api/logs')).status).toBe(200)
})

test('a new device that comes in by the sheet reaches its own card and keyring and nothing else', async () => {
  const noor = await raw.signUp()
  const somebody = await raw.signUp()
  const pass = await raw.signInByWay(noor)
  const list = (await raw.ask(pass, 'GET', '/api/logs')).body.logs as { log: string }[]
  expect(list.map(({ log }) => log).sort()).toEqual([noor.id, noor.keyring].sort())
  expect((await raw.ask(pass, 'GET', `/api/logs/${noor.keyring}`)).status).toBe(200)
  expect((await raw.ask(pass, 'GET', `/api/cards/${somebody.id}`)).status).toBe(404)
  expect((await raw.ask(pass, 'GET', '/api/lockboxes?after=0')).status).toBe(403)
  const tablet = raw.scene.signer()
  const [way] = noor.ways
  if (!way) throw new Error('no way')
  const part = raw.scene.part({ log: noor.id, events: [{ type: 'device-add', device: tablet.key }] })
  await raw.sent(raw.scene.sign({ ...noor, device: tablet }, [part], [noor.account, way.signer]), pass)
  expect((await raw.signIn(noor, tablet)).person).toBe(noor.id)
})
