// The verdict: whether it holds, what was checked, or the first thing that is wrong and what that means.
import type { ExportReport } from '#shared/log/export.ts'
import type { LineReport } from '#shared/log/line-proof.ts'
import { element } from './element.ts'
import type { Named, Say } from './say.ts'

/** `yes` was checked and holds, `open` could not be checked. */
type Tick = { is: 'yes' | 'open'; title: string; words?: string; code?: string }

function box(tone: 'yes' | 'open' | 'no', title: string, ...children: (Node | null)[]): HTMLElement {
  const signs = { yes: '✓', open: '?', no: '✕' }
  return element(
    'section',
    { class: `verdict ${tone}`, 'data-verdict': tone, role: 'status', tabindex: '-1' },
    element('h2', {}, element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[tone]), title),
    ...children,
  )
}

const list = (ticks: readonly Tick[]): HTMLElement =>
  element(
    'ul',
    { class: 'ticks' },
    ...ticks.map(({ is, title, words, code }) =>
      element(
        'li',
        { 'data-tick': is },
        element('span', { class: 'sign', 'aria-hidden': 'true' }, is === 'yes' ? '✓' : '?'),
        element(
          'span',
          {},
          element('b', {}, title),
          words === undefined ? null : element('small', {}, words),
          code === undefined ? null : element('code', {}, code),
        ),
      ),
    ),
  )

function wrongBox(
  wrong: { code: string; log?: string | null; seq?: number | null },
  names: Named,
  { text, number }: Say,
): HTMLElement {
  const { code, log = null, seq = null } = wrong
  const where =
    log === null
      ? null
      : seq === null
        ? text.wrongIn(names.log(log))
        : text.wrongAt(number(seq + 1), names.log(log))
  return box(
    'no',
    text.wrong,
    where === null ? null : element('p', { class: 'where' }, where),
    element('p', {}, text.means[code] ?? text.rule),
    element('p', {}, text.after),
    element('p', { class: 'soft' }, text.code([code, log].filter((one) => one !== null).join(' '))),
  )
}

const keyTick = ({ text }: Say, vkey: string, compared: boolean): Tick =>
  compared
    ? { is: 'yes', title: text.ticks.key }
    : { is: 'open', title: text.ticks.noKey, words: text.ticks.noKeyWords, code: vkey }

/** Of a whole logbook. `compared`: the server's key was given. */
export function logbookVerdict(report: ExportReport, names: Named, say: Say, compared: boolean): HTMLElement {
  const { text, number, moment } = say
  const { wrong, judged, missing } = report
  if (wrong !== null) return wrongBox(wrong, names, say)
  const all = report.logs.reduce((sum, { size }) => sum + size, 0)
  const covered = report.logs.reduce((sum, one) => sum + one.covered, 0)
  const ticks: Tick[] = [
    { is: 'yes', title: text.ticks.signed(number(all)), words: text.ticks.signedWords },
    { is: 'yes', title: text.ticks.whole, words: text.ticks.wholeWords },
    {
      is: 'yes',
      title: text.ticks.registered,
      words: text.ticks.registeredWords(number(covered), number(all)),
    },
    judged > 0
      ? { is: 'yes', title: text.ticks.consent, words: text.ticks.consentWords(number(judged)) }
      : { is: 'open', title: text.ticks.noConsent, words: text.ticks.noConsentWords },
    ...(missing.length === 0
      ? []
      : [
          {
            is: 'open' as const,
            title: missing.length === 1 ? text.ticks.missingOne : text.ticks.missing(number(missing.length)),
            words: text.ticks.missingWords,
          },
        ]),
    keyTick(say, report.vkey, compared),
  ]
  const whole = judged > 0 && missing.length === 0
  return box(
    whole ? 'yes' : 'open',
    whole ? (compared ? text.holds : text.fits) : text.holdsPartly,
    element('p', {}, text.from(report.origin, moment(report.exported))),
    list(ticks),
  )
}

/** Of one line, with the text when it is there. */
export function lineVerdict(report: LineReport, names: Named, say: Say, compared: boolean): HTMLElement {
  const { text, number, moment } = say
  const { wrong, line, content } = report
  if (wrong !== null || line === null) return wrongBox(wrong ?? { code: 'malformed' }, names, say)
  const ticks: Tick[] = [
    {
      is: 'yes',
      title: text.ticks.lineSigned(names.person(line.person)),
      words: `${line.events.map((type) => text.events[type] ?? type).join(', ')}; ${moment(line.time)}`,
    },
    { is: 'yes', title: text.ticks.linePlace(number(line.seq + 1)), words: text.ticks.linePlaceWords },
    { is: 'yes', title: text.ticks.lineRegistered },
    content === null
      ? { is: 'open', title: text.ticks.noText, words: text.ticks.noTextWords }
      : {
          is: 'yes',
          title: text.ticks.text,
          words: text.ticks.textWords(names.person(content.author), number(content.rev)),
        },
    keyTick(say, report.vkey, compared),
  ]
  return box(
    'yes',
    compared ? text.holds : text.fits,
    element('p', {}, text.from(report.origin, moment(report.exported))),
    list(ticks),
  )
}
