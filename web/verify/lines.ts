// Every line of every log: who, what, when; drawn when somebody opens a log, so many at a time.
import type { ExportReport } from '#shared/log/export.ts'
import { element } from './element.ts'
import type { Named, Say } from './say.ts'

const LINES_AT_ONCE = 200

type LogReport = ExportReport['logs'][number]
type Entry = LogReport['entries'][number]

/** What is about the family stands first; the keys that everything is checked with stand last. */
const order: readonly LogReport['kind'][] = [
  'family',
  'compartment',
  'member',
  'organisation',
  'card',
  'keyring',
]

export function logLists({ logs }: ExportReport, names: Named, say: Say): HTMLElement {
  const { text } = say
  const inOrder = [...logs].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return element(
    'section',
    {},
    element('h2', {}, text.entries),
    ...inOrder.map((log) => logList(log, names, say)),
  )
}

function logList(log: LogReport, names: Named, say: Say): HTMLElement {
  const { text, number } = say
  const body = element('tbody')
  const more = element('div', { class: 'more' })
  const draw = () => {
    const from = body.rows.length
    const some = log.entries.slice(from, from + LINES_AT_ONCE)
    body.append(...some.map((entry) => row(entry, names, say)))
    const left = log.entries.length - body.rows.length
    more.replaceChildren()
    if (left > 0)
      more.append(
        element('button', { type: 'button', click: draw }, text.more(number(Math.min(left, LINES_AT_ONCE)))),
      )
  }
  const name = names.log(log.log)
  const count = log.entries.length === 1 ? text.one : text.lines(number(log.entries.length))
  const head = element(
    'tr',
    {},
    ...[text.line, text.when, text.who, text.what].map((h) => element('th', { scope: 'col' }, h)),
  )
  const details: HTMLDetailsElement = element(
    'details',
    {
      class: 'log',
      toggle: () => {
        if (details.open && body.rows.length === 0) draw()
      },
    },
    element(
      'summary',
      {},
      element('b', {}, name.charAt(0).toUpperCase() + name.slice(1)),
      ' ',
      element('span', { class: 'soft' }, count),
    ),
    element('table', {}, element('thead', {}, head), body),
    more,
  )
  return details
}

function row(entry: Entry, names: Named, say: Say): HTMLTableRowElement {
  const { text, number, moment } = say
  const said = [...new Set(entry.events)].map((type) => text.events[type] ?? type).join(', ')
  const about =
    entry.about === null || entry.about === entry.person ? '' : `, ${text.about(names.person(entry.about))}`
  return element(
    'tr',
    {},
    element('td', {}, number(entry.seq + 1)),
    element('td', {}, moment(entry.time)),
    element('td', {}, names.person(entry.person)),
    element('td', {}, said + about),
  )
}

/** Who is who: the number a person has here, and the mark they have in every file. */
export function peopleList({ people, person }: Named, { text }: Say): HTMLElement {
  return element(
    'details',
    { class: 'log' },
    element('summary', {}, element('b', {}, text.people)),
    element('p', { class: 'soft' }, text.peopleWords),
    element(
      'dl',
      {},
      ...[...people.keys()].flatMap((id) => [
        element('dt', {}, person(id)),
        element('dd', {}, element('code', {}, id)),
      ]),
    ),
  )
}
