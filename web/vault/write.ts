// Writing: an entry of a child, a step in the plan; a drop where the key in force may not be used; adopting drops.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { randomId } from '#crypto/secret/random.ts'
import { rebox, sealRecordTo } from '#crypto/secret/seal.ts'
import { type CompartmentIntent, decideCompartment } from '#shared/compartment/decide.ts'
import { accessOf, mayWrite } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { nextRevision } from '#shared/log/records.ts'
import { decideMember } from '#shared/member/decide.ts'
import type { Entry, Reply } from '#web/child/entry.ts'
import { decide, type PlanCommand } from '#web/plan/decide.ts'
import type { PlanContent } from '#web/plan/kinds.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import type { Plan } from '#web/plan/state.ts'
import { encodeContent, type KnownContent } from '#web/record/record.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import { type Draft, SCHEMA } from './draft.ts'
import { fetchBlobs } from './inbox.ts'
import { linesOf } from './lines.ts'
import { keepWritten } from './own-words.ts'
import { freshKey, isOverdue } from './rotation.ts'
import { knownInbox } from './unread.ts'
import { mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }
type Write = { record: string; content: KnownContent }

/** Writes entries, or their next revisions, in one map: one entry of the log for all of them. */
export function write(
  core: Core,
  vault: string,
  log: string,
  writes: readonly { record: string; content: Entry | Reply }[],
): Promise<Refusal | Done> {
  return acting(core, vault, (draft) => {
    const map = core.replica.log(log, 'compartment')
    if (!map || !core.served.has(log)) return { refused: 'no-access' }
    return putAll(core, draft, map, writes) ?? writes
  })
}

/** Does one thing that writes; what was written stays with its author. */
async function acting(
  core: Core,
  vault: string,
  build: (draft: Draft) => Refusal | readonly Write[],
): Promise<Refusal | Done> {
  let written: readonly Write[] = []
  const made = await core.act(vault, (draft) => {
    const built = build(draft)
    if (isRefusal(built)) return built
    written = built
    return null
  })
  if (!isRefusal(made)) await keepWritten(core, made.draft, written)
  return made
}

/** Puts records into a map in one part: with the key in force; a new one first, where somebody still holds it who may not. */
function putAll(core: Core, draft: Draft, map: Log<'compartment'>, writes: readonly Write[]): Refusal | null {
  const now = core.seenTime
  const [first] = writes
  if (!first) return { refused: 'no-change' }
  const intents = decideCompartment(
    map.state,
    { do: 'write', author: core.person, record: first.record },
    now,
  )
  if (!isRefusal(intents)) {
    if (isOverdue(core, map) && !map.state.keepers.includes(core.person))
      return dropAll(core, draft, map, writes)
    return freshKey(core, draft, map) ?? sealAll(draft, map, writes)
  }
  if (intents.refused === 'key-is-stale' && map.state.keepers.includes(core.person)) {
    const expired = decideCompartment(map.state, { do: 'expire' }, now)
    if (isRefusal(expired)) return expired
    draft.carryOut(draft.part(map.id, map), expired as CompartmentIntent[])
    return sealAll(draft, map, writes)
  }
  if (intents.refused === 'key-is-stale' || intents.refused === 'write-without-reading')
    return dropAll(core, draft, map, writes)
  return intents
}

function sealAll(draft: Draft, map: Log<'compartment'>, writes: readonly Write[]): null {
  const heads = new Map<string, { rev: number; prev: string | null }>()
  for (const { record, content } of writes) {
    const next = heads.get(record) ?? nextRevision(map.state, record)
    // A line of its own for each: that is how people cite what was written.
    const body = draft.seal(draft.furtherPart(map.id, map), {
      record,
      ...next,
      plaintext: encodeContent(content),
    })
    heads.set(record, { rev: next.rev + 1, prev: body })
  }
  return null
}

/** Leaves records in one's own member log, their keys boxed to the inbox: a keeper adopts them. */
function dropAll(
  core: Core,
  draft: Draft,
  map: Log<'compartment'>,
  writes: readonly Write[],
): Refusal | null {
  const own = core.replica.memberLog(map.state.vault, core.person)
  const inbox = knownInbox(core, map.state.vault)
  if (!own || !inbox) return { refused: 'no-access' }
  const part = draft.part(own.id, own)
  for (const { record, content } of writes) {
    const head = map.state.records.get(record)
    const intents = decideMember(own.state, { do: 'drop', log: map.id, record, head: head ?? null })
    if (isRefusal(intents)) return intents
    for (const intent of intents) {
      if (intent.type !== 'drop') continue
      const { rev, prev } = intent
      const context = {
        ...draft.context(map.id, { record, rev, prev, epoch: inbox.epoch }),
        schema: SCHEMA,
      }
      const to = fromBase64url(inbox.inbox, 1216)
      const sealed = sealRecordTo({ inbox: to, context, plaintext: encodeContent(content) })
      part.events.push({ type: 'drop', log: map.id, ...draft.named(own.id, context, sealed) })
    }
  }
  return null
}

/** Takes over drops that wait, under the key in force: nobody's words wait for the family to look. */
export async function adoptDrops(core: Core): Promise<void> {
  for (const member of core.replica.of('member')) {
    const { vault, owner, drops } = member.state
    const family = core.replica.log(vault, 'family')
    if (!family || !core.holds(vault)) continue
    for (const drop of drops) {
      const map = core.replica.log(drop.log, 'compartment')
      const waits =
        map &&
        nextRevision(map.state, drop.record).rev === drop.rev &&
        map.state.keepers.includes(core.person)
      const access = map && accessOf(map.state, owner)
      if (!map || !waits || !access || !mayWrite(access)) continue
      const line = core.replica.file(member.id)?.lines.find((l) => l.leaf === drop.leaf)
      const event = line?.events.find((e) => e.type === 'drop' && e.record === drop.record)
      if (!line || !event) continue
      const found = await fetchBlobs(core, member.id, [drop.body, drop.box])
      const box = found.get(drop.box)
      if (!box || !found.has(drop.body)) continue
      await core.act(vault, (draft) => {
        const now = core.replica.log(drop.log, 'compartment')
        const intents =
          now && decideCompartment(now.state, { do: 'adopt', record: drop.record }, core.seenTime)
        if (!now || !intents) return { refused: 'no-access' }
        if (isRefusal(intents)) return intents
        if (nextRevision(now.state, drop.record).rev !== drop.rev) return { refused: 'no-change' }
        const to = draft.keyOf(now.id, now)
        const { record, rev, body, size, schema, files } = drop
        const prev = (event.prev as string | null) ?? null
        const context = {
          vault,
          log: now.id,
          record,
          rev,
          prev,
          author: owner,
          device: line.device,
          schema,
          slot: 'body',
          epoch: to.epoch,
        }
        const inbox = core.keys
          .inboxes(vault, family.state)
          .map(({ epoch, seed }) => ({ epoch, inboxSeed: seed }))
        const reboxed = firstThatOpens(inbox, (from) =>
          rebox({ context, box, from, to: { epochKey: to.key, epoch: to.epoch } }),
        )
        if (!reboxed) return { refused: 'no-change' }
        const fields = {
          record,
          rev,
          prev,
          schema,
          body,
          box: draft.blob(now.id, reboxed),
          size,
          files: [...files],
        }
        const adopted = {
          type: 'adopt',
          epoch: to.epoch,
          ...fields,
          member: member.id,
          leaf: drop.leaf,
          author: owner,
          device: line.device,
        }
        draft.part(now.id, now).events.push(adopted)
        return null
      })
    }
  }
}

function firstThatOpens<T, R>(all: readonly T[], attempt: (one: T) => R): R | null {
  for (const one of all) {
    try {
      return attempt(one)
    } catch {
      // Sealed to another of the vault's inboxes: the next one is tried; when none opens it the drop stays where it is.
    }
  }
  return null
}

/** The plan of a vault as its lines on this device make it; null when its map is not read here. */
export function planOf(core: Core, vault: string): { log: Log<'compartment'>; plan: Plan } | null {
  const found = mapsOf(core, vault).find(({ card }) => card?.about.map === 'gezinsplan')
  if (!found?.card) return null
  const names = new Map(found.card.people.map((p) => [p.person, p.profile.name]))
  const family = new Set(
    found.card.people.filter((p) => p.shape === 'family' || p.shape === 'child').map((p) => p.person),
  )
  const lines = linesOf(core, found.log.id).flatMap((line) => {
    const { content } = line
    return content.kind.startsWith('plan-') ? [{ ...line, content: content as PlanContent }] : []
  })
  return { log: found.log, plan: reducePlan(lines, { family, names }) }
}

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never

/** One step in the plan. What somebody outside the family would change becomes a proposal. */
export function stepInPlan(
  core: Core,
  vault: string,
  command: WithoutIds<PlanCommand>,
  record = randomId(),
): Promise<Refusal | Done> {
  return acting(core, vault, (draft) => {
    const now = planOf(core, vault)
    if (!now) return { refused: 'no-access' }
    const decision = decide(now.plan, { ...command, by: core.person, record } as PlanCommand)
    if ('refused' in decision) return { refused: decision.refused }
    return putAll(core, draft, now.log, decision.writes) ?? decision.writes
  })
}
