// What is owed in a compartment at a moment of deciding time.
import { type CompartmentState, hasEnded, mayRead } from './state.ts'

export type CompartmentDue = { do: 'expire'; person: string; end: number; rotates: boolean }

/** Ended grants that still stand, earliest first. `now` in Unix seconds. */
export const dueInCompartment = (state: CompartmentState, now: number): CompartmentDue[] =>
  state.access
    .filter((access) => hasEnded(access, now))
    .map((access) => ({
      do: 'expire' as const,
      person: access.person,
      end: access.end,
      rotates: mayRead(access),
    }))
    .sort((a, b) => a.end - b.end)
