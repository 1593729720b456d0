// The room of two devices that are paired: small, short, each message taken once, and nobody can fill it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { LIMITS } from '#server/limits.ts'
import { type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
beforeAll(async () => {
  const limits = { ...LIMITS, door: { burst: 40, perMinute: 1 } }
  ;({ raw, stop } = await startRaw({ limits }))
})
afterAll(() => stop())

const leave = (room: string, slot: string, bytes: string) =>
  raw.fetch('POST', '/api/pairing', { room, slot, bytes })
const hash = () => raw.scene.hash()
const take = (room: string, slot: string) => raw.fetch('POST', '/api/pairing/take', { room, slot })

test('a message is left once and taken once, without signing in', async () => {
  const room = raw.scene.id()
  const bytes = hash()
  expect((await take(room, 'commit')).body).toEqual({ bytes: null })
  expect((await leave(room, 'commit', bytes)).status).toBe(204)
  const second = await leave(room, 'commit', hash())
  expect([second.status, second.body.code]).toEqual([409, 'conflict'])
  expect((await take(raw.scene.id(), 'commit')).body).toEqual({ bytes: null })
  expect((await take(room, 'commit')).body).toEqual({ bytes })
  expect((await take(room, 'commit')).body).toEqual({ bytes: null })
})

test('after five minutes it is gone', async () => {
  const room = raw.scene.id()
  expect((await leave(room, 'offer', base64url(raw.scene.bytes(1900)))).status).toBe(204)
  await raw.pass(301)
  expect((await take(room, 'offer')).body).toEqual({ bytes: null })
})

test('another slot, a long message and anything else are refused', async () => {
  const room = raw.scene.id()
  expect((await leave(room, 'letter', hash())).body.code).toBe('bad-shape')
  expect((await leave(room, 'commit', base64url(raw.scene.bytes(33)))).body.code).toBe('bad-shape')
  expect((await leave(room, 'reply', hash())).body.code).toBe('bad-shape')
  expect((await leave(room, 'reply', 'A'.repeat(8193))).body.code).toBe('bad-shape')
  expect((await leave('kort', 'commit', hash())).body.code).toBe('bad-shape')
})

test('one address leaves only so many', async () => {
  const codes = new Set<unknown>()
  for (let left = 0; left < 50; left++) codes.add((await leave(raw.scene.id(), 'commit', hash())).body.code)
  expect(codes).toContain('too-many-requests')
})
