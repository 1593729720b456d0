// The receipt of taking back: from the logs alone, which keys were replaced, who was given a new one, what had been fetched.
import { standingIn } from '#shared/compartment/resealed.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import type { Core } from '#web/vault/core.ts'
import { newestReseal } from '#web/vault/in-force.ts'
import type { MapView, Receipt } from '#web/vault/shown.ts'

/** Texts whose key still lies under an earlier key, of a map this person keeps. */
function olderIn(core: Core, id: string): number {
  const map = core.replica.log(id, 'compartment')
  const file = core.replica.file(id)
  if (!map || !file || !map.state.keepers.includes(core.person)) return 0
  const now = currentEpoch(map.state)?.epoch
  const again = newestReseal(file)
  const epochOf = (one: { seq: number; epoch: number }) =>
    again && one.seq < again.seq ? again.epoch : one.epoch
  return standingIn(file.lines).filter((one) => epochOf(one) !== now).length
}

/** What line `at` (from 1) of the family's log did to this person; null when it took nothing of theirs back. */
export function receiptOf(
  core: Core,
  vault: string,
  person: string,
  at: number,
  maps: readonly MapView[],
): Receipt | null {
  const line = core.replica.file(vault)?.lines[at - 1]
  if (!line?.events.some((e) => e.type === 'revoke' && e.grantee === person)) return null
  const given = new Set<string>()
  const rotated: Receipt['rotated'][number][] = []
  for (const map of maps) {
    const same = core.replica.file(map.log)?.lines.find((l) => l.entry === line.entry)
    const epoch = same?.events.find((e) => e.type === 'epoch')
    if (!epoch) continue
    rotated.push({ log: map.log, name: map.name, child: map.child, older: olderIn(core, map.log) })
    for (const box of epoch.boxes as { person: string }[]) given.add(box.person)
  }
  const latest = new Map<string, number>()
  for (const visit of core.replica.memberLog(vault, person)?.state.visits ?? [])
    if (visit.time <= line.seen) for (const log of visit.compartments) latest.set(log, visit.time)
  const fetched = [...latest].flatMap(([log, time]) => {
    const map = maps.find((m) => m.log === log)
    return map ? [{ log, name: map.name, child: map.child, time }] : []
  })
  return { person, time: line.time, line: { log: vault, line: at }, rotated, given: [...given], fetched }
}
