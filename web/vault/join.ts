// Joining the family itself: a second holder of authority, and a young person with a vote over their own maps.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { provesJoining } from '#crypto/secret/joining.ts'
import { begin } from './change.ts'
import type { Core, Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { type AskedRequest, requestsOf } from './request.ts'
import { type JoiningRecord, parseSealedKind } from './sealed-kinds.ts'

type Done = { done: true; draft: Draft }

/** A second holder: named by every policy, keeper of every map, with a key to everything that is there. */
export const admitHolder = (core: Core, vault: string, request: string): Promise<Refusal | Done> =>
  admit(core, vault, request, 'holder')

/** A young person: has a vote over their own maps, and keeps their keys. */
export const admitYoung = (core: Core, vault: string, request: string): Promise<Refusal | Done> =>
  admit(core, vault, request, 'young')

/** At once by the only holder; with two it is announced, and the other agrees. */
async function admit(
  core: Core,
  vault: string,
  request: string,
  what: 'holder' | 'young',
): Promise<Refusal | Done> {
  const asked = requestsOf(core, vault).find((one) => one.id === request)
  if (!asked) return { refused: 'no-access' }
  const { child } = asked.ask
  return begin(core, vault, {
    what,
    person: asked.member.state.owner,
    request,
    ...(child === undefined ? {} : { child }),
  })
}

/** What the family sealed for itself when it gave the code by which this was asked; null when it was another code. */
function codeOf(core: Core, vault: string, { id, member }: AskedRequest): JoiningRecord | null {
  const invite = member.state.requests.find((one) => one.leaf === id)?.invite
  for (const { bytes } of core.contents.of(vault)) {
    const record = parseSealedKind(bytes)
    if (record?.kind === 'joining' && record.invite === invite) return record
  }
  return null
}

/** Somebody who asks to join the family by a code that was made for that, and whose proof shows that they had it. */
export function joiners(core: Core, vault: string): AskedRequest[] {
  return requestsOf(core, vault).filter((asked) => {
    const { as, child, proof } = asked.ask
    const code = asked.withdrawn || proof === undefined ? null : codeOf(core, vault, asked)
    if (!code || proof === undefined || code.as !== as || code.child !== child) return false
    const { owner } = asked.member.state
    return provesJoining(fromBase64url(code.key, 32), vault, owner, fromBase64url(proof, 32))
  })
}
