// Entries that their author did sign, whatever stands in them: let in whole, or refused with a code; never a fault.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { CanonicalError } from '#crypto/public/canonical.ts'
import { type AnyEvent, parseLeaf } from '#shared/log/entry.ts'
import { everyEvent } from '#test/setup/every-event.ts'
import type { Made } from '#test/setup/logs.ts'
import type { Pass } from '#test/setup/raw.ts'
import { badCopy, badValue } from './hostile.ts'
import { expectRefusal, startTarget } from './server.ts'

let target: Awaited<ReturnType<typeof startTarget>>
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())

/** One of every kind of event there is, as it once stood in a log. */
const EVENTS: readonly AnyEvent[] = [...everyEvent().scene.leaves.values()]
  .flat()
  .flatMap((leaf) => parseLeaf(leaf).part.events)
  .filter(({ type }) => type !== 'create')

/** An event of its kind with one place spoilt, or one that belongs elsewhere. */
const oddEvent = fc.oneof(
  fc.constantFrom(...EVENTS).chain((event) => badCopy(() => event)),
  fc.constantFrom(...EVENTS),
  badValue(),
)
const asEvents = (events: unknown[]) => events as AnyEvent[]

/** What has no canonical form cannot be signed at all (the routes' test sends such things unsigned). */
function signable(make: () => Made): Made | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof CanonicalError) return null
    throw error
  }
}

/** Sends an entry whose leaf need not parse; what the server takes the scene keeps as well. */
async function sendAny(made: Made, pass: Pass): Promise<boolean> {
  const { sigs } = JSON.parse(fromUtf8(made.leaves[0]?.bytes ?? new Uint8Array()))
  const body = { entry: made.entry, sigs, parts: made.parts, blobs: [], lockboxes: [], invitations: [] }
  const answer = await target.raw.ask(pass, 'POST', '/api/entries', body)
  if (answer.status === 200) target.raw.scene.land(made)
  else expectRefusal(answer)
  return answer.status === 200
}

test('any event in any log, signed by who may write there: let in, or refused with a code', async () => {
  const { raw, home } = target
  const logs = [home.vault.id, home.vault.map, home.given.member, home.noor.id, home.noor.keyring]
  let refusals = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...logs),
      fc.array(oddEvent, { minLength: 1, maxLength: 3 }),
      async (log, events) => {
        const part = { ...raw.scene.part({ log, events: [] }), events: asEvents(events) }
        const member = log === home.given.member
        const author = member ? home.fatima : home.noor
        const signers =
          log === author.id || log === author.keyring
            ? [author.account, ...author.ways.map((way) => way.signer)]
            : []
        const made = signable(() => raw.scene.sign(author, [part], signers))
        if (made && !(await sendAny(made, member ? home.fatimas : target.pass()))) refusals++
      },
    ),
    { numRuns: 500 },
  )
  expect(refusals).toBeGreaterThan(300)
  expect(raw.lines.filter(({ fault }) => fault !== undefined)).toEqual([])
})

test('any first events of any new log: let in, or refused with a code', async () => {
  const { raw, home } = target
  const kinds = ['card', 'keyring', 'family', 'compartment', 'member', 'organisation', 'nothing']
  const create = fc.record({
    kind: fc.constantFrom(...kinds),
    vault: fc.constantFrom(home.vault.id, home.noor.id, null, undefined),
    owner: fc.constantFrom(home.noor.id, home.fatima.id, undefined),
    by: fc.constantFrom(home.noor.id, home.fatima.id, 7, undefined),
    device: fc.constantFrom(home.noor.device.key, undefined),
  })
  await fc.assert(
    fc.asyncProperty(create, fc.array(oddEvent, { maxLength: 2 }), async (fields, events) => {
      const first: AnyEvent = JSON.parse(JSON.stringify({ type: 'create', ...fields }))
      const made = signable(() => {
        const { parts } = raw.scene.opening(first, asEvents(events))
        return raw.scene.sign(home.noor, parts)
      })
      if (made) await sendAny(made, target.pass())
    }),
    { numRuns: 300 },
  )
  expect(raw.lines.filter(({ fault }) => fault !== undefined)).toEqual([])
})
