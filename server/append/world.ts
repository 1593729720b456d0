// The logs that the rules across logs look at: loaded when a rule asks for one, and the rules run again.

import type { States } from '#server/states.ts'
import { checkAcross, type Landed, type World } from '#shared/log/across.ts'
import type { Card, Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'

/** Thrown inside a rule to say which log it needs; the rules are pure, so running them again changes nothing. */
class Needed extends Error {
  readonly load: () => Promise<void>
  constructor(load: () => Promise<void>) {
    super('a log that is not loaded yet')
    this.load = load
  }
}

/** Judges an entry, its parts landed on trial, by the rules over several logs. @throws {Refused} */
export async function judgeAcross(landed: readonly Landed[], states: States): Promise<void> {
  const logs = new Map<string, Log | null>(landed.map(({ after }) => [after.id, after]))
  const members = new Map<string, Log<'member'> | null>()
  for (const { after } of landed)
    if (kindIs(after, 'member')) members.set(`${after.state.vault} ${after.state.owner}`, after)

  const log = (id: string): Log | null => {
    const known = logs.get(id)
    if (known !== undefined) return known
    throw new Needed(async () => void logs.set(id, await states.get(id)))
  }
  const world: World = {
    log,
    memberLog(vault, person) {
      const key = `${vault} ${person}`
      const known = members.get(key)
      if (known !== undefined) return known
      throw new Needed(async () => void members.set(key, await states.owned('member', person, vault)))
    },
    card(person): Card | null {
      const card = log(person)
      return card && kindIs(card, 'card') ? card : null
    },
  }
  for (;;) {
    try {
      checkAcross(landed, world)
      return
    } catch (error) {
      if (!(error instanceof Needed)) throw error
      await error.load()
    }
  }
}
