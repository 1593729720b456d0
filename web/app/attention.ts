// Attention: what asks something of this person now, soonest needed first. Nothing here is a nudge to share.
import { nextEvaluation } from '#web/plan/evaluation.ts'
import { openProposals, type Proposal } from '#web/plan/state.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

export type Attention =
  | { kind: 'request'; request: RequestView }
  | { kind: 'proposal'; proposal: Proposal }
  | { kind: 'evaluation'; on: string; inDays: number; at: string | null; place: string | null }

/** An evaluation asks for attention this many days ahead. */
const evaluationDays = 14

/** Whether a request can still be given: nobody said no, it was not taken back and has not lapsed. */
export const isOpen = (request: RequestView): boolean =>
  request.state === 'requested' || request.state === 'partly-agreed'

const decides = (vault: VaultView) => vault.mine === 'holder' || vault.mine === 'young'

/** Requests this person still has to answer, open proposals, and an evaluation that is near or has passed unheld. */
export function attentionOf(vault: VaultView, me: string, today: string): Attention[] {
  if (!decides(vault)) return []
  const requests = vault.requests
    .filter((request) => isOpen(request) && request.waitsFor.includes(me))
    .sort((a, b) => a.asked - b.asked)
    .map((request): Attention => ({ kind: 'request', request }))
  const plan = vault.plan?.state
  const proposals = plan
    ? openProposals(plan)
        .filter((proposal) => proposal.author !== me)
        .map((proposal): Attention => ({ kind: 'proposal', proposal }))
    : []
  const next = plan ? nextEvaluation(plan, today) : null
  const evaluation: Attention[] =
    next && next.inDays <= evaluationDays
      ? [
          {
            kind: 'evaluation',
            on: next.on,
            inDays: next.inDays,
            at: next.item?.now.content.at ?? null,
            place: next.item?.now.content.place ?? null,
          },
        ]
      : []
  return [...requests, ...proposals, ...evaluation]
}
