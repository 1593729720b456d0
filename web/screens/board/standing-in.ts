// Where somebody outside the family stands in a vault: asking, told no, let in, or over.
import type { LogLine, RequestView, VaultView } from '#web/vault/shown.ts'

export type StandingIn = 'asking' | 'declined' | 'withdrawn' | 'in' | 'over'

/** Maps that are theirs now, opened or not. */
export const mapsIn = (vault: Pick<VaultView, 'maps' | 'unopened'>): number =>
  vault.maps.length + vault.unopened

const letIn = (line: LogLine, me: string): boolean =>
  (line.what.is === 'admitted' && line.about === me) || (line.what.is === 'fetched' && line.person === me)

/** Their newest request. */
export const newestRequest = (vault: Pick<VaultView, 'requests'>, me: string): RequestView | null =>
  vault.requests
    .filter((request) => request.person === me)
    .reduce<RequestView | null>(
      (newest, one) => (newest === null || one.asked > newest.asked ? one : newest),
      null,
    )

/** What they asked since something was last given, and nobody has answered as far as they know; null when there is nothing. */
export function waitingIn(vault: Pick<VaultView, 'requests' | 'logbook'>, me: string): RequestView | null {
  const request = newestRequest(vault, me)
  if (request?.state !== 'requested') return null
  const given = vault.logbook.filter((line) => line.what.is === 'admitted' && line.about === me)
  return given.every((line) => line.time < request.asked) ? request : null
}

/** The request to which the family said no, while it is their newest and nothing was given since; null when there is none. */
export function declinedIn(vault: Pick<VaultView, 'requests' | 'logbook'>, me: string): RequestView | null {
  const request = newestRequest(vault, me)
  if (request?.state !== 'refused') return null
  const given = vault.logbook.filter((line) => line.what.is === 'admitted' && line.about === me)
  return given.every((line) => line.time < request.asked) ? request : null
}

/** Nothing is open: then a request after the last time something was says *asking*; otherwise it is over. */
export function standingIn(vault: VaultView, me: string): StandingIn {
  if (mapsIn(vault) > 0) return 'in'
  const before = vault.logbook.filter((line) => letIn(line, me)).map((line) => line.time)
  const request = newestRequest(vault, me)
  if (request === null || Math.max(0, ...before) > request.asked) return 'over'
  if (request.state === 'withdrawn') return 'withdrawn'
  if (request.state === 'refused') return 'declined'
  return request.state === 'expired' ? 'over' : 'asking'
}

/** The last day of what is theirs now, as Unix seconds; null when nothing is known to end. */
export function endIn(vault: VaultView, me: string): number | null {
  const helper = vault.helpers.find((one) => one.person === me)
  if (helper?.end != null) return helper.end
  const ends = vault.logbook.flatMap((line) =>
    line.what.is === 'admitted' && line.about === me ? [line.what.end] : [],
  )
  return mapsIn(vault) > 0 && ends.length > 0 ? Math.max(...ends) : null
}
