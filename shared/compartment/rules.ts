// The rules of a compartment: what a reader of its log alone can judge.
import type { AnyEvent } from '#shared/log/entry.ts'
import { currentEpoch, epochFollows, epochIsFresh, reachesExactly } from '#shared/log/epochs.ts'
import type { By, Demands } from '#shared/log/kind.ts'
import { notErased, recordStands, revisionFollows } from '#shared/log/records.ts'
import { distinct } from '#shared/log/shapes.ts'
import type {
  Admit,
  Adopt,
  CompartmentEvent,
  EpochEvent,
  Erase,
  Expire,
  Keepers,
  Narrow,
  Put,
  Remove,
  Reseal,
} from './events.ts'
import { accessOf, type CompartmentState, hasEnded, mayRead, readers } from './state.ts'

type S = CompartmentState

const isFirst = (s: S, by: By): boolean => s.epochs.length === 0 && by.seq === 1

/** The epoch that stands in the same part after the event, so that the key changes with it. */
const epochAfter = (by: By): AnyEvent | undefined =>
  by.events.slice(by.index + 1).find((e) => e.type === 'epoch')

const namesBox = (epoch: AnyEvent | undefined, person: string): boolean =>
  Array.isArray(epoch?.boxes) && epoch.boxes.some((b: { person?: unknown }) => b.person === person)

export const compartmentRules = {
  'author-is-keeper': (s: S, _e: CompartmentEvent, by: By) => s.keepers.includes(by.person) || isFirst(s, by),
  'keepers-read': (s: S, e: Keepers, by: By) =>
    distinct(e.keepers) &&
    e.keepers.every((person) => {
      const access = accessOf(s, person)
      if (access) return mayRead(access) && access.end === 0
      return by.events.some(
        (x) => x.type === 'admit' && x.person === person && x.end === 0 && x.may === 'both',
      )
    }),
  'no-end-only-for-deciders': (_s: S, e: Admit) => (e.end === 0) === (e.terms === null),
  'terms-have-a-salt': (_s: S, e: Admit) => (e.terms === null) === (e.salt === null),
  /** A grant that was taken back or narrowed is not given again by the same yes. */
  'terms-open-once': (s: S, e: Admit) => e.terms === null || !s.used.includes(e.terms),
  'end-is-ahead': (_s: S, e: Admit, by: By) => e.end === 0 || e.end > by.seen.time,
  'reader-gets-the-key': (s: S, e: Admit, by: By) => {
    if (e.may === 'write') return e.box === null
    const known = accessOf(s, e.person)
    if (known && mayRead(known) && e.box === null) return true
    const brought = namesBox(epochAfter(by), e.person)
    if (e.box !== null) return !brought && e.box.person === e.person
    return brought
  },
  'from-now-starts-a-run': (_s: S, e: Admit, by: By) =>
    e.history === 'whole' || e.may === 'write' || epochAfter(by)?.link === null,
  'has-access': (s: S, e: Narrow | Remove | Expire) => accessOf(s, e.person) !== null,
  'narrows-only': (s: S, e: Narrow) => {
    const access = accessOf(s, e.person)
    if (!access) return false
    const right = access.may === 'both' || access.may === e.may
    const end = access.end === 0 ? e.end === 0 : e.end > 0 && e.end <= access.end
    return right && end && (access.may !== e.may || access.end !== e.end)
  },
  'losing-the-key-rotates': (s: S, e: Narrow | Remove | Expire, by: By) => {
    const access = accessOf(s, e.person)
    if (!access || !mayRead(access)) return true
    if (e.type === 'narrow' && e.may !== 'write') return true
    return epochAfter(by) !== undefined
  },
  'a-keeper-remains': (s: S, e: Remove | Narrow) =>
    !s.keepers.includes(e.person) || (e.type === 'remove' && s.keepers.length > 1),
  'end-has-come': (s: S, e: Expire, by: By) => {
    const access = accessOf(s, e.person)
    return access !== null && hasEnded(access, by.seen.time)
  },
  'epoch-follows': (s: S, e: EpochEvent) => epochFollows(s, e),
  'epoch-is-fresh': (s: S, e: EpochEvent) => epochIsFresh(s, e),
  'epoch-reaches-exactly-the-readers': (s: S, e: EpochEvent) => reachesExactly(e.boxes, readers(s)),
  'epoch-leaves-out-who-ended': (s: S, _e: EpochEvent, by: By) =>
    s.access.every((a) => !mayRead(a) || !hasEnded(a, by.seen.time)),
  'author-reads-and-writes': (s: S, _e: Put, by: By) => {
    const access = accessOf(s, by.person)
    return access !== null && access.may === 'both' && !hasEnded(access, by.seen.time)
  },
  'sealed-under-the-newest-key': (s: S, e: Put | Adopt | Reseal) => e.epoch === currentEpoch(s)?.epoch,
  'key-is-not-stale': (s: S, _e: Put | Adopt | Reseal, by: By) =>
    s.access.every((a) => !mayRead(a) || !hasEnded(a, by.seen.time)),
  'revision-follows': (s: S, e: Put | Adopt) => revisionFollows(s, e),
  'record-not-erased': (s: S, e: Put | Adopt) => notErased(s, e),
  'drop-from-who-was-admitted': (s: S, e: Adopt) => s.known.includes(e.author),
  'record-stands': (s: S, e: Erase) => recordStands(s, e),
}

export const compartmentDemands: Demands<typeof compartmentRules, CompartmentEvent> = {
  keepers: ['author-is-keeper', 'keepers-read'],
  admit: [
    'author-is-keeper',
    'no-end-only-for-deciders',
    'terms-have-a-salt',
    'terms-open-once',
    'end-is-ahead',
    'reader-gets-the-key',
    'from-now-starts-a-run',
  ],
  narrow: ['author-is-keeper', 'has-access', 'narrows-only', 'a-keeper-remains', 'losing-the-key-rotates'],
  remove: ['author-is-keeper', 'has-access', 'a-keeper-remains', 'losing-the-key-rotates'],
  expire: ['author-is-keeper', 'has-access', 'end-has-come', 'losing-the-key-rotates'],
  epoch: [
    'author-is-keeper',
    'epoch-follows',
    'epoch-is-fresh',
    'epoch-reaches-exactly-the-readers',
    'epoch-leaves-out-who-ended',
  ],
  put: [
    'author-reads-and-writes',
    'sealed-under-the-newest-key',
    'key-is-not-stale',
    'revision-follows',
    'record-not-erased',
  ],
  adopt: [
    'author-is-keeper',
    'sealed-under-the-newest-key',
    'key-is-not-stale',
    'revision-follows',
    'record-not-erased',
    'drop-from-who-was-admitted',
  ],
  erase: ['author-is-keeper', 'record-stands'],
  reseal: ['author-is-keeper', 'sealed-under-the-newest-key', 'key-is-not-stale'],
  note: [],
}
