// Learning what is new of a family's log that names this person without their reading it: proofs, register, and their own yes.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { parseLeaf, type Seen } from '#shared/log/entry.ts'
import { headOf, nextOf } from '#shared/log/global.ts'
import { Refused } from '#shared/log/refusal.ts'
import { type Named, namedOrNot } from '#shared/wire/named.ts'
import { WireError } from './http.ts'
import type { Known } from './known.ts'
import { NamedLog } from './named.ts'
import { Alarm } from './register.ts'

/** A head must be in the register within this many beats. */
const BEATS_MAX = 2

type LearnCard = (person: string) => Promise<void>

/** Vaults of which this person decides over a map without holding them, or in which they asked for something. */
function vaultsThatName(core: Known): string[] {
  const found = new Set(core.named.keys())
  for (const { state } of core.replica.of('compartment'))
    if (state.access.some((a) => a.person === core.person && a.end === 0)) found.add(state.vault)
  for (const { state } of core.replica.of('member'))
    if (state.owner === core.person && state.requests.some((r) => !r.withdrawn)) found.add(state.vault)
  return [...found].filter((vault) => !core.holds(vault))
}

/** @throws {Alarm} when something the server shows cannot be so */
export async function learnNamed(core: Known, learnCard: LearnCard): Promise<void> {
  for (const vault of vaultsThatName(core)) {
    const log = core.named.get(vault) ?? new NamedLog(vault, core.person)
    while (await learnMore(core, log, learnCard)) core.named.set(vault, log)
    if (log.size > 0) core.named.set(vault, log)
    admittedByMe(core, log)
  }
}

/** True while there is more. */
async function learnMore(core: Known, log: NamedLog, learnCard: LearnCard): Promise<boolean> {
  const { seen, beat } = core.register
  const answer = await ask(core, log)
  if (!answer || !seen) return false
  const head = core.register.logCheckpoint(answer.checkpoint, log.vault)
  for (const [person, at] of authorsOf(answer)) if (core.replica.size(person) < at) await learnCard(person)
  log.take(answer, head, core.replica)
  await checkShown(core, log, answer, { seen, beat })
  return answer.more === 1
}

/** Null when no policy ever named this person. */
async function ask(core: Known, log: NamedLog): Promise<Named | null> {
  try {
    const answer = await core.connection.get(`/api/vaults/${log.vault}/named?from=${log.size}`, namedOrNot)
    if (answer) return answer
  } catch (error) {
    if (!(error instanceof WireError) || error.code !== 'not-found') throw error
  }
  // Who was named once is told so for ever.
  if (log.size > 0) throw new Alarm('log-withheld', log.vault)
  return null
}

function authorsOf({ log, leaves }: Named): Map<string, number> {
  const found = new Map<string, number>()
  for (const { leaf, seq } of leaves)
    try {
      const { person, at } = parseLeaf(fromBase64url(leaf)).entry.author
      found.set(person, Math.max(found.get(person) ?? 0, at))
    } catch (error) {
      if (error instanceof Refused) throw new Alarm(error.code, log, seq)
      throw error
    }
  return found
}

/** The register as it was seen before the log was asked for. */
type Moment = { seen: Seen; beat: number }

/**
 * The head the server says is in the register stands there, under the label that follows the one known here, and it is
 * the newest under it; the log as it is shown here comes there within two beats.
 */
async function checkShown(core: Known, log: NamedLog, answer: Named, before: Moment): Promise<void> {
  // Not there: it came with a beat after the one that was seen, so the register is looked at once more. The tree seen
  // before the log was asked for can name no newer head than the server tells; the one seen now can.
  if (answer.shown && !(await standsIn(core, log, answer, { seen: before.seen, newest: true })))
    await standsIn(core, log, answer, { seen: await core.look(), newest: false })
  const size = log.shown?.size ?? 0
  if (size >= log.size || log.named.every((one) => one.until !== null)) log.owed = null
  else if (!log.owed || size >= log.owed.size) {
    // It may have landed beats after the one that was seen before it was asked for: it is owed from now.
    await core.look()
    log.owed = { size: log.size, beat: core.register.beat }
  } else if (before.beat - log.owed.beat >= BEATS_MAX)
    throw new Alarm('head-not-registered', log.vault, log.owed.size - 1)
}

/** Notes the head as shown when this tree holds it; false when it does not hold it yet. @throws {Alarm} */
async function standsIn(
  core: Known,
  log: NamedLog,
  { shown, labels }: Named,
  { seen, newest }: { seen: Seen; newest: boolean },
): Promise<boolean> {
  if (!shown) return false
  const known = log.shown
  if (known && known.label !== shown.label) {
    if (!(await followsLabel(core, log, [...labels, shown.label], seen))) return false
  } else if (known && (shown.n < known.n || shown.size < known.size))
    throw new Alarm('log-went-back', log.vault, shown.size)
  const [found] = await core.register.heads(core.connection, seen, [{ label: shown.label, n: shown.n }])
  const [leaf, later] = found?.leaves ?? []
  if (!leaf) return false
  const head = headOf(shown.label, shown.size, fromBase64url(shown.root, 32))
  if (leaf.n !== shown.n || leaf.head !== head) throw new Alarm('register-differs', log.vault)
  if (later && newest) throw new Alarm('log-went-back', log.vault, shown.size)
  const { label, n, size, root } = shown
  log.shown = { label, n, size, root }
  return true
}

/**
 * The last leaf under each label commits to the next: from the one known here to the one told. False when a change of
 * label came with a beat after this tree. @throws {Alarm}
 */
async function followsLabel(
  core: Known,
  log: NamedLog,
  told: readonly string[],
  seen: Seen,
): Promise<boolean> {
  let at = log.shown
  const last = told.at(-1)
  while (at && at.label !== last) {
    const [found] = await core.register.heads(core.connection, seen, [{ label: at.label, n: at.n }])
    const end = found?.leaves.at(-1)
    if (end && end.next === undefined) return false
    const label = told.find((one) => nextOf(one) === end?.next)
    if (!end || label === undefined) throw new Alarm('label-differs', log.vault)
    at = { ...at, label, n: 0 }
  }
  return true
}

/**
 * Nobody is let into a map over which this person decides without their yes to exactly those terms.
 * @throws {Alarm} for an admission that a keeper wrote, and the server took, without it
 */
function admittedByMe(core: Known, log: NamedLog): void {
  const own = core.replica.memberLog(log.vault, core.person)
  const lines = (own && core.replica.file(own.id)?.lines) ?? []
  const said = lines.flatMap((line) => line.events.flatMap((e) => (e.type === 'approve' ? [e.terms] : [])))
  const mine = new Set<unknown>([...log.approved, ...said])
  for (const { log: map, policy } of log.state.compartments) {
    const spans = log.named.filter((one) => one.policy === policy)
    for (const line of core.replica.file(map)?.lines ?? []) {
      const asked = spans.some(({ from, until }) => line.seen > from && (until === null || line.seen < until))
      if (!asked) continue
      for (const event of line.events)
        if (event.type === 'admit' && event.terms !== null && !mine.has(event.terms))
          throw new Alarm('admission-is-granted', map, line.seq)
    }
  }
}
