// Where somebody may write at all: their own device's token, in logs they are served. The rest is for the logs' rules.

import { Denied } from '#server/problem.ts'
import { sees } from '#server/serve/sight.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import type { Touched } from './land.ts'

/** @throws {Denied} sign-in-needed, not-yours, or not-found for a log the author is not served, as for one that is not there */
export async function checkMayWrite(
  { entry }: AppendBody,
  touched: readonly Touched[],
  before: ReadonlyMap<string, Log>,
  who: Who | null,
  states: States,
  now: number,
): Promise<void> {
  const { person, device } = entry.author
  const kindOf = ({ log, parts }: Touched): unknown => before.get(log)?.kind ?? parts[0]?.events[0]?.kind
  if (who === null) {
    // Signing up: a card and a keyring, both new, and nothing else.
    const kinds = touched.map(kindOf)
    const signsUp =
      kinds.length === 2 &&
      touched.every(({ parts }) => parts[0]?.log === null) &&
      kinds[0] === 'card' &&
      touched[0]?.log === person &&
      kinds[1] === 'keyring'
    if (!signsUp) throw new Denied('sign-in-needed')
    return
  }
  if (who.person !== person || (who.by === 'device' && who.device !== device)) throw new Denied('not-yours')
  for (const one of touched) {
    const log = before.get(one.log)
    const kind = kindOf(one)
    if (!log && one.parts[0]?.log !== null) throw new Denied('not-found')
    if (!log && (kind === 'card' || kind === 'keyring'))
      throw new Denied('rule-broken', { rule: 'one-of-each' })
    if (who.by === 'way' && kind !== 'card' && kind !== 'keyring') throw new Denied('not-yours')
    if (log && !(await mayReach(person, log, states, now))) throw new Denied('not-found')
    if (!log && kind === 'member') await checkOneMemberLog(person, one, states)
  }
}

/** Who is served a log may try to write in it; and in a family's log whoever one of its policies names. */
async function mayReach(person: string, log: Log, states: States, now: number): Promise<boolean> {
  if (await sees(person, log, states, now)) return true
  return (
    kindIs(log, 'family') &&
    log.state.policies.some((p) => p.grant.includes(person) || p.revoke.includes(person))
  )
}

async function checkOneMemberLog(person: string, { parts }: Touched, states: States): Promise<void> {
  const vault = parts[0]?.events[0]?.vault
  if (typeof vault === 'string' && (await states.owned('member', person, vault)) !== null)
    throw new Denied('rule-broken', { rule: 'one-member-log' })
}
