// A server that lies to Sam, who is named by the family's log and does not read it; and a keeper who passes Sam by.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '#crypto/public/tree.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import { loadKeys } from '#server/keys.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { termsHash } from '#shared/family/state.ts'
import { encodeLeaf, parseLeaf } from '#shared/log/entry.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import type { Named } from '#shared/wire/named.ts'
import { done, House, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { asks, childOf, household } from '#test/story/scene.ts'
import { carryOutFamily } from '#web/vault/carry.ts'
import { offersOn } from '#web/vault/consent.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { Liar, signedOver } from './proxy.ts'

const NAMED = /\/api\/vaults\/.*\/named/

let house: House
let noor: Victim
let bram: Victim
let sam: Victim
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor, ['Sam', 'Yara'])
  vault = noor.vault().id
  sam = await victim(house, 'Sam')
  bram = await victim(house, 'Bram')
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child: childOf(noor, 'Sam').id })
  await sam.look()
  await joins(house, noor, bram, { name: 'Bram', as: 'holder' })
})
afterAll(() => house.close())
beforeEach(async () => {
  sam.liar.honest()
  await house.later()
})

/** Sam's device after it was closed; `anew`: as if it had never looked at the family's log. */
async function phone(anew = false): Promise<Victim> {
  const opened = await reopened(house, sam)
  if (anew) opened.core.named.clear()
  return opened
}

/** What an honest client says that is told this from now on. */
async function verdict(lie: (answer: Named) => unknown, anew = true): Promise<string | null> {
  const told = await phone(anew)
  told.liar.lie(NAMED, (answer) => lie(answer as Named))
  await told.look()
  told.liar.honest()
  return alarmOf(told)
}

/** Noor says yes to something of Sam's: one more leaf that names Sam. */
async function moves(): Promise<string> {
  const helper = await victim(house, 'Gijs', THERAPIST)
  const request = await asks(house, noor, helper, { maps: ['school'], child: 'Sam' })
  const given = [{ child: childOf(noor, 'Sam').id, map: 'school' as const, read: true, write: false }]
  done(await noor.engine.give(vault, request, { given, past: 'with-history', end: '2027-02-28' }))
  await house.later()
  return request
}

/** Noor’s software makes a new key for the family’s log, and with it a new label. */
const rotates = () =>
  noor.core.act(vault, (draft) => {
    const family = sure(noor.core.replica.log(vault, 'family'))
    const intents = decideFamily(family.state, { do: 'rotate' }, noor.core.person, noor.core.seenTime)
    if ('refused' in intents) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })

/** The same answer over other leaves, under a checkpoint that the server really signed. */
async function rewritten(answer: Named, change: (leaves: Uint8Array[]) => Uint8Array[]): Promise<Named> {
  const real = (await house.store.leaves(vault, 0, 10_000)).map(({ bytes }) => bytes)
  const all = change(real)
  const hashes = all.map(leafHash)
  const keys = await loadKeys(house.store, null)
  const size = all.length
  const written = (path: Uint8Array[]) => path.map(base64url)
  return {
    ...answer,
    size,
    checkpoint: signCheckpoint(keys, { log: vault, size, root: rootOf(hashes) }),
    history: written(consistencyProof(hashes, answer.from)),
    shown: null,
    leaves: answer.leaves.map(({ seq, from }) => ({
      seq,
      leaf: base64url(all[seq] ?? new Uint8Array()),
      proof: written(inclusionProof(hashes, seq)),
      from,
      history: written(consistencyProof(hashes, from)),
    })),
  }
}

test('told the truth, Sam’s client raises nothing', async () => {
  await moves()
  expect(await verdict((answer) => answer)).toBeNull()
})

test('27: a line that names Sam, changed in a word', async () => {
  await moves()
  const changed = (answer: Named) =>
    rewritten(answer, (all) =>
      all.map((bytes, seq) => {
        if (seq !== answer.leaves.at(-1)?.seq) return bytes
        const leaf = parseLeaf(bytes)
        return encodeLeaf({ ...leaf, entry: { ...leaf.entry, time: leaf.entry.time + 60 } })
      }),
    )
  expect(await verdict(changed)).toBe('signature-wrong')
})

test('43: another history before a line than its author signed upon', async () => {
  await moves()
  // Before the newest line that names Sam one leaf is exchanged; the lines themselves are true.
  const forked = (answer: Named) =>
    rewritten(answer, (all) =>
      all.map((bytes, seq) => (seq === sure(answer.leaves.at(-1)).seq - 1 ? sure(all[1]) : bytes)),
    )
  expect(await verdict(forked)).toBe('wrong-prev')
})

test('39: the log goes back, or grows out of another one', async () => {
  await moves()
  const size = sure(sam.core.named.get(vault)).size
  expect(await verdict((answer) => ({ ...answer, from: 0 }), false)).toBe('log-went-back')
  const other = (answer: Named) =>
    rewritten({ ...answer, leaves: [] }, (all) =>
      all.map((bytes, seq) => (seq === size - 1 ? sure(all[0]) : bytes)),
    )
  expect(await verdict(other, false)).toBe('log-forked')
})

test('44: a line given twice, or from beyond the end of what is shown', async () => {
  await moves()
  const last = (answer: Named) => sure(answer.leaves.at(-1))
  const twice = (answer: Named) => ({ ...answer, leaves: [...answer.leaves, last(answer)] })
  expect(await verdict(twice)).toBe('leaf-out-of-place')
  const beyond = (answer: Named) => ({ ...answer, leaves: [{ ...last(answer), seq: answer.size }] })
  expect(await verdict(beyond)).toBe('leaf-out-of-place')
})

test('43: a version of the policy kept back, and a yes under it shown', async () => {
  await moves()
  const without = (answer: Named) => {
    const versions = answer.leaves.filter(({ leaf }) =>
      parseLeaf(fromBase64url(leaf)).part.events.some((e) => e.type === 'policy'),
    )
    return { ...answer, leaves: answer.leaves.filter((one) => one !== versions.at(-1)) }
  }
  expect(await verdict(without)).toBe('approver-is-named')
})

test('49: a vault that named Sam is denied', async () => {
  const problem = { type: 'about:blank', title: 'not-found', status: 404, code: 'not-found' }
  const liar = new Liar(house)
  const honest = liar.fetch
  const fetch = async (request: Request) =>
    NAMED.test(request.url) ? Response.json(problem, { status: 404 }) : honest(request)
  const denied = Object.assign(liar, { fetch })
  const told = await reopened(house, sam, denied)
  await told.look()
  expect(alarmOf(told)).toBe('log-withheld')
})

test('40: a head for Sam alone, which the register does not have', async () => {
  const told = await phone(true)
  told.liar.lie(NAMED, (answer) => ({ ...(answer as Named), shown: null }))
  await told.look()
  expect(alarmOf(told)).toBeNull()
  // Two beats and more.
  await moves()
  await told.look()
  expect(alarmOf(told)).toBe('head-not-registered')
  const invented = (answer: Named) => ({ ...answer, shown: { ...sure(answer.shown), n: 9 } })
  expect(await verdict(invented)).toBeNull()
  const other = (answer: Named) => ({ ...answer, shown: { ...sure(answer.shown), n: 0 } })
  expect(await verdict(other)).toBe('register-differs')
})

test('42: an old view of the log, while the register has a newer head', async () => {
  const told = await phone()
  await told.look()
  let kept: Named | null = null
  told.liar.lie(NAMED, (answer) => {
    kept ??= { ...(answer as Named), leaves: [] }
    return kept
  })
  await told.look()
  await moves()
  await told.look()
  expect(alarmOf(told)).toBe('log-went-back')
})

test('39: a head in the register that is shorter than the one Sam saw', async () => {
  const told = await phone()
  await told.look()
  const before = sure(told.core.named.get(vault)?.shown)
  const size = before.size - 1
  const leaves = (await house.store.leaves(vault, 0, 10_000)).map(({ bytes }) => leafHash(bytes))
  told.liar.lie(NAMED, (answer) => {
    const history = consistencyProof(leaves, size, (answer as Named).size).map(base64url)
    return {
      ...(answer as Named),
      shown: { ...before, size, root: base64url(rootOf(leaves.slice(0, size))), history },
    }
  })
  await told.look()
  expect(alarmOf(told)).toBe('log-went-back')
})

test('71: a label that the one Sam knew does not lead to', async () => {
  const told = await phone()
  await told.look()
  expect(await rotates()).toMatchObject({ done: true })
  await house.later()
  await moves()
  const other = base64url(new Uint8Array(16).fill(7))
  told.liar.lie(NAMED, (answer) => {
    const { shown, ...rest } = answer as Named
    return { ...rest, shown: { ...sure(shown), label: other }, labels: [] }
  })
  await told.look()
  expect(alarmOf(told)).toBe('label-differs')
})

test('34: a line about Sam in no known form, which a parent signed and the server took', async () => {
  await moves()
  noor = await reopened(house, noor)
  await noor.look()
  let sent: AppendBody | null = null
  noor.liar.instead(/\/api\/entries/, ({ text }) => {
    sent = JSON.parse(text) as AppendBody
    return { landed: [] }
  })
  await noor.core.act(vault, (draft) => {
    const family = sure(noor.core.replica.log(vault, 'family'))
    const known = sure(family.state.policies.find((p) => p.grant.includes(sam.core.person)))
    const next = { next: null, opens: null, wait: null, version: known.version + 1 }
    const policy = { type: 'policy', policy: known.policy, grant: known.grant, revoke: known.revoke, ...next }
    draft.part(vault, family).events.push({ ...policy, extra: 1 })
    return null
  })
  noor.liar.honest()
  const { entry, sigs, parts } = sure(sent as AppendBody | null)
  const made = parts.map((part) => encodeLeaf({ entry, part, sigs }))
  const size = sure(parts[0]).seq
  const line = { seq: size, leaf: '', proof: [], from: size, history: [] }
  const shown = (answer: Named) =>
    rewritten({ ...answer, leaves: [...answer.leaves, line] }, (all) => [...all.slice(0, size), ...made])
  expect(await verdict(shown)).toBe('malformed')
  noor = await reopened(house, noor)
  await noor.look()
})

test('57: parents who, with the server, let somebody in without Sam: Sam’s client says so', async () => {
  const request = await moves()
  const offer = sure(offersOn(noor.core, vault, request).at(-1)).offer
  const line = sure(offer.lines[0])
  // What a patched client of Noor's sends, and the server takes though Sam said nothing.
  let sent: AppendBody | null = null
  noor.liar.instead(/\/api\/entries/, ({ text }) => {
    sent = JSON.parse(text) as AppendBody
    return { landed: [] }
  })
  await noor.core.act(vault, (draft) => {
    const map = sure(noor.core.replica.log(line.log, 'compartment'))
    const terms = termsHash(offer.terms)
    const { may, history, end, salt } = line
    const command = { do: 'admit' as const, person: offer.terms.grantee, may, history, end, terms, salt }
    const intents = decideCompartment(map.state, command, noor.core.seenTime)
    if ('refused' in intents) return intents
    draft.carryOut(draft.part(map.id, map), intents)
    return null
  })
  noor.liar.honest()
  const { entry, sigs, parts } = sure(sent as AppendBody | null)
  const leaves = parts.map((part) => base64url(encodeLeaf({ entry, part, sigs })))
  const told = await phone()
  await told.look()
  expect(alarmOf(told)).toBeNull()
  told.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as { logs: { log: string; size: number }[] }).logs.map((one) => ({
      ...one,
      size: one.size + (one.log === line.log ? leaves.length : 0),
    })),
  }))
  told.liar.lie(new RegExp(`/api/logs/${line.log}\\?`), async (answer) => {
    const slice = answer as { from: number }
    const real = await house.store.leaves(line.log, 0, 10_000)
    const all = [...real.map(({ bytes }) => base64url(bytes)), ...leaves]
    const checkpoint = await signedOver(house, line.log, all)
    return { ...slice, leaves: all.slice(slice.from), size: all.length, checkpoint }
  })
  await told.look()
  expect(alarmOf(told)).toBe('admission-is-granted')
})
