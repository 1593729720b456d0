// Codes a family gave that still work: who made them, until when, and how many people asked by them.
import type { Core } from '#web/vault/core.ts'
import type { CodeView } from '#web/vault/shown.ts'

/** Open codes of a vault held here, the first to end first. An opened code that nobody asked by yet counts as not used. */
export function openCodes(core: Core, vault: string): CodeView[] {
  if (!core.holds(vault)) return []
  const family = core.replica.log(vault, 'family')
  const lines = core.replica.file(vault)?.lines ?? []
  const now = core.ports.now()
  const asked = core.replica
    .of('member')
    .filter((member) => member.state.vault === vault)
    .flatMap((member) => member.state.requests.map((request) => request.invite))
  return (family?.state.invites ?? [])
    .filter((one) => one.end > now)
    .flatMap(({ invite, uses, end }) => {
      const line = lines.find((one) => one.events.some((e) => e.type === 'invite' && e.invite === invite))
      if (!line) return []
      const used = asked.filter((by) => by === invite).length
      return used < uses ? [{ invite, by: line.person, made: line.time, end, uses, asked: used }] : []
    })
    .sort((a, b) => a.end - b.end)
}
