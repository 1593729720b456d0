// A server with its own key signs a register that cannot be: every lie refused under its own name, before anything is believed.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { consistencyProof, inclusionProof, leafHash } from '#crypto/public/tree.ts'
import { encodeGlobalLeaf } from '#shared/log/global.ts'
import type { LabelsAnswer, SeenAnswer } from '#shared/wire/transparency.ts'
import { done, House, PASSWORD, sure } from '#test/setup/house.ts'
import { household, mapOf, write } from '#test/story/scene.ts'
import { verifyBehind } from '#web/vault/bookmark.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { alarmOf, reopened, type Victim, victim } from './people.ts'
import { flipped, Liar, signedOver } from './proxy.ts'

const SEEN = /\/transparency\/seen/

let house: House
let noor: Victim

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor)
  await write(noor, 'school', 'Eerste.')
})
afterAll(() => house.close())
beforeEach(async () => {
  noor.liar.honest()
  noor = await reopened(house, noor)
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
})

/** The answer over the real register with these leaves after it, signed and proven as an honest one would be. */
async function answerOver(more: readonly Uint8Array[], from: number): Promise<SeenAnswer> {
  const leaves = [...(await house.store.globalLeaves(0, 1_000_000)), ...more]
  const hashes = leaves.map(leafHash)
  const index = leaves.length - 1
  return {
    checkpoint: await signedOver(house, null, leaves.map(base64url)),
    beat: {
      index,
      leaf: base64url(sure(leaves[index])),
      proof: inclusionProof(hashes, index).map(base64url),
    },
    consistency: consistencyProof(hashes, from).map(base64url),
  }
}
const beatAt = (time: number) => encodeGlobalLeaf({ beat: 1_000, time })
const seen = () => sure(noor.core.register.seen)

/** What Noor’s client says that is told this of the register. */
async function verdict(lie: (answer: SeenAnswer) => unknown): Promise<string | null> {
  noor.liar.lie(SEEN, (answer) => lie(answer as SeenAnswer))
  await noor.look()
  return alarmOf(noor)
}

test('42 and 64: an older beat, which is in the tree but not its last, is not the newest', async () => {
  const leaves = await house.store.globalLeaves(0, 1_000_000)
  const proof = inclusionProof(leaves.map(leafHash), 0).map(base64url)
  const first = { index: 0, leaf: base64url(sure(leaves[0])), proof }
  expect(await verdict((answer) => ({ ...answer, beat: first }))).toBe('beat-not-last')
})

test('64: a beat of before the one that was seen', async () => {
  const back = await answerOver([beatAt(seen().time - 1)], seen().size)
  expect(await verdict(() => back)).toBe('time-went-back')
})

test('43 and 45: a head that is not in the tree, or is of another log', async () => {
  const lies: ((leaf: LabelsAnswer['labels'][number]['leaves'][number]) => unknown)[] = [
    (leaf) => ({ ...leaf, index: leaf.index + 1 }),
    (leaf) => ({ ...leaf, proof: leaf.proof.map((hash) => flipped(hash)) }),
    (leaf) => {
      const { label, ...rest } = JSON.parse(Buffer.from(leaf.leaf, 'base64url').toString())
      const other = flipped(label)
      return { ...leaf, leaf: base64url(encodeGlobalLeaf({ label: other, ...rest })) }
    },
  ]
  for (const lie of lies) {
    await write(noor, 'school', 'Iets nieuws.')
    await house.later()
    noor.liar.lie(/\/transparency\/labels/, (answer) => ({
      labels: (answer as LabelsAnswer).labels.map((one) => ({ ...one, leaves: one.leaves.map(lie) })),
    }))
    await noor.look()
    expect(alarmOf(noor)).toBe('head-not-proven')
    noor.liar.honest()
    noor = await reopened(house, noor)
    await noor.look()
  }
})

test('40: what Noor takes to be checked elsewhere is the register she saw, and no later one', async () => {
  const { connection, register } = noor.core
  const checkpoint = await register.note(connection)
  expect(checkpoint).toContain(`\n${seen().size}\n`)
  const next = await answerOver([beatAt(seen().time + 60)], seen().size)
  noor.liar.lie(SEEN, () => next)
  await expect(register.note(connection)).rejects.toThrow('register-moved')
})

test('40: a checkpoint of another log than the lines that are served with it', async () => {
  const { log } = mapOf(noor, 'school')
  const leaves = (await house.store.leaves(log, 0, 10_000)).map(({ bytes }) => base64url(bytes))
  const liar = new Liar(house)
  const checkpoint = await signedOver(house, log, leaves.with(-1, 'AAAA'))
  liar.lie(new RegExp(`/api/logs/${log}\\?`), (answer) => ({ ...(answer as object), checkpoint }))
  const engine = await createEngine(house.ports(memoryDevice(), liar.fetch), { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  expect(engine.core?.alarm?.code).toBe('checkpoint-differs')
})

test('30: what a new device took on its bookmark’s word is checked behind it: one wrong signature is an alarm', async () => {
  await write(noor, 'school', 'Nog iets.')
  await house.later()
  await noor.look()
  const ports = house.ports()
  const signsIn = async (wrong: number) => {
    const verify: typeof ports.heavy.verify = async (all) => all.map((_, i) => i !== wrong)
    const there = { ...ports, device: memoryDevice(), heavy: { ...ports.heavy, verify } }
    const engine = await createEngine(there, { follow: false })
    done(await engine.signIn({ code: noor.code, password: PASSWORD }))
    await verifyBehind(sure(engine.core))
    return engine.core?.alarm?.code ?? null
  }
  expect(await signsIn(-1)).toBeNull()
  expect(await signsIn(1)).toBe('signature-wrong')
})

test('an answer that is made here in the same way, and true, is no alarm', async () => {
  const next = await answerOver([beatAt(seen().time + 60)], seen().size)
  expect(await verdict(() => next)).toBeNull()
  expect(seen().size).toBe(next.beat.index + 1)
})
