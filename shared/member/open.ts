// Which requests of a member still wait for an answer: only those count against how many one may have at once.
import type { MemberState, RequestState } from './state.ts'

/** Requests one member may have open at once: against flooding. */
export const REQUESTS_MAX = 20

/** A request nobody answered ends by itself after so long, Unix seconds. */
const REQUEST_SECONDS = 30 * 86_400

/**
 * Neither taken back nor lapsed at deciding time `now`, nor answered. The answer stands in other logs: `isAnswered` says
 * whether somebody was let in by it, or a holder said no.
 */
export const openRequests = (
  { requests }: MemberState,
  now: number,
  isAnswered: (request: RequestState) => boolean,
): RequestState[] => requests.filter((r) => !r.withdrawn && now - r.time < REQUEST_SECONDS && !isAnswered(r))
