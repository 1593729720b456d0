// What to write in an organisation's log for each thing its administrator wants.
import type { OrganisationEvent } from './events.ts'
import { attestationOf, type OrganisationState } from './state.ts'

export type OrganisationCommand =
  | { do: 'open'; admin: string }
  | { do: 'add-admin' | 'remove-admin'; person: string }
  | { do: 'attest'; person: string; end: number }
  | { do: 'withdraw'; person: string }

export type OrganisationRefusal = 'organisation-already-open' | 'last-admin' | 'no-change' | 'not-attested'

/** The events that carry out the command at deciding time `now` (Unix seconds), or why not. */
export function decideOrganisation(
  state: OrganisationState,
  command: OrganisationCommand,
  now: number,
): OrganisationEvent[] | { refused: OrganisationRefusal } {
  switch (command.do) {
    case 'open':
      if (state.admins.length > 0) return { refused: 'organisation-already-open' }
      return [{ type: 'admin', person: command.admin, acts: 'add' }]
    case 'add-admin':
      if (state.admins.includes(command.person)) return { refused: 'no-change' }
      return [{ type: 'admin', person: command.person, acts: 'add' }]
    case 'remove-admin':
      if (!state.admins.includes(command.person)) return { refused: 'no-change' }
      if (state.admins.length === 1) return { refused: 'last-admin' }
      return [{ type: 'admin', person: command.person, acts: 'remove' }]
    case 'attest':
      return [{ type: 'attest', person: command.person, end: command.end }]
    case 'withdraw':
      if (!attestationOf(state, command.person, now)) return { refused: 'not-attested' }
      return [{ type: 'withdraw', person: command.person }]
    default:
      return command satisfies never
  }
}
