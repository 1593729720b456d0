// What the server refuses to write, each as an attack on a real server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { household, openVault, put, revoke, sealedRevision, visit } from '#test/setup/household.ts'
import { bodyOf, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ raw, stop } = await startRaw())
})
afterAll(() => stop())

const code = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, answer.body.code]

test('who signs up brings a card and a keyring, and nothing else without a token', async () => {
  const { scene } = raw
  const noor = await raw.signUp()
  const own = scene.opening({ type: 'create', kind: 'family', by: noor.id }, [
    { type: 'holder', person: noor.id, acts: 'add', wait: null },
  ])
  expect(code(await raw.send(scene.sign(noor, own.parts), null))).toEqual([401, 'sign-in-needed'])
  const { person, made } = raw.newcomer()
  const cardOnly = scene.sign(person, made.parts.slice(0, 2), [
    person.account,
    ...person.ways.map((w) => w.signer),
  ])
  expect(code(await raw.send(cardOnly, null))).toEqual([401, 'sign-in-needed'])
})

test('the same sign-up cannot land twice', async () => {
  const { made } = raw.newcomer()
  await raw.sent(made, null)
  expect(code(await raw.fetch('POST', '/api/entries', bodyOf(made)))).toEqual([409, 'conflict'])
})

test('a token of one person, or of one device, does not carry the entry of another', async () => {
  const { noor, noors, fatima, fatimas, vault } = await household(raw)
  const sealed = sealedRevision(raw, vault.map)
  const part = raw.scene.part({ log: vault.map, events: [{ type: 'put', epoch: 1, ...sealed.fields }] })
  const byFatima = raw.scene.sign(fatima, [part])
  expect(code(await raw.send(byFatima, noors, { blobs: sealed.blobs }))).toEqual([403, 'not-yours'])
  const otherDevice = raw.scene.sign({ ...noor, device: raw.scene.signer() }, [part])
  expect(code(await raw.send(otherDevice, noors, { blobs: sealed.blobs }))).toEqual([403, 'not-yours'])
  expect((await raw.send(byFatima, fatimas, { blobs: sealed.blobs })).status).toBe(200)
})

test('a stranger puts not even a note into a map, and learns not that it is there', async () => {
  const { vault } = await household(raw)
  const eve = await raw.signUp()
  const pass = await raw.signIn(eve)
  for (const log of [vault.map, vault.id]) {
    const part = raw.scene.part({ log, events: [{ type: 'note' }] })
    const there = await raw.send(raw.scene.sign(eve, [part]), pass)
    const nowhere = await raw.send(raw.scene.sign(eve, [{ ...part, log: raw.scene.hash() }]), pass)
    expect(code(there)).toEqual([404, 'not-found'])
    expect([there.status, there.body]).toEqual([nowhere.status, nowhere.body])
  }
})

test('one part that may not land keeps the whole entry out', async () => {
  const { noor, noors, vault } = await household(raw)
  const other = await household(raw)
  const parts = [vault.id, other.vault.map].map((log) => raw.scene.part({ log, events: [{ type: 'note' }] }))
  expect(code(await raw.send(raw.scene.sign(noor, parts), noors))).toEqual([404, 'not-found'])
  const slice = await raw.ask(noors, 'GET', `/api/logs/${vault.id}?from=0`)
  expect(slice.body.size).toBe(raw.scene.logs.get(vault.id)?.size)
})

test('what was seen must be a beat, and no more than an hour old', async () => {
  const { noor, noors, vault } = await household(raw)
  const old = raw.scene.seen()
  const note = () => [raw.scene.part({ log: vault.id, events: [{ type: 'note' }] })]
  const lies = [
    { ...old, size: old.size + 1 },
    { ...old, size: 0 },
    { ...old, size: old.size - 1 },
    { ...old, root: raw.scene.hash() },
    { ...old, time: old.time + 1 },
  ]
  for (const seen of lies)
    expect(code(await raw.send(raw.scene.sign(noor, note(), [], { seen }), noors))).toEqual([
      422,
      'seen-unknown',
    ])
  await raw.pass(3601)
  const pass = await raw.renewed(noors)
  const late = raw.scene.sign(noor, note(), [], { seen: old })
  expect(code(await raw.send(late, pass))).toEqual([422, 'seen-too-old'])
  expect((await raw.send(raw.scene.sign(noor, note()), pass)).status).toBe(200)
})

test('who signs says the newest size of their own card, no older one and none ahead', async () => {
  const { noor, noors, vault } = await household(raw)
  for (const at of [1, 3]) {
    const author = { person: noor.id, device: noor.device.key, at }
    const part = raw.scene.part({ log: vault.id, events: [{ type: 'note' }] })
    const answer = await raw.send(raw.scene.sign(noor, [part], [], { author }), noors)
    expect(answer.status).toBe(422)
  }
})

test('of two who write at once one is told to look again, and its entry leaves no trace', async () => {
  const { noor, noors, vault } = await household(raw)
  const made = [1, 2].map(() => {
    const sealed = sealedRevision(raw, vault.map)
    const part = raw.scene.part({ log: vault.map, events: [{ type: 'put', epoch: 1, ...sealed.fields }] })
    return { sealed, entry: raw.scene.sign(noor, [part]) }
  })
  const answers = await Promise.all(
    made.map(({ entry, sealed }) =>
      raw.ask(noors, 'POST', '/api/entries', bodyOf(entry, { blobs: sealed.blobs })),
    ),
  )
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  const loser = answers.findIndex((a) => a.status === 409)
  expect(answers[loser]?.body.logs).toEqual([vault.map])
  const winner = made[1 - loser]
  if (winner) raw.scene.land(winner.entry)
  // The record of the losing entry does not stand: its first revision may be written.
  const lost = made[loser]?.sealed
  if (!lost) throw new Error('nobody lost')
  const part = raw.scene.part({ log: vault.map, events: [{ type: 'put', epoch: 1, ...lost.fields }] })
  expect((await raw.send(raw.scene.sign(noor, [part]), noors, { blobs: lost.blobs })).status).toBe(200)
})

test('an entry that breaks a rule across logs changes nothing in what the server holds', async () => {
  const { noor, noors, fatima, vault } = await household(raw)
  const part = raw.scene.part({
    log: vault.map,
    events: [{ type: 'keepers', keepers: [noor.id, fatima.id] }],
  })
  const refused = await raw.send(raw.scene.sign(noor, [part]), noors)
  expect(refused.body.code).toBe('rule-broken')
  expect((await put(raw, noor, noors, vault.map)).answer.status).toBe(200)
})

test('sealed bytes come exactly as the events name them', async () => {
  const { noor, noors, vault } = await household(raw)
  const sealed = sealedRevision(raw, vault.map)
  const made = () =>
    raw.scene.sign(noor, [
      raw.scene.part({ log: vault.map, events: [{ type: 'put', epoch: 1, ...sealed.fields }] }),
    ])
  const [body, box] = sealed.blobs
  if (!body || !box) throw new Error('no blobs')
  const extra = { log: vault.map, bytes: base64url(raw.scene.bytes(64)) }
  const cases = [
    [[body], 'blob-missing'],
    [[body, box, extra], 'blob-unexpected'],
    [[body, box, box], 'blob-unexpected'],
    [[body, { ...box, log: vault.id }], 'blob-missing'],
    [[body, { ...box, bytes: box.bytes.slice(0, -1) }], 'bad-shape'],
  ] as const
  for (const [blobs, expected] of cases)
    expect((await raw.send(made(), noors, { blobs: [...blobs] })).body.code).toBe(expected)
  expect((await raw.send(made(), noors, { blobs: sealed.blobs })).status).toBe(200)
})

test('lockboxes come exactly as the events name them', async () => {
  const { noor, noors, vault, fatima } = await household(raw)
  const epoch = (person: string, box: string) => ({
    type: 'epoch',
    epoch: 2,
    commit: raw.scene.hash(),
    label: raw.scene.id(),
    link: base64url(raw.scene.bytes(60)),
    inbox: raw.scene.boxKey(),
    boxes: [{ person, generation: 1, box }],
  })
  const part = raw.scene.part({ log: vault.id, events: [epoch(noor.id, raw.scene.hash())] })
  const bytes = base64url(raw.scene.bytes(1714))
  const entry = raw.scene.sign(noor, [part])
  expect((await raw.send(entry, noors)).body.code).toBe('lockbox-missing')
  const lockboxes = [{ recipient: noor.id, vault: vault.id, bytes }]
  expect((await raw.send(entry, noors, { lockboxes })).body.code).toBe('lockbox-missing')
  const note = raw.scene.sign(noor, [raw.scene.part({ log: vault.id, events: [{ type: 'note' }] })])
  const unasked = [{ recipient: fatima.id, vault: vault.id, bytes }]
  expect((await raw.send(note, noors, { lockboxes: unasked })).body.code).toBe('lockbox-unexpected')
})

test('after it is taken back no entry of theirs lands in the map, nor a visit to it', async () => {
  const { fatima, fatimas, vault, given, parents } = await household(raw)
  await revoke(raw, parents, fatima, vault)
  expect((await put(raw, fatima, fatimas, vault.map)).answer.status).toBe(404)
  expect(code(await visit(raw, fatima, fatimas, given, vault.map))).toEqual([422, 'rule-broken'])
})

test('nobody keeps two member logs in one vault, or signs up again inside an account', async () => {
  const { scene } = raw
  const { fatima, fatimas, vault } = await household(raw)
  const again = scene.opening({ type: 'create', kind: 'member', vault: vault.id, owner: fatima.id }, [
    { type: 'note' },
  ])
  expect((await raw.send(scene.sign(fatima, again.parts), fatimas)).body.code).toBe('rule-broken')
  const { made } = raw.newcomer()
  expect(code(await raw.send(made, fatimas))).toEqual([403, 'not-yours'])
})

test('two vaults of two people know nothing of each other', async () => {
  const one = await household(raw)
  const own = await openVault(raw, [one.fatima], one.fatimas)
  const list = async () =>
    ((await raw.ask(one.noors, 'GET', '/api/logs')).body.logs as { log: string }[]).map(({ log }) => log)
  expect(await list()).not.toContain(own.id)
  expect(code(await raw.ask(one.noors, 'GET', `/api/logs/${own.map}`))).toEqual([404, 'not-found'])
})
