// Ways in, invitations, bookmarks, sessions, one-time values, settings.
import { describe, expect, test } from 'vitest'
import type { Session } from '#server/store/contract.ts'
import { bytes, entry, lines, newId, text } from './make.ts'
import type { Subject } from './subject.ts'

export function keeping(subject: Subject): void {
  describe('ways in and invitations', () => {
    test('a locator leads to its person until it is taken out', async () => {
      const log = newId()
      const way = { locator: 'locator', person: 'noor', way: 'password' }
      await subject.store.append(entry(lines(log, 0, 'add'), { ways: [way] }))
      expect(await subject.store.way('locator')).toEqual({ person: 'noor', way: 'password' })
      await subject.store.append(entry(lines(log, 1, 'remove'), { ways: [{ ...way, way: null }] }))
      expect(await subject.store.way('locator')).toBeNull()
    })

    test('nobody takes over a locator of another', async () => {
      const mine = { locator: 'locator', person: 'noor', way: 'password' }
      const theirs = { locator: 'locator', person: 'mallory', way: 'password' }
      const answers = await Promise.all(
        [mine, theirs, { ...theirs, way: null }].map((way) =>
          subject.store.append(entry(lines(newId(), 0, 'add'), { ways: [way] })),
        ),
      )
      expect(answers).toEqual(['appended', { taken: ['locator'] }, { taken: ['locator'] }])
      expect(await subject.store.way('locator')).toEqual({ person: 'noor', way: 'password' })
    })

    test('an invitation opens as often as it says, also when all come at once', async () => {
      const invitation = { sealed: bytes('sealed'), uses: 3, end: 1000 }
      const invitations = [{ locator: 'code', vault: 'vault', invitation }]
      await subject.store.append(entry(lines(newId(), 0, 'invite'), { invitations }))
      const opened = await Promise.all(
        Array.from({ length: 5 }, () => subject.store.openInvitation('code', 1)),
      )
      expect(opened.map((one) => one?.usesLeft ?? null).sort()).toEqual([0, 1, 2, null, null])
      expect(opened.find((one) => one?.usesLeft === 2)).toEqual({
        vault: 'vault',
        sealed: bytes('sealed'),
        usesLeft: 2,
      })
    })

    test('an invitation past its end, taken back or of another vault opens nothing', async () => {
      const log = newId()
      const invitation = { sealed: bytes('sealed'), uses: 3, end: 1000 }
      const change = { locator: 'code', vault: 'vault', invitation }
      await subject.store.append(entry(lines(log, 0, 'invite'), { invitations: [change] }))
      expect(await subject.store.openInvitation('code', 1000)).toBeNull()
      expect(
        await subject.store.append(
          entry(lines(newId(), 0, 'steal'), { invitations: [{ ...change, vault: 'other' }] }),
        ),
      ).toEqual({ taken: ['code'] })
      await subject.store.append(
        entry(lines(log, 1, 'end'), { invitations: [{ ...change, invitation: null }] }),
      )
      expect(await subject.store.openInvitation('code', 1)).toBeNull()
    })
  })

  test('of two devices that replace one bookmark exactly one wins', async () => {
    expect(await subject.store.bookmark('noor')).toBeNull()
    const first = await Promise.all(
      ['phone', 'tablet'].map((device) => subject.store.keepBookmark('noor', 0, bytes(device))),
    )
    expect(first.filter(Boolean).length).toBe(1)
    const again = ['phone again', 'tablet again']
    const second = await Promise.all(
      again.map((device) => subject.store.keepBookmark('noor', 1, bytes(device))),
    )
    expect(second.filter(Boolean).length).toBe(1)
    const winner = again[second.indexOf(true)] ?? ''
    expect(await subject.store.bookmark('noor')).toEqual({ version: 2, sealed: bytes(winner) })
  })

  describe('sessions', () => {
    const session: Session = {
      id: 'session',
      person: 'noor',
      device: 'phone',
      thumbprint: 'jkt',
      refresh: 'refresh 1',
      end: 1000,
    }

    test('a session lasts until its end, also over a restart', async () => {
      await subject.store.openSession(session)
      await subject.reopen()
      expect(await subject.store.session('session', 999)).toEqual(session)
      expect(await subject.store.session('session', 1000)).toBeNull()
      expect(await subject.store.session('other', 1)).toBeNull()
    })

    test('a refresh token works once', async () => {
      await subject.store.openSession(session)
      const turned = await Promise.all(
        ['refresh 2', 'refresh 3'].map((refresh) =>
          subject.store.rotateSession('session', 'refresh 1', { refresh, end: 2000 }, 500),
        ),
      )
      const [now] = turned.filter((one) => one !== null)
      expect(turned.filter((one) => one === null).length).toBe(1)
      expect(now).toEqual({ ...session, refresh: expect.stringMatching(/^refresh [23]$/), end: 2000 })
      expect(await subject.store.session('session', 500)).toEqual(now)
      expect(
        await subject.store.rotateSession('session', now?.refresh ?? '', { refresh: 'x', end: 9000 }, 2000),
      ).toBeNull()
    })

    test('signing out ends one session, one device, or all of a person', async () => {
      const others = [
        { ...session, id: 'tablet', device: 'tablet' },
        { ...session, id: 'laptop', device: 'laptop' },
        { ...session, id: 'other', person: 'sam' },
      ]
      for (const one of [session, ...others]) await subject.store.openSession(one)
      const open = async () => {
        const found = await Promise.all(
          ['session', 'tablet', 'laptop', 'other'].map((id) => subject.store.session(id, 1)),
        )
        return found.flatMap((one) => (one ? [one.id] : []))
      }
      await subject.store.closeSession('laptop')
      expect(await open()).toEqual(['session', 'tablet', 'other'])
      await subject.store.closeSessions('noor', 'tablet')
      expect(await open()).toEqual(['session', 'other'])
      await subject.store.closeSessions('noor')
      expect(await open()).toEqual(['other'])
    })
  })

  describe('one-time values', () => {
    test('a challenge is taken by exactly one', async () => {
      expect(await subject.store.putOnce('challenge', bytes('nonce'), 1000, 1)).toBe(true)
      const taken = await Promise.all([1, 2, 3].map(() => subject.store.takeOnce('challenge', 2)))
      expect(taken.map((value) => value && text(value)).sort()).toEqual(['nonce', null, null])
    })

    test('an identifier that was used is refused until its end', async () => {
      const put = (now: number) => subject.store.putOnce('jti', bytes(''), 1000 + now, now)
      expect((await Promise.all([put(1), put(1)])).sort()).toEqual([false, true])
      expect(await put(1000)).toBe(false)
      expect(await put(1001)).toBe(true)
    })

    test('a challenge past its end is worth nothing', async () => {
      await subject.store.putOnce('challenge', bytes('nonce'), 1000, 1)
      expect(await subject.store.takeOnce('challenge', 1000)).toBeNull()
    })
  })

  test('a setting is written once: who comes second gets what stands', async () => {
    expect(await subject.store.setting('origin')).toBeNull()
    const stood = await Promise.all(
      ['a.example', 'b.example'].map((origin) => subject.store.settle('origin', bytes(origin))),
    )
    expect(stood[0]).toEqual(stood[1])
    expect(['a.example', 'b.example']).toContain(text(stood[0] ?? bytes('')))
    await subject.reopen()
    expect(await subject.store.setting('origin')).toEqual(stood[0])
    expect(await subject.store.settle('origin', bytes('c.example'))).toEqual(stood[0])
  })

  test('sweeping takes what is past its end and nothing else', async () => {
    const session = { person: 'noor', device: 'phone', thumbprint: 'jkt', refresh: 'r' }
    const invitation = (end: number) => ({ sealed: bytes('sealed'), uses: 1, end })
    await subject.store.openSession({ ...session, id: 'past', end: 10 })
    await subject.store.openSession({ ...session, id: 'lasting', end: 11 })
    await subject.store.putOnce('past', bytes(''), 10, 1)
    await subject.store.putOnce('lasting', bytes(''), 11, 1)
    const invitations = [
      { locator: 'past', vault: 'vault', invitation: invitation(10) },
      { locator: 'lasting', vault: 'vault', invitation: invitation(11) },
    ]
    await subject.store.append(entry(lines(newId(), 0, 'invite'), { invitations }))
    await subject.store.sweep(10)
    // Asked with an earlier clock, so that only the sweep can have taken them.
    const left = async (key: string) => [
      (await subject.store.session(key, 1)) !== null,
      (await subject.store.takeOnce(key, 1)) !== null,
      (await subject.store.openInvitation(key, 1)) !== null,
    ]
    expect(await left('past')).toEqual([false, false, false])
    expect(await left('lasting')).toEqual([true, true, true])
  })
}
