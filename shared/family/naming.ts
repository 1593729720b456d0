// Whom a family's log names: which leaves go to somebody a policy names who holds no vault, and no others.
import type { AnyEvent } from '#shared/log/entry.ts'
import type { Approve, CompartmentAdd, Decline, Policy, Revoke } from './events.ts'

type NamingEvent = Policy | CompartmentAdd | Approve | Decline | Revoke

/** What of one leaf decides whom it names. */
export type Naming = { seq: number; events: readonly NamingEvent[] }

const TYPES: ReadonlySet<string> = new Set(['policy', 'compartment', 'approve', 'decline', 'revoke'])

/** The events of a leaf that was checked, as far as they name anybody; null when none does. */
export function namingOf(seq: number, events: readonly AnyEvent[]): Naming | null {
  const naming = events.filter((event) => TYPES.has(event.type)) as unknown as NamingEvent[]
  return naming.length > 0 ? { seq, events: naming } : null
}

/** What is known of one policy while the leaves are read in order. */
type Policed = { names: boolean; maps: number[] }

/**
 * The sequence numbers of the leaves that name a person, ascending: every version of a policy from the first that names
 * them to the one that no longer does; which maps stand under it, whenever that was said; the yes and the taking back
 * that rest on it; a no to a request on which somebody said yes under it; and every no to a request of their own.
 * `leaves`: from the first on, in order.
 */
export function leavesNaming(leaves: readonly Naming[], person: string): number[] {
  const found = new Set<number>()
  const policies = new Map<string, Policed>()
  const policyOver = new Map<string, string>()
  const requests = new Map<string, { names: boolean; declines: number[] }>()
  const policed = (policy: string): Policed => {
    const known = policies.get(policy) ?? { names: false, maps: [] }
    policies.set(policy, known)
    return known
  }
  const asked = (request: string) => {
    const known = requests.get(request) ?? { names: false, declines: [] }
    requests.set(request, known)
    return known
  }
  const add = (seqs: readonly number[]) => {
    for (const seq of seqs) found.add(seq)
  }
  for (const { seq, events } of leaves)
    for (const event of events)
      switch (event.type) {
        case 'policy': {
          const known = policed(event.policy)
          const names = event.grant.includes(person) || event.revoke.includes(person)
          if (names || known.names) add([seq])
          if (names) add(known.maps)
          known.names = names
          break
        }
        case 'compartment': {
          const known = policed(event.policy)
          policyOver.set(event.log, event.policy)
          known.maps.push(seq)
          if (known.names) add([seq])
          break
        }
        case 'approve': {
          if (!event.policies.some(({ policy }) => policed(policy).names)) break
          const request = asked(event.request)
          request.names = true
          add([seq, ...request.declines])
          break
        }
        case 'decline': {
          const request = asked(event.request)
          request.declines.push(seq)
          if (request.names || event.grantee === person) add([seq])
          break
        }
        case 'revoke':
          if (event.logs.some((log) => policed(policyOver.get(log) ?? '').names)) add([seq])
          break
        default:
          event satisfies never
      }
  return [...found].sort((a, b) => a - b)
}

/** Whether any policy names a person once all these leaves stand. */
export function isNamed(leaves: readonly Naming[], person: string): boolean {
  const names = new Map<string, boolean>()
  for (const { events } of leaves)
    for (const event of events)
      if (event.type === 'policy')
        names.set(event.policy, event.grant.includes(person) || event.revoke.includes(person))
  return [...names.values()].includes(true)
}
