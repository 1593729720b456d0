// A member who floods: with visits, with lines that say nothing, with large ones, with sealed bytes, with requests at the door.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { UNLIMITED } from '#server/limits.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { household, sealedRevision, visit } from '#test/setup/household.ts'
import { type Answer, type Pass, type Raw, startRaw } from '#test/setup/raw.ts'

const DAY = 86_400
const MIB = 1024 * 1024
const refusal = ({ status, body }: Answer) => [status, body.code]

describe('69: who holds a grant floods the vault', () => {
  let raw: Raw
  let stop: () => Promise<void>
  let home: Awaited<ReturnType<typeof household>>
  beforeAll(async () => {
    ;({ raw, stop } = await startRaw({ limits: UNLIMITED }))
  })
  afterAll(() => stop())

  /** One entry in Fatima's own member log. */
  const write = (...events: AnyEvent[]) => {
    const part = raw.scene.part({ log: home.given.member, events })
    return raw.send(raw.scene.sign(home.fatima, [part]), home.fatimas)
  }
  /** The same again and again until it is refused, or `times` times; the last answer, and how often it was taken. */
  const again = async (times: number, once: () => Promise<Answer>) => {
    let taken = 0
    let answer = await once()
    while (answer.status === 200 && ++taken < times) answer = await once()
    return { taken, answer }
  }
  const waitADay = async () => {
    await raw.pass(DAY)
    home.fatimas = await raw.signIn(home.fatima)
  }

  test('69: with visits: a hundred and twenty in an hour, and no more', async () => {
    home = await household(raw)
    const { fatima, fatimas, given, vault } = home
    const { taken, answer } = await again(200, () => visit(raw, fatima, fatimas, given, vault.map))
    expect(refusal(answer)).toEqual([429, 'quota'])
    expect(taken).toBe(120)
  })

  test('69: with lines that say nothing: two thousand events in a day, and the next day again', async () => {
    home = await household(raw)
    const notes = Array.from({ length: 256 }, () => ({ type: 'note' }))
    const first = await again(30, () => write(...notes))
    expect(refusal(first.answer)).toEqual([429, 'quota'])
    expect(first.taken).toBe(7)
    expect((await write({ type: 'note' })).status).toBe(200)
    await waitADay()
    expect((await write(...notes)).status).toBe(200)
  })

  test('69: with lines as long as they may be: one megabyte in a day', async () => {
    home = await household(raw)
    const policies = Array.from({ length: 16 }, () => ({ policy: raw.scene.id(), version: 1 }))
    const long = () => {
      const hash = raw.scene.hash()
      return Array.from({ length: 56 }, () => ({ type: 'approve', request: hash, terms: hash, policies }))
    }
    const { taken, answer } = await again(200, () => write(...long()))
    expect(refusal(answer)).toEqual([429, 'quota'])
    expect(taken).toBeGreaterThan(10)
    expect(taken * 56).toBeLessThan(1500)
  })

  test('69: with sealed bytes, whatever length their author gives them: 128 MiB in thirty days', async () => {
    home = await household(raw)
    const { fatima, fatimas, given, vault } = home
    const bring = async () => {
      const bytes = new Uint8Array(32 * MIB)
      bytes.set(raw.scene.bytes(32))
      const hash = base64url(sha256(bytes))
      await raw.ask(fatimas, 'PUT', `/api/blobs/${given.member}/${hash}`, bytes)
      const sealed = sealedRevision(raw, given.member, { files: [hash], size: 0 })
      const drop = { type: 'drop', log: vault.map, ...sealed.fields }
      const part = raw.scene.part({ log: given.member, events: [drop] })
      return raw.send(raw.scene.sign(fatima, [part]), fatimas, { blobs: sealed.blobs })
    }
    const { taken, answer } = await again(6, bring)
    expect(refusal(answer)).toEqual([429, 'quota'])
    expect(taken).toBe(3)
  })
})

describe('69: who has no grant knocks', () => {
  const limits = {
    ...UNLIMITED,
    address: { burst: 40, perMinute: 60 },
    door: { burst: 20, perMinute: 6 },
    append: { burst: 5, perMinute: 60 },
  }
  const started = async () => {
    const { raw, stop } = await startRaw({ limits })
    return { raw, stop }
  }
  const until = async (times: number, once: () => Promise<Answer>): Promise<number> => {
    for (let i = 0; i < times; i++) {
      const answer = await once()
      if (answer.status === 429) {
        expect(answer.body.code).toBe('too-many-requests')
        expect(answer.headers.get('retry-after')).toBe('30')
        return i
      }
    }
    return times
  }

  test('69: one address asks so often and no more, of the smallest route too, and again after a while', async () => {
    const { raw, stop } = await started()
    expect(await until(60, () => raw.fetch('GET', '/healthz'))).toBeLessThan(40)
    raw.scene.now += 10
    expect(await until(60, () => raw.fetch('GET', '/healthz'))).toBe(10)
    await stop()
  })

  test('69: who tries the door again and again waits', async () => {
    const { raw, stop } = await started()
    expect(await until(60, () => raw.fetch('POST', '/api/session/challenge', {}))).toBe(20)
    await stop()
  })

  test('69: an account writes so many entries and no more', async () => {
    const { raw, stop } = await started()
    const noor = await raw.signUp()
    const pass: Pass = await raw.signIn(noor)
    const note = () => {
      const part = raw.scene.part({ log: noor.keyring, events: [{ type: 'note' }] })
      return raw.send(raw.scene.sign(noor, [part]), pass)
    }
    expect(await until(20, note)).toBe(5)
    await stop()
  })
})
