// Several instances on one store, here a real PostgreSQL: what one writes or takes back holds at the other at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { openStore } from '#server/store/open.ts'
import { fetchBlobs, household, put, revoke, sealedRevision, visit } from '#test/setup/household.ts'
import { startPostgres, type TestPostgres } from '#test/setup/postgres.ts'
import { bodyOf, Raw, startRaw } from '#test/setup/raw.ts'

let postgres: TestPostgres
let one: Raw
let other: Raw
const stops: (() => Promise<void>)[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  const databaseUrl = await postgres.database()
  const first = await startRaw({ databaseUrl })
  one = first.raw
  const store = await openStore({ dataDir: '', databaseUrl })
  const app = await createApp({ store, config: readConfig({}), clock: () => one.scene.now })
  // The same people and clock, at another door.
  other = new Raw(app, one.scene)
  stops.push(first.stop, async () => {
    app.close()
    await store.close()
  })
})
afterAll(async () => {
  for (const stop of stops) await stop()
  await postgres.stop()
})

test('an instance knows what another wrote, and whom another signed in', async () => {
  const { noor, noors, vault, before } = await household(one)
  expect((await fetchBlobs(other, noors, vault.map, [before.fields.body])).status).toBe(200)
  expect((await put(other, noor, noors, vault.map)).answer.status).toBe(200)
  expect((await put(one, noor, noors, vault.map)).answer.status).toBe(200)
})

test('what is taken back at one instance is served by none', async () => {
  const { fatima, fatimas, vault, given, before, parents } = await household(one)
  await visit(other, fatima, fatimas, given, vault.map)
  expect((await fetchBlobs(other, fatimas, vault.map, [before.fields.body])).status).toBe(200)
  await revoke(one, parents, fatima, vault)
  expect((await fetchBlobs(other, fatimas, vault.map, [before.fields.body])).status).toBe(404)
})

test('of two entries at two instances one lands, and the other is told which log moved', async () => {
  const { noor, noors, vault } = await household(one)
  const made = [one, other].map((raw) => {
    const sealed = sealedRevision(raw, vault.map)
    const part = raw.scene.part({ log: vault.map, events: [{ type: 'put', epoch: 1, ...sealed.fields }] })
    return { raw, sealed, entry: raw.scene.sign(noor, [part]) }
  })
  const answers = await Promise.all(
    made.map(({ raw, sealed, entry }) =>
      raw.ask(noors, 'POST', '/api/entries', bodyOf(entry, { blobs: sealed.blobs })),
    ),
  )
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  expect(answers.find((a) => a.status === 409)?.body.logs).toEqual([vault.map])
  const winner = made[answers.findIndex((a) => a.status === 200)]
  if (winner) one.scene.land(winner.entry)
  expect((await put(other, noor, noors, vault.map)).answer.status).toBe(200)
})

test('both sign with the same key, and of two beats at once one stands', async () => {
  const keys = await Promise.all([one, other].map((raw) => raw.fetch('GET', '/transparency/vkey')))
  expect(keys.map((k) => k.status)).toEqual([200, 200])
  const noor = await one.signUp()
  expect(noor.id).toBeTruthy()
  one.scene.now += 60
  const beats = await Promise.all([one.app.beat(), other.app.beat()])
  expect(beats.filter((beat) => beat !== null).length).toBe(1)
  await one.look()
  const seen = one.scene.seen()
  await other.look()
  expect(one.scene.seen()).toEqual(seen)
})

test('a proof that one instance has seen is refused by the other', async () => {
  const pass = await one.signIn(await one.signUp())
  const headers = await one.headers(pass, 'GET', '/api/logs')
  expect((await one.fetch('GET', '/api/logs', undefined, headers)).status).toBe(200)
  expect((await other.fetch('GET', '/api/logs', undefined, headers)).body.code).toBe('proof-replayed')
})
