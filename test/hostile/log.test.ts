// What a hostile server may try with the logs; the numbers are those of the threat model.
import { describe, expect, test } from 'vitest'
import { base64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { parseNote } from '#crypto/public/note.ts'
import { EMPTY_ROOT, verifyConsistency, verifyInclusion } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { checkLog } from '#shared/log/check.ts'
import { type AnyEvent, type Entry, type Leaf, parseLeaf } from '#shared/log/entry.ts'
import { headOf, labelNow } from '#shared/log/global.ts'
import {
  approveEvent,
  boxFor,
  DAY,
  decider,
  epochEvent,
  family,
  familyWithGrant,
  grantOf,
  revision,
} from '#test/setup/family.ts'
import { keysEvent, type Person, type Signer } from '#test/setup/logs.ts'
import { codeOf } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const inMap = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.map, events })
const inVault = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.vault, events })
const put = (at: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'put',
  epoch: 1,
  ...revision(at.scene, over),
})
const leavesOf = (at: At, log: string): Uint8Array[] => [...(at.scene.leaves.get(log) ?? [])]
const verdict = (at: At, leaves: Uint8Array[]) => codeOf(() => checkLog(null, leaves, at.scene.around))
/** The newest leaf of the map with something changed in it, canonical again. */
const tampered = (at: At, change: (leaf: Leaf) => Leaf): string | null => {
  const leaves = leavesOf(at, at.map)
  const leaf = JSON.parse(fromUtf8(leaves.pop() ?? new Uint8Array())) as Leaf
  return verdict(at, [...leaves, canonicalize(change(leaf) as never)])
}
const takenBack = (at: At) =>
  at.scene.write(at.noor, [
    { log: at.vault, events: [{ type: 'revoke', grantee: at.fatima.id, logs: [at.map] }] },
    {
      log: at.map,
      events: [{ type: 'remove', person: at.fatima.id }, epochEvent(at.scene, at.map, [at.noor, at.bram])],
    },
  ])

describe('keys and members', () => {
  test('1: an id cannot be filled with the keys of another: its first part names the device it begins with', () => {
    const at = familyWithGrant()
    const [first] = leavesOf(at, at.fatima.id)
    const { part } = parseLeaf(first ?? new Uint8Array())
    const server = {
      ...at.fatima,
      device: at.scene.signer(),
      account: at.scene.signer(),
      ways: [] as Person['ways'],
    }
    server.ways = [{ way: at.scene.id(), signer: at.scene.signer() }]
    const keys = { ...part, log: at.fatima.id, seq: 1, salt: at.scene.id() }
    const events = [keysEvent(server), { type: 'device-add', device: server.device.key }]
    const parts = [part, { ...keys, events }]
    const entry: Entry = {
      ...at.scene.sign(server, parts).entry,
      author: { person: at.fatima.id, at: 2, device: server.device.key },
    }
    const signers: Signer[] = [server.device, server.account, ...server.ways.map((w) => w.signer)]
    const leaves = at.scene.leavesOf(entry, parts, signers).map((l) => l.bytes)
    expect(verdict(at, leaves)).toBe('not-its-founder')
  })
  test('3: a ghost among the readers, the holders or the devices', () => {
    const at = familyWithGrant()
    const ghost = at.scene.person()
    const people = [at.noor, at.bram, at.fatima]
    expect(codeOf(() => inMap(at, at.noor, epochEvent(at.scene, at.map, [...people, ghost])))).toBe(
      'epoch-reaches-exactly-the-readers',
    )
    const add = { type: 'holder', person: ghost.id, acts: 'add', wait: null }
    expect(codeOf(() => inVault(at, ghost, add))).toBe('author-holds')
    const device = { type: 'device-add', device: ghost.device.key }
    const asNoor = { ...at.noor, device: ghost.device }
    expect(codeOf(() => at.scene.write(asNoor, { log: at.noor.id, events: [device] }))).toBe(
      'signature-missing',
    )
    expect(codeOf(() => inMap(at, at.noor, decider(ghost, { box: boxFor(at.scene, ghost) })))).toBe(
      'admission-is-granted',
    )
  })
  test('10: an old list of members: what was written after it does not fit on it, and its head is another', () => {
    const at = familyWithGrant()
    takenBack(at)
    inMap(at, at.noor, { type: 'note' })
    const leaves = leavesOf(at, at.map)
    expect(verdict(at, [...leaves.slice(0, -2), ...leaves.slice(-1)])).toBe('wrong-seq')
    const old = checkLog(null, leaves.slice(0, -2), at.scene.around)
    const now = at.scene.log(at.map, 'compartment')
    expect(headOf(labelNow(old), old.size, old.frontier.root())).not.toBe(
      headOf(labelNow(now), now.size, now.frontier.root()),
    )
  })
  test('11: a grant that was taken back, given again by the same yes', () => {
    const at = familyWithGrant()
    takenBack(at)
    const again = { ...at.admit, box: boxFor(at.scene, at.fatima) }
    expect(codeOf(() => inMap(at, at.noor, again))).toBe('terms-open-once')
    const half = family()
    const grant = grantOf(half)
    for (const parent of [half.noor, half.bram])
      half.scene.write(parent, { log: half.vault, events: [approveEvent(half, grant.terms)] })
    half.scene.write(half.noor, { log: half.map, events: [grant.admit] })
    takenBack({ ...half, ...grant })
    expect(half.scene.log(half.vault, 'family').state.approvals).toEqual([])
  })
  test('12: an entry of a revoked device, dated before its revocation', () => {
    const at = familyWithGrant()
    const { scene, noor } = at
    const next = {
      ...noor,
      generation: 2,
      account: scene.signer(),
      box: scene.boxKey(),
      device: scene.signer(),
    }
    const events = [
      keysEvent(next),
      { type: 'device-add', device: next.device.key },
      { type: 'device-revoke', device: noor.device.key },
    ]
    scene.write(noor, { log: noor.id, events }, [
      noor.account,
      ...noor.ways.map((w) => w.signer),
      next.account,
    ])
    inMap(at, next, { type: 'note' })
    const back = { author: { person: noor.id, at: 2, device: noor.device.key } }
    const stolen = (over: Partial<Entry>) =>
      codeOf(() => scene.write(noor, { log: at.map, events: [put(at)] }, [], over))
    expect([stolen(back), stolen({})]).toEqual(['card-went-back', 'device-not-active'])
  })
  test('13: scope, verbs or end made wider than what was approved', () => {
    const at = familyWithGrant()
    const grant = grantOf(at, { may: 'read' })
    for (const parent of [at.noor, at.bram]) inVault(at, parent, approveEvent(at, grant.terms))
    const wider = [{ may: 'both' }, { end: Number(grant.admit.end) + DAY }, { salt: at.scene.id() }]
    for (const over of wider)
      expect(codeOf(() => inMap(at, at.noor, { ...grant.admit, ...over }))).toBe('admission-is-granted')
  })
})

describe('content', () => {
  test('26: a revision moved to another record', () => {
    const at = familyWithGrant()
    const [a, b] = [put(at), put(at)]
    inMap(at, at.noor, a, b)
    expect(codeOf(() => inMap(at, at.noor, put(at, { record: a.record, rev: 2, prev: b.body })))).toBe(
      'revision-follows',
    )
  })
  test('27: time, size or salt of an entry edited', () => {
    const at = familyWithGrant()
    inMap(at, at.noor, put(at))
    expect(tampered(at, (l) => ({ ...l, entry: { ...l.entry, time: 1 } }))).toBe('signature-wrong')
    expect(tampered(at, (l) => ({ ...l, part: { ...l.part, salt: at.scene.id() } }))).toBe(
      'part-not-in-entry',
    )
    const events = (l: Leaf) => l.part.events.map((e) => ({ ...e, size: 9 }))
    expect(tampered(at, (l) => ({ ...l, part: { ...l.part, events: events(l) } }))).toBe('part-not-in-entry')
  })
  test('28 and 63: a part moved to another log', () => {
    const at = familyWithGrant()
    inMap(at, at.noor, { type: 'note' })
    const stray = leavesOf(at, at.map).at(-1) ?? new Uint8Array()
    const { part } = parseLeaf(stray)
    const elsewhere = leavesOf(at, at.vault).slice(0, part.seq)
    expect(verdict(at, [...elsewhere, stray])).not.toBe(null)
    const aimed = { ...at.scene.part({ log: at.vault, events: [{ type: 'note' }] }), log: at.map }
    const [leaf] = at.scene.sign(at.noor, [aimed]).leaves
    expect(verdict(at, [...leavesOf(at, at.vault), leaf?.bytes ?? stray])).toBe('other-log')
  })
  test('29: a record put in by who has no key of the family', () => {
    const at = familyWithGrant()
    const server = { ...at.noor, device: at.scene.signer() }
    expect(codeOf(() => inMap(at, server, put(at)))).toBe('device-not-active')
    const stranger = at.scene.person()
    expect(codeOf(() => inMap(at, stranger, put(at)))).toBe('author-reads-and-writes')
  })
  test('30: an entry under another name', () => {
    const at = familyWithGrant()
    inMap(at, at.fatima, put(at))
    const { id, device } = at.noor
    const named = (over: object) =>
      tampered(at, (l) => ({ ...l, entry: { ...l.entry, author: { ...l.entry.author, ...over } } }))
    expect(named({ person: id })).toBe('device-not-active')
    expect(named({ person: id, device: device.key })).toBe('signature-missing')
  })
  test('31: a note by who may only read', () => {
    const at = familyWithGrant({ may: 'read' })
    expect(codeOf(() => inMap(at, at.fatima, put(at)))).toBe('author-reads-and-writes')
  })
  test('33: a login challenge that reads as a grant is no signature on a grant', () => {
    const at = familyWithGrant()
    const { entry } = at.scene.sign(at.noor, [at.scene.part({ log: at.map, events: [{ type: 'note' }] })])
    const payload = canonicalize(entry as never)
    const signed = at.noor.device.sign(pae(PayloadType.login, payload))
    expect(verifySignature(signed, pae(PayloadType.login, payload), at.noor.device.publicKey)).toBe(true)
    expect(verifySignature(signed, pae(PayloadType.entry, payload), at.noor.device.publicKey)).toBe(false)
    const [made] = at.scene.sign(at.noor, [at.scene.part({ log: at.map, events: [{ type: 'note' }] })]).leaves
    const leaf = JSON.parse(fromUtf8(made?.bytes ?? new Uint8Array())) as Leaf
    const sigs = [{ key: at.noor.device.key, sig: base64url(signed) }]
    expect(verdict(at, [...leavesOf(at, at.map), canonicalize({ ...leaf, sigs } as never)])).toBe(
      'signature-wrong',
    )
  })
  test('34: duplicate keys, big integers, odd Unicode and free text', () => {
    const at = familyWithGrant()
    inMap(at, at.noor, put(at))
    const text = fromUtf8(leavesOf(at, at.map).at(-1) ?? new Uint8Array())
    const read = (from: string, to: string) => codeOf(() => parseLeaf(utf8(text.replace(from, to))))
    expect(read('"v":1', '"v":1,"v":1')).toBe('not-canonical')
    expect(read('"v":1', '"v":1.0')).toBe('not-canonical')
    expect(read('"size":1024', '"size":9007199254740993')).toBe('not-canonical')
    expect(read('"type":"put"', '"type":"pu\\u0074"')).toBe('not-canonical')
    expect(read('"type":"put"', '"type":"půt"')).toBe('not-public')
    expect(read('"salt":"', '"salt":"\ufeff')).toBe('not-public')
    expect(codeOf(() => parseLeaf(Uint8Array.of(0xff, 0xfe)))).toBe('not-public')
    expect(codeOf(() => parseLeaf(utf8('['.repeat(60_000))))).toBe('not-canonical')
  })
})

describe('the log', () => {
  test('38: one record rolled back to what it was', () => {
    const at = familyWithGrant()
    const first = put(at)
    inMap(at, at.noor, first)
    inMap(at, at.noor, put(at, { record: first.record, rev: 2, prev: first.body }))
    expect(codeOf(() => inMap(at, at.noor, first))).toBe('revision-follows')
    const leaves = leavesOf(at, at.map)
    expect(verdict(at, [...leaves, ...leaves.slice(-2, -1)])).toBe('wrong-seq')
  })
  test('43 and 44: an entry left out, or in another place', () => {
    const at = familyWithGrant()
    for (let i = 0; i < 3; i++) inMap(at, at.noor, put(at))
    const leaves = leavesOf(at, at.map)
    expect(verdict(at, leaves.toSpliced(-2, 1))).toBe('wrong-seq')
    expect(verdict(at, [...leaves.slice(0, -2), ...leaves.slice(-2).reverse()])).toBe('wrong-seq')
    // Renumbered, it still names the root over a history that is not this one.
    const { entry, part } = parseLeaf(leaves.at(-1) ?? new Uint8Array())
    const moved = { ...part, seq: part.seq - 1 }
    const signed = at.scene.sign(at.noor, [moved], [], { seen: entry.seen }).leaves[0]
    expect(verdict(at, [...leaves.slice(0, -2), signed?.bytes ?? new Uint8Array()])).toBe('wrong-prev')
  })
  test('45: proofs at the edges: an empty tree, a place beyond it, a proof too long or too short', () => {
    const leaf = new Uint8Array(32)
    const inclusion = (size: number, index: number, proof: Uint8Array[] = []) =>
      verifyInclusion({ root: leaf, size, index, leaf, proof })
    expect(inclusion(1, 0)).toBe(true)
    expect([
      inclusion(0, 0),
      inclusion(1, 1),
      inclusion(1, 0, [leaf]),
      inclusion(2, 0),
      inclusion(-1, 0),
    ]).toEqual(Array(5).fill(false))
    const grows = (oldSize: number, newSize: number, proof: Uint8Array[] = []) =>
      verifyConsistency({ oldSize, oldRoot: EMPTY_ROOT, newSize, newRoot: leaf, proof })
    expect([grows(0, 1), grows(2, 1), grows(0, 1, [leaf]), grows(1, 2)]).toEqual([true, false, false, false])
  })
  test('46: a checkpoint that is none', () => {
    const root = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    const broken = [
      '',
      `o\n01\n${root}\n`,
      `o\n-1\n${root}\n`,
      `o\n1\nAAAA\n`,
      `\n1\n${root}\n`,
      `o\n1\n${root}\nx\n`,
    ]
    for (const text of broken) expect(() => parseCheckpoint(text)).toThrow()
    expect(parseCheckpoint(`o\n1\n${root}\n`).size).toBe(1)
    expect(() => parseNote(`o\n1\n${root}\n`)).toThrow()
  })
  test('48: a key of small order, under which a signature nobody made would verify', () => {
    const at = familyWithGrant()
    const small = base64url(Uint8Array.of(1, ...new Uint8Array(31)))
    const signers = [at.noor.account, ...at.noor.ways.map((w) => w.signer)]
    const add = { type: 'device-add', device: small }
    expect(codeOf(() => at.scene.write(at.noor, { log: at.noor.id, events: [add] }, signers))).toBe(
      'device-key-is-prime-order',
    )
    const device = {
      key: small,
      seed: new Uint8Array(32),
      publicKey: Uint8Array.of(1, ...new Uint8Array(31)),
      sign: () => new Uint8Array(64),
    }
    const ghost: Person = { ...at.noor, device, ways: [], id: '' }
    const { id, parts } = at.scene.opening({ type: 'create', kind: 'card', device: small }, [
      { type: 'note' },
    ])
    expect(codeOf(() => at.scene.land(at.scene.sign({ ...ghost, id }, parts)))).toBe('signature-wrong')
  })
  test('64: a clock held back', () => {
    const at = familyWithGrant()
    const { seen } = at.scene.sign(at.noor, [
      at.scene.part({ log: at.map, events: [{ type: 'note' }] }),
    ]).entry
    at.scene.pass(60)
    inMap(at, at.noor, { type: 'note' })
    const late = (over: Partial<Entry['seen']>) =>
      codeOf(() =>
        at.scene.write(at.noor, { log: at.map, events: [{ type: 'note' }] }, [], {
          seen: { ...at.scene.seen(), ...over },
        }),
      )
    expect([late({ time: seen.time }), late({ size: seen.size })]).toEqual([
      'seen-went-back',
      'seen-went-back',
    ])
  })
})
