// What a professional is served, and what not, on a real server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { leafHash } from '#crypto/public/tree.ts'
import {
  fetchBlobs,
  household,
  invite,
  openVault,
  put,
  revoke,
  sealedRevision,
  visit,
} from '#test/setup/household.ts'
import { bodyOf, type Pass, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ raw, stop } = await startRaw())
})
afterAll(() => stop())

const bytesIn = (answer: { body: Record<string, unknown> }) =>
  (answer.body.blobs as { bytes: string | null }[] | undefined)?.map(({ bytes }) => bytes !== null)

test('who decides over a map reads it without signing for a visit', async () => {
  const { noors, vault, before } = await household(raw)
  const answer = await fetchBlobs(raw, noors, vault.map, [before.fields.body])
  expect(bytesIn(answer)).toEqual([true])
})

test('a professional gets sealed bytes after signing for a visit, not before', async () => {
  const { fatima, fatimas, vault, given, before } = await household(raw)
  const closed = await fetchBlobs(raw, fatimas, vault.map, [before.fields.body])
  expect(closed.body.code).toBe('visit-needed')
  expect((await visit(raw, fatima, fatimas, given, vault.map)).status).toBe(200)
  const opened = await fetchBlobs(raw, fatimas, vault.map, [before.fields.body])
  expect(bytesIn(opened)).toEqual([true])
})

test('a visit opens the map for thirty minutes, and not a minute more', async () => {
  const { fatima, fatimas, vault, given, before } = await household(raw)
  await visit(raw, fatima, fatimas, given, vault.map)
  await raw.pass(30 * 60)
  const later = await raw.renewed(fatimas)
  expect((await fetchBlobs(raw, later, vault.map, [before.fields.body])).status).toBe(200)
  await raw.pass(1)
  expect((await fetchBlobs(raw, later, vault.map, [before.fields.body])).body.code).toBe('visit-needed')
})

test('a visit signed on one device opens nothing on another', async () => {
  const { fatima, fatimas, vault, given, before } = await household(raw)
  const tablet = raw.scene.signer()
  const { device, account, ways } = fatima
  const added = raw.scene.sign(
    fatima,
    [raw.scene.part({ log: fatima.id, events: [{ type: 'device-add', device: tablet.key }] })],
    [account, ...ways.map((w) => w.signer).slice(0, 1)],
  )
  await raw.sent(added, fatimas)
  expect(device.key).not.toBe(tablet.key)
  const onTablet = await raw.signIn(fatima, tablet)
  await visit(raw, fatima, fatimas, given, vault.map)
  expect((await fetchBlobs(raw, onTablet, vault.map, [before.fields.body])).body.code).toBe('visit-needed')
})

test('56: after it is taken back a professional is served nothing, what was there before included', async () => {
  const { fatima, fatimas, vault, given, before, parents } = await household(raw)
  await visit(raw, fatima, fatimas, given, vault.map)
  expect((await revoke(raw, parents, fatima, vault)).status).toBe(200)
  const stranger = await raw.signIn(await raw.signUp())
  for (const pass of [fatimas, stranger]) {
    const sealed = await fetchBlobs(raw, pass, vault.map, [before.fields.body])
    expect([sealed.status, sealed.body.code]).toEqual([404, 'not-found'])
    const leaves = await raw.ask(pass, 'GET', `/api/logs/${vault.map}`)
    expect([leaves.status, leaves.body.code]).toEqual([404, 'not-found'])
  }
  const list = (await raw.ask(fatimas, 'GET', '/api/logs')).body.logs as { log: string }[]
  expect(list.map(({ log }) => log)).not.toContain(vault.map)
})

test('a grant ends by the clock of the server, whatever the log says yet', async () => {
  const { fatima, fatimas, vault, given, before } = await household(raw, { days: 1 })
  await raw.pass(86_280)
  const pass = await raw.renewed(fatimas)
  expect((await visit(raw, fatima, pass, given, vault.map)).status).toBe(200)
  expect((await fetchBlobs(raw, pass, vault.map, [before.fields.body])).status).toBe(200)
  raw.scene.now += 60
  expect((await fetchBlobs(raw, pass, vault.map, [before.fields.body])).status).toBe(404)
  const list = (await raw.ask(pass, 'GET', '/api/logs')).body.logs as { log: string }[]
  expect(list.map(({ log }) => log)).not.toContain(vault.map)
  expect((await put(raw, fatima, pass, vault.map)).answer.status).toBe(404)
  await raw.look()
})

test('who was admitted from now on gets nothing older', async () => {
  const { noor, noors, fatima, fatimas, vault, given, before } = await household(raw, { history: 'from-now' })
  const after = await put(raw, noor, noors, vault.map)
  await visit(raw, fatima, fatimas, given, vault.map)
  const answer = await fetchBlobs(raw, fatimas, vault.map, [before.fields.body, after.fields.body])
  expect(bytesIn(answer)).toEqual([false, true])
})

test('naming old bytes again in a record of their own does not open them to who came later', async () => {
  const { fatima, fatimas, vault, given, before } = await household(raw, { history: 'from-now' })
  const again = await put(raw, fatima, fatimas, vault.map, { files: [before.fields.body] })
  expect(again.answer.status).toBe(200)
  await visit(raw, fatima, fatimas, given, vault.map)
  const answer = await fetchBlobs(raw, fatimas, vault.map, [before.fields.body, again.fields.body])
  expect(bytesIn(answer)).toEqual([false, true])
})

test('erasing a record leaves an attachment that another record still names', async () => {
  const { noor, noors, vault } = await household(raw)
  const first = await put(raw, noor, noors, vault.map)
  const second = await put(raw, noor, noors, vault.map, { files: [first.fields.body] })
  const erase = async (record: string) => {
    const part = raw.scene.part({ log: vault.map, events: [{ type: 'erase', record, wait: null }] })
    await raw.sent(raw.scene.sign(noor, [part]), noors)
  }
  const hashes = [first.fields.body, first.fields.box]
  await erase(first.fields.record)
  expect(bytesIn(await fetchBlobs(raw, noors, vault.map, hashes))).toEqual([true, false])
  await erase(second.fields.record)
  expect(bytesIn(await fetchBlobs(raw, noors, vault.map, hashes))).toEqual([false, false])
})

test('who may write without reading gets no sealed bytes', async () => {
  const { fatimas, vault, before } = await household(raw, { may: 'write' })
  expect((await fetchBlobs(raw, fatimas, vault.map, [before.fields.body])).body.code).toBe('not-yours')
})

test('a professional sees neither the log of the family nor another map, as if there were none', async () => {
  const { fatimas, vault } = await household(raw)
  const other = await household(raw)
  const nothing = await raw.ask(fatimas, 'GET', `/api/logs/${raw.scene.hash()}`)
  for (const log of [vault.id, other.vault.map, other.vault.id, other.given.member]) {
    const answer = await raw.ask(fatimas, 'GET', `/api/logs/${log}`)
    expect([answer.status, answer.body]).toEqual([nothing.status, nothing.body])
  }
})

test('naming a hash known from elsewhere brings nobody its bytes', async () => {
  const { vault, fatima, fatimas, before } = await household(raw)
  const own = await openVault(raw, [fatima], fatimas)
  const part = raw.scene.part({
    log: own.map,
    events: [{ type: 'put', epoch: 1, ...before.fields, record: raw.scene.id() }],
  })
  const answer = await raw.send(raw.scene.sign(fatima, [part]), fatimas)
  expect(answer.body.code).toBe('blob-missing')
  const elsewhere = await fetchBlobs(raw, fatimas, own.map, [before.fields.body])
  expect(bytesIn(elsewhere)).toEqual([false])
  expect(vault.map).not.toBe(own.map)
})

test('what somebody drops who may not seal into the map is taken over without being sent again', async () => {
  const { scene } = raw
  const { noor, noors, fatima, fatimas, vault, given } = await household(raw, { may: 'write' })
  const sealed = sealedRevision(raw, given.member)
  const drop = scene.part({
    log: given.member,
    events: [{ type: 'drop', log: vault.map, ...sealed.fields }],
  })
  await raw.sent(scene.sign(fatima, [drop]), fatimas, { blobs: sealed.blobs })
  const leaf = scene.leaves.get(given.member)?.at(-1) ?? new Uint8Array()
  const box = scene.bytes(104)
  const adopt = {
    type: 'adopt',
    epoch: 1,
    ...sealed.fields,
    box: base64url(sha256(box)),
    member: given.member,
    leaf: base64url(leafHash(leaf)),
    author: fatima.id,
    device: fatima.device.key,
  }
  const body = scene.sign(noor, [scene.part({ log: vault.map, events: [adopt] })])
  // The scene's own world does not know leaf hashes: only the server judges this entry.
  const blobs = [{ log: vault.map, bytes: base64url(box) }]
  const answer = await raw.ask(noors, 'POST', '/api/entries', bodyOf(body, { blobs }))
  expect(answer.status).toBe(200)
  const served = await fetchBlobs(raw, noors, vault.map, [sealed.fields.body, adopt.box])
  expect(bytesIn(served)).toEqual([true, true])
})

test('lockboxes reach their recipient only', async () => {
  const { noors, fatimas, vault } = await household(raw)
  const boxesOf = async (pass: Pass) =>
    (await raw.ask(pass, 'GET', '/api/lockboxes?after=0')).body.lockboxes as {
      vault: string
      bytes: string
    }[]
  const [noorsBoxes, fatimasBoxes] = [await boxesOf(noors), await boxesOf(fatimas)]
  expect(fatimasBoxes.map((b) => b.vault)).toEqual([vault.id])
  expect(noorsBoxes.map((b) => b.bytes)).not.toContain(fatimasBoxes[0]?.bytes)
})

test('an erased record is gone from the server, and the log still stands', async () => {
  const { noor, noors, vault, before } = await household(raw)
  const part = raw.scene.part({
    log: vault.map,
    events: [{ type: 'erase', record: before.fields.record, wait: null }],
  })
  await raw.sent(raw.scene.sign(noor, [part]), noors)
  const answer = await fetchBlobs(raw, noors, vault.map, [before.fields.body, before.fields.box])
  expect(bytesIn(answer)).toEqual([false, false])
  expect((await raw.ask(noors, 'GET', `/api/logs/${vault.map}?from=0`)).body.size).toBe(5)
})

test('an attachment is brought ahead of its entry, and only for the log it was brought for', async () => {
  const { noor, noors, fatimas, vault } = await household(raw)
  const file = raw.scene.bytes(40_000)
  const hash = base64url(sha256(file))
  expect((await raw.ask(fatimas, 'PUT', `/api/blobs/${vault.id}/${hash}`, file)).status).toBe(404)
  expect((await raw.ask(noors, 'PUT', `/api/blobs/${vault.map}/${raw.scene.hash()}`, file)).status).toBe(400)
  expect((await put(raw, noor, noors, vault.map, { files: [hash] })).answer.body.code).toBe('blob-missing')
  expect((await raw.ask(noors, 'PUT', `/api/blobs/${vault.map}/${hash}`, file)).status).toBe(204)
  expect((await put(raw, noor, noors, vault.map, { files: [hash] })).answer.status).toBe(200)
  expect((await raw.ask(noors, 'GET', `/api/blobs/${vault.map}/${hash}`)).status).toBe(200)
  expect((await raw.ask(fatimas, 'GET', `/api/blobs/${vault.map}/${hash}`)).body.code).toBe('visit-needed')
})

test('an invitation opens as often as the family said, and no more once it is ended', async () => {
  const { noor, noors, fatimas, vault } = await household(raw)
  const twice = await invite(raw, noor, noors, vault, { uses: 2 })
  const open = () => raw.ask(fatimas, 'POST', '/api/invitations', { locator: twice.locator })
  expect((await open()).body.invite).toBe(twice.id)
  expect((await open()).status).toBe(200)
  expect((await open()).body.code).toBe('invitation-closed')
  const ended = await invite(raw, noor, noors, vault)
  const end = raw.scene.part({ log: vault.id, events: [{ type: 'invite-end', invite: ended.id }] })
  await raw.sent(raw.scene.sign(noor, [end]), noors)
  const answer = await raw.ask(fatimas, 'POST', '/api/invitations', { locator: ended.locator })
  expect(answer.body.code).toBe('invitation-closed')
})
