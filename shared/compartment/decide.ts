// What to write in a compartment for each thing somebody wants. What needs a key is returned as an intent: its author seals it.
import { currentEpoch } from '#shared/log/epochs.ts'
import { nextRevision } from '#shared/log/records.ts'
import type { History, May } from './events.ts'
import { accessOf, type CompartmentState, hasEnded, mayRead, mayWrite, readers } from './state.ts'

/** A new epoch for exactly these people; `linked`: the key before it is sealed under it. */
export type RotateIntent = { type: 'rotate'; epoch: number; linked: boolean; to: string[] }
/** A revision to be sealed under this epoch. */
export type SealIntent = { type: 'seal'; record: string; rev: number; prev: string | null; epoch: number }
/** An admission; `lockbox`: it brings the key itself, no epoch in the same part does. */
export type AdmitIntent = {
  type: 'admit'
  person: string
  may: May
  history: History
  end: number
  terms: string | null
  salt: string | null
  lockbox: boolean
}
export type CompartmentIntent =
  | RotateIntent
  | SealIntent
  | AdmitIntent
  | { type: 'keepers'; keepers: string[] }
  | { type: 'narrow'; person: string; may: May; end: number }
  | { type: 'remove' | 'expire'; person: string }
  | { type: 'erase'; record: string; wait: string | null }
  | { type: 'reseal'; epoch: number; root: string; count: number }

export type CompartmentCommand =
  | { do: 'open'; keepers: string[]; admit: { person: string }[] }
  | { do: 'write'; author: string; record: string }
  | { do: 'adopt'; record: string }
  | { do: 'admit'; person: string; may: May; history: History; end: number; terms: string; salt: string }
  | { do: 'admit-decider'; person: string; keeper: boolean }
  | { do: 'narrow'; person: string; may: May; end: number }
  | { do: 'remove'; person: string }
  | { do: 'expire' }
  | { do: 'rotate' }
  | { do: 'erase'; record: string; wait: string | null }
  | { do: 'reseal'; root: string; count: number }

export type CompartmentRefusal =
  | 'already-open'
  | 'not-open'
  | 'no-access'
  | 'may-not-write'
  | 'write-without-reading'
  | 'key-is-stale'
  | 'erased'
  | 'end-passed'
  | 'nothing-ended'
  | 'not-narrower'

type Decided = CompartmentIntent[] | { refused: CompartmentRefusal }

/** The intents that carry out the command at deciding time `now` (Unix seconds), or why not. */
export function decideCompartment(
  state: CompartmentState,
  command: CompartmentCommand,
  now: number,
): Decided {
  const epoch = currentEpoch(state)
  if (command.do === 'open') return epoch ? { refused: 'already-open' } : opening(command)
  if (!epoch) return { refused: 'not-open' }
  const rotate = (without: readonly string[], linked = true, plus: readonly string[] = []): RotateIntent => ({
    type: 'rotate',
    epoch: epoch.epoch + 1,
    linked,
    to: [...new Set([...readers(state), ...plus])].filter((person) => !without.includes(person)),
  })
  const stale = state.access.some((a) => mayRead(a) && hasEnded(a, now))
  switch (command.do) {
    case 'write':
      return writing(state, command.author, command.record, epoch.epoch, now)
    case 'adopt':
      if (stale) return { refused: 'key-is-stale' }
      if (state.records.get(command.record)?.erased) return { refused: 'erased' }
      return [
        { type: 'seal', record: command.record, ...nextRevision(state, command.record), epoch: epoch.epoch },
      ]
    case 'admit': {
      if (command.end <= now) return { refused: 'end-passed' }
      const { do: _, ...grant } = command
      const reads = command.may !== 'write'
      const fresh = reads && command.history === 'from-now'
      const admission: AdmitIntent = { type: 'admit', ...grant, lockbox: reads && !fresh }
      const ended = endedReaders(state, now, command.person)
      if (!fresh)
        return ended.length === 0
          ? [admission]
          : [
              ...expiries(ended),
              { ...admission, lockbox: false },
              rotate(ended, true, reads ? [command.person] : []),
            ]
      return [...expiries(ended), admission, rotate(ended, false, [command.person])]
    }
    case 'admit-decider': {
      const admission: AdmitIntent = {
        type: 'admit',
        person: command.person,
        may: 'both',
        history: 'whole',
        end: 0,
        terms: null,
        salt: null,
        lockbox: true,
      }
      if (!command.keeper || state.keepers.includes(command.person)) return [admission]
      return [admission, { type: 'keepers', keepers: [...state.keepers, command.person] }]
    }
    case 'narrow': {
      const access = accessOf(state, command.person)
      if (!access) return { refused: 'no-access' }
      if (access.may !== 'both' && access.may !== command.may) return { refused: 'not-narrower' }
      const { do: _, ...narrowing } = command
      if (!mayRead(access) || command.may !== 'write') return [{ type: 'narrow', ...narrowing }]
      const ended = endedReaders(state, now, command.person)
      return [...expiries(ended), { type: 'narrow', ...narrowing }, rotate([command.person, ...ended])]
    }
    case 'remove': {
      const access = accessOf(state, command.person)
      if (!access) return { refused: 'no-access' }
      const ended = endedReaders(state, now, command.person)
      const gone: CompartmentIntent[] = [...expiries(ended), { type: 'remove', person: command.person }]
      return mayRead(access) || ended.length > 0 ? [...gone, rotate([command.person, ...ended])] : gone
    }
    case 'expire': {
      const ended = state.access.filter((a) => hasEnded(a, now)).map((a) => a.person)
      if (ended.length === 0) return { refused: 'nothing-ended' }
      return stale ? [...expiries(ended), rotate(ended)] : expiries(ended)
    }
    case 'rotate': {
      const ended = state.access.filter((a) => hasEnded(a, now)).map((a) => a.person)
      return [...expiries(ended), rotate(ended)]
    }
    case 'erase':
      if (state.records.get(command.record)?.erased !== false) return { refused: 'erased' }
      return [{ type: 'erase', record: command.record, wait: command.wait }]
    case 'reseal':
      if (stale) return { refused: 'key-is-stale' }
      return [{ type: 'reseal', epoch: epoch.epoch, root: command.root, count: command.count }]
    default:
      return command satisfies never
  }
}

const opening = (command: { keepers: string[]; admit: { person: string }[] }): CompartmentIntent[] => [
  ...command.admit.map(
    ({ person }): AdmitIntent => ({
      type: 'admit',
      person,
      may: 'both',
      history: 'whole',
      end: 0,
      terms: null,
      salt: null,
      lockbox: false,
    }),
  ),
  { type: 'keepers', keepers: command.keepers },
  { type: 'rotate', epoch: 1, linked: false, to: command.admit.map((a) => a.person) },
]

const writing = (
  state: CompartmentState,
  author: string,
  record: string,
  epoch: number,
  now: number,
): Decided => {
  const access = accessOf(state, author)
  if (!access || hasEnded(access, now)) return { refused: 'no-access' }
  if (!mayWrite(access)) return { refused: 'may-not-write' }
  if (!mayRead(access)) return { refused: 'write-without-reading' }
  if (state.access.some((a) => mayRead(a) && hasEnded(a, now))) return { refused: 'key-is-stale' }
  if (state.records.get(record)?.erased) return { refused: 'erased' }
  return [{ type: 'seal', record, ...nextRevision(state, record), epoch }]
}

const endedReaders = (state: CompartmentState, now: number, except: string): string[] =>
  state.access.filter((a) => mayRead(a) && hasEnded(a, now) && a.person !== except).map((a) => a.person)

const expiries = (people: readonly string[]): CompartmentIntent[] =>
  people.map((person) => ({ type: 'expire', person }))
