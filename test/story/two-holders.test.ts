// Two parents, equal: joining by a code, what takes both, a disagreement that shows, and what happens when nobody answers.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { randomId } from '#crypto/secret/random.ts'
import { changeHash, WAIT_SECONDS } from '#shared/family/state.ts'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { changesOf } from '#web/vault/change.ts'
import { ask, openInvitation, requestsOf } from '#web/vault/request.ts'
import { encodeSealedKind } from '#web/vault/sealed-kinds.ts'
import { asks, childOf, household, textsOf, write } from './scene.ts'

let house: House
let noor: Somebody
let vault: string

beforeEach(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Sam', 'Yara'])
  vault = noor.vault().id
})
afterEach(() => house.close())

/** One after the other, each a minute later: what one client wrote the next one reads, and the register has it. */
async function look(...people: Somebody[]): Promise<void> {
  for (const who of people) {
    await who.look()
    await house.later()
  }
}

type As = { as: 'holder' } | { as: 'young'; child: string }
const authority = (who: Somebody) => sure(who.engine.authority(vault))

/** Noor shows the code on her phone, and somebody opens it on theirs. */
async function uses(who: Somebody, as: As): Promise<string> {
  const { invitation } = done(await noor.engine.inviteFamily(vault, as))
  await house.later()
  const opened = done(await who.engine.openJoining(sure(invitation).link))
  expect(opened.joins).toEqual({ as: as.as, child: as.as === 'young' ? as.child : null })
  done(await who.engine.join(sure(opened.invited)))
  await house.later()
  await look(noor)
  return sure(authority(noor).joiners.find((one) => one.person === who.core.person)).request
}

async function bramJoins(): Promise<Somebody> {
  const bram = await house.person('Bram')
  const request = await uses(bram, { as: 'holder' })
  done(await noor.engine.admit(vault, request))
  await house.later()
  await look(noor, bram)
  return bram
}

describe('joining', () => {
  test('Bram joins by the code on Noor’s phone, and reads and decides as she does', async () => {
    await write(noor, 'thuis', 'Van voor Bram.', 'Yara')
    const bram = await bramJoins()
    expect(bram.vault().mine).toBe('holder')
    expect(textsOf(bram, 'Yara')).toContain('Van voor Bram.')
    const holders = [noor, bram].map((who) => who.core.person)
    for (const who of [noor, bram]) {
      expect(authority(who).holders).toEqual(holders)
      expect(authority(who).joiners).toEqual([])
      for (const child of authority(who).children) expect(child.grant).toEqual(holders)
    }
  })

  test('who asks to join without the code, or with one that was made for something else, is no joiner', async () => {
    const mallory = await house.person('Bram')
    const children = [childOf(noor, 'Sam').id]
    const { invitation } = done(await noor.engine.invite(vault, { children, days: 14, uses: 1 }))
    await house.later()
    const found = await openInvitation(mallory.core, sure(invitation).link)
    if ('refused' in found) throw new Error(found.refused)
    const profile = { kind: 'profile' as const, name: 'Bram', claims: [] }
    expect(await ask(mallory.core, found.record, profile, 'holder', { proof: found.proof })).toMatchObject({
      done: true,
    })
    await house.later()
    await look(noor)
    expect(authority(noor).joiners).toEqual([])
    const request = sure(requestsOf(noor.core, vault)[0]).id
    expect(await noor.engine.admit(vault, request)).toMatchObject({ refused: 'no-access' })
  })

  test('a code that was made for Sam lets nobody in as a parent', async () => {
    const mallory = await house.person('Mallory')
    const child = childOf(noor, 'Sam').id
    const { invitation } = done(await noor.engine.inviteFamily(vault, { as: 'young', child }))
    await house.later()
    const found = await openInvitation(mallory.core, sure(invitation).link)
    if ('refused' in found) throw new Error(found.refused)
    const profile = { kind: 'profile' as const, name: 'Bram', claims: [] }
    await ask(mallory.core, found.record, profile, 'holder', { proof: found.proof })
    await house.later()
    await look(noor)
    expect(authority(noor).joiners).toEqual([])
  })
})

describe('what takes both', () => {
  test('Noor lets Sam in: it is announced, Bram sees for whom, agrees, and Sam decides along', async () => {
    const bram = await bramJoins()
    const sam = await house.person('Sam')
    const child = childOf(noor, 'Sam').id
    const request = await uses(sam, { as: 'young', child })
    done(await noor.engine.admit(vault, request))
    await house.later()
    await look(bram)
    const [change] = authority(bram).changes
    expect(change).toMatchObject({ what: 'young', name: 'Sam', child, state: 'open', by: noor.core.person })
    expect(change).toMatchObject({ agreed: [noor.core.person], waitsFor: [bram.core.person] })
    expect(authority(noor).joiners).toEqual([])
    done(await bram.engine.agreeToChange(vault, sure(change?.change)))
    await house.later()
    await look(noor, bram, sam)
    expect(authority(noor).changes).toEqual([])
    expect(sam.vault().mine).toBe('young')
    const named = sure(authority(bram).children.find((one) => one.child === child))
    expect(named.voiced).toBe(true)
    expect(named.grant).toEqual([noor, bram, sam].map((who) => who.core.person))
    const yara = sure(authority(bram).children.find((one) => one.child !== child))
    expect(yara.grant).not.toContain(sam.core.person)
  })

  test('Bram refuses: there is no agreement, both see it, and no time makes it so', async () => {
    const bram = await bramJoins()
    done(await noor.engine.announceLeaving(vault, bram.core.person))
    await house.later()
    await look(bram)
    const change = sure(authority(bram).changes[0])
    expect(change).toMatchObject({ what: 'leave', person: bram.core.person, state: 'open' })
    expect(change.until).toBeGreaterThanOrEqual(bram.core.seenTime + WAIT_SECONDS - 600)
    expect(await noor.engine.makeChange(vault, sure(change.change))).toMatchObject({
      refused: expect.stringMatching(/^takes-both/),
    })
    done(await bram.engine.refuseChange(vault, change.waits))
    await house.later()
    await look(noor, bram)
    for (const who of [noor, bram])
      expect(authority(who).changes).toMatchObject([{ what: 'leave', state: 'refused' }])
    await house.later(WAIT_SECONDS)
    await look(noor, bram)
    const after = await noor.engine.makeChange(vault, sure(change.change))
    expect(after).toMatchObject({ done: false, refused: 'no-access' })
    expect(bram.vault().mine).toBe('holder')
  })

  test('57: before the wait is over the server refuses it too, whatever the client says', async () => {
    const bram = await bramJoins()
    done(await noor.engine.announceLeaving(vault, bram.core.person))
    await house.later()
    await look(noor)
    const { record } = sure(changesOf(noor.core, vault)[0])
    const sent = await noor.core.act(vault, (draft) => {
      for (const { wait, event } of record.steps)
        draft.furtherPart(vault, sure(noor.core.replica.log(vault, 'family'))).events.push({ ...event, wait })
      return null
    })
    expect(sent).toMatchObject({ refused: 'policy-change-is-agreed' })
    await house.later(WAIT_SECONDS - 600)
    await look(noor)
    const change = sure(authority(noor).changes[0])
    expect(change.state).toBe('open')
    expect(await noor.engine.makeChange(vault, sure(change.change))).toMatchObject({
      refused: expect.stringMatching(/^takes-both/),
    })
  })

  test('nobody answers for fourteen days: then one may act, and who left is out of everything with new keys', async () => {
    const bram = await bramJoins()
    done(await noor.engine.announceLeaving(vault, bram.core.person))
    await house.later(WAIT_SECONDS)
    await look(noor, bram)
    const change = sure(authority(noor).changes[0])
    expect(change.state).toBe('over')
    expect(authority(bram).changes[0]).toMatchObject({ state: 'over', waits: change.waits })
    done(await noor.engine.makeChange(vault, sure(change.change)))
    await house.later()
    await look(noor)
    expect(authority(noor).holders).toEqual([noor.core.person])
    for (const child of authority(noor).children) expect(child.grant).toEqual([noor.core.person])
    for (const { state } of noor.core.replica.of('compartment'))
      if (state.vault === vault) {
        expect(state.access.map(({ person }) => person)).not.toContain(bram.core.person)
        expect(sure(state.epochs.at(-1)).boxes.map(({ person }) => person)).toEqual([noor.core.person])
      }
    await write(noor, 'thuis', 'Na het afscheid.', 'Yara')
    await bram.look().catch(() => undefined)
    expect(
      [...bram.core.served.values()].some((log) => log.vault === vault && log.kind === 'compartment'),
    ).toBe(false)
  })

  test('57: a change that does another thing than its words is shown as not clear, and can be refused', async () => {
    const bram = await bramJoins()
    const sam = await house.person('Sam')
    const family = () => sure(noor.core.replica.log(vault, 'family'))
    const wait = randomId()
    // Announced is that Bram is put out; written beside it that Sam may decide along.
    const event = { type: 'holder' as const, person: bram.core.person, acts: 'remove' as const, wait: null }
    const words = {
      kind: 'change' as const,
      change: randomId(),
      what: 'young' as const,
      person: sam.core.person,
      child: childOf(noor, 'Sam').id,
      steps: [{ wait, event }],
    }
    const announced = await noor.core.act(vault, (draft) => {
      const part = draft.part(vault, family())
      const until = noor.core.seenTime + WAIT_SECONDS
      part.events.push({ type: 'wait', wait, hash: changeHash(event), until })
      const plaintext = encodeSealedKind(words)
      draft.seal(part, { record: words.change, rev: 1, prev: null, plaintext })
      return null
    })
    expect(announced).toMatchObject({ done: true })
    await house.later()
    await look(bram)
    expect(authority(bram).changes).toMatchObject([
      { what: 'unknown', change: null, person: null, waits: [wait] },
    ])
    const said = await bram.engine.agreeToChange(vault, words.change)
    expect(said).toMatchObject({ refused: 'changed-meanwhile' })
    done(await bram.engine.refuseChange(vault, [wait]))
    await look(noor, bram)
    expect(authority(bram).changes.filter(({ state }) => state !== 'refused')).toEqual([])
  })

  test('70: a yes from before Sam decided along does not count with one from after', async () => {
    const bram = await bramJoins()
    const sam = await house.person('Sam')
    const child = childOf(noor, 'Sam').id
    const rik = await house.person('Rik', { as: 'professional' })
    const request = await asks(house, noor, rik, { maps: ['school'], child: 'Sam' })
    const given = [{ child, map: 'school' as const, read: true, write: false }]
    const choice = { given, past: 'with-history' as const, end: '2027-02-28' }
    done(await noor.engine.give(vault, request, choice))
    await house.later()
    const joins = await uses(sam, { as: 'young', child })
    done(await noor.engine.admit(vault, joins))
    await house.later()
    await look(bram)
    done(await bram.engine.agreeToChange(vault, sure(authority(bram).changes[0]?.change)))
    await house.later()
    await look(noor, bram, sam)
    done(await bram.engine.agree(vault, request))
    await house.later()
    await look(sam)
    const said = await sam.engine.agree(vault, request)
    await house.later()
    await look(noor, rik)
    expect(
      [...rik.core.served.values()].some((log) => log.kind === 'compartment' && log.vault === vault),
    ).toBe(false)
    const waits = sure(noor.vault().requests.find((r) => r.id === request)).waitsFor
    expect(waits).toContain(noor.core.person)
    // Noor says yes again, now beside Sam and Bram, to the same terms.
    done(await noor.engine.agree(vault, request))
    await house.later()
    await look(noor, sam)
    if (!said.done) done(await sam.engine.agree(vault, request))
    await house.later()
    await look(noor, rik)
    await look(rik)
    expect(
      [...rik.core.served.values()].some((log) => log.kind === 'compartment' && log.vault === vault),
    ).toBe(true)
  })
})

test('a legal position is recorded sealed, both parents read it, and it moves nobody', async () => {
  const bram = await bramJoins()
  const position = {
    kind: 'legal-position' as const,
    who: bram.core.person,
    child: childOf(noor, 'Yara').id,
    position: 'gezag_gezamenlijk' as const,
    since: '2018-05-03',
    evidence: 'Uittreksel gezagsregister',
  }
  done(await noor.engine.recordPosition(vault, position))
  await house.later()
  await look(bram)
  expect(authority(bram).positions.map((one) => one.position)).toEqual([position])
  const { record } = sure(authority(bram).positions[0])
  done(await bram.engine.recordPosition(vault, { ...position, until: '2026-11-01' }, record))
  await house.later()
  await look(noor)
  expect(authority(noor).positions).toMatchObject([{ record, position: { until: '2026-11-01' } }])
  expect(authority(noor).holders).toHaveLength(2)
})
