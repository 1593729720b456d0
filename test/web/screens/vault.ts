// A vault as screens see it, small: Noor and Daan decide, Bram is 8 and Sam 14, Ravi and Samira help.
import type { Wish } from '#web/consent/wish.ts'
import { formatsOf } from '#web/text/format.ts'
import { nl } from '#web/text/nl.ts'
import type { HelperView, LogLine, MapView, PersonView, RequestView, VaultView } from '#web/vault/shown.ts'

export const today = '2026-11-24'
/** Unix seconds of a moment in the Netherlands in winter. */
export const at = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00+01:00`) / 1000
export const endOf = (day: string): number => at(day, '23:59') + 59

const person = (
  id: string,
  name: string,
  shape: PersonView['shape'],
  organisation: string | null = null,
) => ({
  person: id,
  name,
  initials: name.charAt(0),
  shape,
  petal: null,
  child: null,
  role: '',
  organisation,
})

export const people: PersonView[] = [
  person('noor', 'Noor de Boer', 'family'),
  person('daan', 'Daan de Boer', 'family'),
  person('sam', 'Sam de Boer', 'child'),
  person('ravi', 'Ravi Sewdien', 'helper', 'Praktijk Beweeg'),
  person('samira', 'Samira El Idrissi', 'helper', 'Zuidkant Thuis'),
]

export const mapOf = (child: string | null, name: MapView['name'], more: Partial<MapView> = {}): MapView => ({
  log: `${child ?? 'family'}-${name}`,
  name,
  child,
  member: null,
  may: 'both',
  readers: [],
  stale: false,
  waiting: 0,
  resealing: null,
  lines: 1,
  last: null,
  opened: true,
  ...more,
})

const child = (id: string, name: string, birth: string, age: number) => ({
  id,
  name,
  member: { id, name, role: 'child' as const, birth },
  colour: 1,
  age,
  expected: null,
  person: null,
  maps: [],
  timeline: [],
  ownWords: [],
  unopened: [],
})

export const vaultOf = (more: Partial<VaultView> = {}): VaultView => ({
  id: 'vault',
  family: 'De Boer',
  mine: 'holder',
  health: { is: 'checked', lines: 3, seen: at(today), alarm: null },
  people,
  children: [child('sam', 'Sam', '2012-05-04', 14), child('bram', 'Bram', '2018-02-11', 8)],
  maps: [mapOf('bram', 'school'), mapOf('bram', 'gezondheid'), mapOf('sam', 'school')],
  unopened: 0,
  closed: [],
  helpers: [],
  requests: [],
  codes: [],
  pages: [],
  plan: null,
  logbook: [],
  openUntil: null,
  ...more,
})

export const wish = (child: string | null, map: Wish['map'], may: 'read' | 'write' | 'both'): Wish => ({
  child,
  map,
  read: may !== 'write',
  write: may !== 'read',
})

export const requestOf = (more: Partial<RequestView> = {}): RequestView => ({
  id: 'request',
  person: 'ravi',
  purpose: 'Ik wil Bram helpen met schrijven.',
  wishes: [wish('bram', 'gezondheid', 'read'), wish('bram', 'school', 'both')].map((one) => ({
    ...one,
    log: null,
  })),
  past: 'from-today',
  end: '2027-02-28',
  asked: at(today, '09:40'),
  state: 'requested',
  given: false,
  waitsFor: ['noor', 'daan'],
  proposed: null,
  ...more,
})

export const helperOf = (id: string, end: number | null, more: Partial<HelperView> = {}): HelperView => ({
  person: id,
  shape: 'helper',
  maps: end === null ? [] : [{ log: 'bram-school', name: 'school', child: 'bram', may: 'read', end }],
  end,
  asks: false,
  coordinator: false,
  fetched: null,
  confirmed: null,
  claims: [],
  number: '123456789012345678901234',
  compared: null,
  otherBefore: false,
  ...more,
})

let lines = 0
export const lineOf = (person: string, what: LogLine['what'], more: Partial<LogLine> = {}): LogLine => {
  lines++
  const time = more.time ?? at(today)
  return {
    ref: { log: 'vault', line: lines },
    nth: 0,
    map: null,
    kind: 'access',
    person,
    about: null,
    what,
    time,
    seen: time - 30,
    proof: { signed: true, device: 'd', chained: true, registered: 1, leaf: '', root: '' },
    times: 1,
    ...more,
  }
}

export const words = {
  text: nl,
  say: formatsOf('nl'),
  names: new Map([
    ['sam', 'Sam'],
    ['bram', 'Bram'],
  ]),
}
