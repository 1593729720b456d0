// The gezinsplan: what a professional changes is a proposal until a family member says yes, and no text is lost.
import { describe, expect, test } from 'vitest'
import { decide, type PlanCommand } from '#web/plan/decide.ts'
import type { Changeable, Of, PlanContent } from '#web/plan/kinds.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import {
  agreedVersion,
  isOutdated,
  itemsOf,
  openProposals,
  type Plan,
  type PlanLine,
  statusOf,
  type Who,
} from '#web/plan/state.ts'
import { differences, versionTexts } from '#web/plan/version.ts'

const who: Who = { family: new Set(['noor', 'daan', 'sam']), names: new Map([['noor', 'Noor']]) }

const goal = (text: string): Of<'plan-goal'> => ({
  kind: 'plan-goal',
  order: 0,
  text,
  area: 'school-and-work',
  owners: ['bram'],
  state: 'open',
})
const action = (text: string, doers: string[], child?: string): Of<'plan-action'> => ({
  kind: 'plan-action',
  order: 0,
  text,
  doers,
  status: 'agreed',
  ...(child === undefined ? {} : { child }),
})

/** A log that grows by commands, as clients do it, or by lines that no honest client writes. */
class Log {
  lines: PlanLine[] = []
  put(author: string, record: string, content: PlanContent, rev?: number): number {
    const before = this.lines.filter((line) => line.record === record).length
    const seq = this.lines.length + 1
    this.lines.push({
      log: 'plan',
      seq,
      record,
      rev: rev ?? before + 1,
      author,
      time: seq,
      seen: seq,
      content,
    })
    return seq
  }
  get plan(): Plan {
    return reducePlan(this.lines, who)
  }
  does(by: string, command: Omit<PlanCommand, 'by' | 'record'>): number {
    const decision = decide(this.plan, { by, record: `r${this.lines.length + 1}`, ...command } as PlanCommand)
    if ('refused' in decision) throw new Error(decision.refused)
    for (const { record, content } of decision.writes) this.put(by, record, content)
    return this.lines.length
  }
  refusal(by: string, command: Omit<PlanCommand, 'by' | 'record'>): string | null {
    const decision = decide(this.plan, { by, record: 'fresh', ...command } as PlanCommand)
    return 'refused' in decision ? decision.refused : null
  }
  write(by: string, target: string, content: Changeable): number {
    return this.does(by, { do: 'write', target, content } as never)
  }
}

const says = (log: Log, record: string) => {
  const content = log.plan.items.get(record)?.now.content
  return content && 'text' in content ? content.text : null
}

describe('a change by Joris, the zorgcoördinator', () => {
  const started = () => {
    const log = new Log()
    log.write('noor', 'doel2', goal('Bram gaat elke dag op tijd naar school.'))
    return {
      log,
      line: log.write('joris', 'doel2', goal('Bram gaat vier ochtenden per week rustig naar school.')),
    }
  }

  test('changes nothing until somebody of the family says yes', () => {
    const { log } = started()
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(openProposals(log.plan)).toHaveLength(1)
  })
  test('stands once Noor says yes, with who wrote it and who confirmed it', () => {
    const { log, line } = started()
    const confirmation = log.does('noor', { do: 'answer', line, answer: 'yes' } as never)
    const item = log.plan.items.get('doel2')
    expect(says(log, 'doel2')).toBe('Bram gaat vier ochtenden per week rustig naar school.')
    expect(item?.now).toMatchObject({ line, author: 'joris', confirmed: { by: 'noor', line: confirmation } })
    expect(item?.history.map((one) => one.author)).toEqual(['noor', 'joris'])
  })
  test('is gone after a no, and its text stays readable', () => {
    const { log, line } = started()
    log.does('daan', { do: 'answer', line, answer: 'no' } as never)
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(log.plan.proposals[0]).toMatchObject({
      state: 'declined',
      change: { text: 'Bram gaat vier ochtenden per week rustig naar school.' },
    })
  })
  test('waits after “eerst bespreken” and can still get a yes', () => {
    const { log, line } = started()
    log.does('noor', { do: 'answer', line, answer: 'discuss', note: 'Maandag, met Hein erbij.' } as never)
    expect(openProposals(log.plan)[0]?.state).toBe('discuss')
    log.does('daan', { do: 'answer', line, answer: 'yes' } as never)
    expect(log.plan.proposals[0]?.state).toBe('accepted')
  })
  test('cannot be confirmed by Joris himself or any other helper, whatever their software writes', () => {
    const { log, line } = started()
    expect(log.refusal('joris', { do: 'answer', line, answer: 'yes' } as never)).toBe('family-only')
    log.put('joris', 'sneaky', { kind: 'plan-answer', line, answer: 'yes' })
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(log.plan.ignored).toEqual([{ line: 3, why: 'family-only' }])
  })
  test('written straight into the goal is a proposal all the same', () => {
    const { log } = started()
    log.put('joris', 'doel2', goal('Joris beslist.'))
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(openProposals(log.plan).map((one) => one.change)).toContainEqual(goal('Joris beslist.'))
  })
  test('confirmed by Noor is the text she read, not what Joris makes of it afterwards', () => {
    const { log, line } = started()
    const record = log.plan.proposals[0]?.record ?? ''
    log.put('joris', record, {
      kind: 'plan-proposal',
      target: 'doel2',
      from: 1,
      change: goal('Iets heel anders.'),
    })
    log.put('noor', 'ja', { kind: 'plan-answer', line, answer: 'yes' })
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(log.plan.proposals.map((one) => one.state)).toEqual(['replaced', 'open'])
  })
  test('made on an older text is refused a yes, and shown beside the newer one if a yes was under way', () => {
    const { log, line } = started()
    log.write('daan', 'doel2', goal('Bram gaat met plezier naar school.'))
    const [proposal] = openProposals(log.plan)
    expect(proposal && isOutdated(log.plan, proposal)).toBe(true)
    expect(log.refusal('noor', { do: 'answer', line, answer: 'yes' } as never)).toBe('proposal-outdated')
    log.put('noor', 'onderweg', { kind: 'plan-answer', line, answer: 'yes' })
    expect(log.plan.items.get('doel2')?.concurrent.map((one) => one.author)).toEqual(['daan'])
    log.write('noor', 'doel2', goal('Bram gaat rustig en met plezier naar school.'))
    expect(log.plan.items.get('doel2')?.concurrent).toEqual([])
  })
  test('to which one parent says yes and the other no shows both', () => {
    const { log, line } = started()
    log.put('noor', 'a', { kind: 'plan-answer', line, answer: 'yes' })
    log.put('daan', 'b', { kind: 'plan-answer', line, answer: 'no' })
    expect(log.plan.proposals[0]).toMatchObject({ state: 'accepted', disputed: true })
  })
  test('can be taken back by Joris and nobody else', () => {
    const { log, line } = started()
    expect(log.refusal('hein', { do: 'withdraw', line } as never)).toBe('not-your-proposal')
    log.does('joris', { do: 'withdraw', line } as never)
    expect(log.refusal('noor', { do: 'answer', line, answer: 'yes' } as never)).toBe('proposal-decided')
  })
  test('cannot turn a goal into something else, not even with a yes under way', () => {
    const { log } = started()
    const other = action('Een rekentoets', ['hein'])
    expect(log.refusal('joris', { do: 'write', target: 'doel2', content: other } as never)).toBe(
      'another-kind',
    )
    const line = log.put('joris', 'v9', { kind: 'plan-proposal', target: 'doel2', from: 1, change: other })
    expect(log.refusal('noor', { do: 'answer', line, answer: 'yes' } as never)).toBe('another-kind')
    log.put('noor', 'ja', { kind: 'plan-answer', line, answer: 'yes' })
    log.put('noor', 'doel2', other)
    expect(says(log, 'doel2')).toBe('Bram gaat elke dag op tijd naar school.')
    expect(log.plan.ignored.map((one) => one.why)).toEqual(['another-kind', 'another-kind'])
  })
  test('is not changed or taken back by another helper, whatever their software writes', () => {
    const { log, line } = started()
    const record = log.plan.proposals[0]?.record ?? ''
    log.put('hein', record, {
      kind: 'plan-proposal',
      target: 'doel2',
      from: 1,
      change: goal('Hein weet het beter.'),
    })
    log.put('hein', 'weg', { kind: 'plan-withdrawal', line })
    expect(log.plan.proposals.map((one) => [one.author, one.state])).toEqual([['joris', 'open']])
    expect(log.plan.ignored.map((one) => one.why)).toEqual(['not-the-author', 'not-the-author'])
  })
})

describe('two parents who write the same goal at once', () => {
  test('both keep their text, and the plan says that they did not see each other', () => {
    const log = new Log()
    log.write('noor', 'doel1', goal('Rust.'))
    log.put('noor', 'doel1', { ...goal('Rust aan tafel.'), basis: 1 }, 2)
    log.put('daan', 'doel1', { ...goal('Samen eten.'), basis: 1 }, 3)
    const item = log.plan.items.get('doel1')
    expect([says(log, 'doel1'), item?.concurrent.map((one) => one.author)]).toEqual(['Samen eten.', ['noor']])
  })
})

describe('ons verhaal', () => {
  test('is told by the family alone', () => {
    const log = new Log()
    const story = {
      kind: 'plan-story',
      on: '2026-09-01',
      text: 'Sinds de verhuizing slaapt Bram slecht.',
    } as const
    expect(log.refusal('joris', { do: 'tell', target: 'verhaal', content: story } as never)).toBe(
      'family-only',
    )
    log.does('noor', { do: 'tell', target: 'verhaal', content: story } as never)
    log.put('joris', 'verhaal', { ...story, text: 'Volgens mij ging het anders.' })
    expect(says(log, 'verhaal')).toBe(story.text)
  })
})

describe('how far an action is', () => {
  test('is told by who does it, also when the plan names them as somebody involved', () => {
    const log = new Log()
    const party = {
      kind: 'plan-party',
      order: 0,
      name: 'Hein Kuipers',
      part: 'professional',
      role: 'intern begeleider',
      person: 'hein',
      copy: true,
    } as const
    log.write('noor', 'betrokken-hein', party)
    log.write('noor', 'gang', action('Elke ochtend bij Bram in de gang staan', ['betrokken-hein']))
    log.does('hein', { do: 'progress', action: 'gang', status: 'busy' } as never)
    const [item] = itemsOf(log.plan, 'plan-action')
    expect(item && statusOf(item)).toBe('busy')
  })
  test('is not told by another helper', () => {
    const log = new Log()
    log.write('noor', 'gang', action('Elke ochtend bij Bram in de gang staan', ['hein']))
    expect(log.refusal('bas', { do: 'progress', action: 'gang', status: 'done' } as never)).toBe(
      'not-your-action',
    )
    log.put('bas', 'x', { kind: 'plan-progress', action: 'gang', status: 'done' })
    expect(log.plan.ignored.map((one) => one.why)).toEqual(['not-a-doer'])
  })
})

describe('a version', () => {
  const agreed = () => {
    const log = new Log()
    log.write('noor', 'doel1', goal('Thuis is er ’s avonds rust.'))
    log.write('daan', 'doel2', goal('Bram gaat elke dag op tijd naar school.'))
    const line = log.does('noor', { do: 'present', asks: ['noor', 'daan'] } as never)
    return { log, line }
  }
  const yes = (log: Log, by: string, version: number) =>
    log.does(by, { do: 'agree', version, agrees: true } as never)

  test('is put forward, and agreed only when everyone asked says yes; silence is no yes', () => {
    const { log, line } = agreed()
    expect(log.plan.status).toBe('presented')
    yes(log, 'noor', line)
    expect([log.plan.status, agreedVersion(log.plan)]).toEqual(['presented', null])
    yes(log, 'daan', line)
    expect([log.plan.status, agreedVersion(log.plan)?.lines]).toEqual(['agreed', [1, 2]])
  })
  test('with a no of one parent stays put forward, and the no is shown', () => {
    const { log, line } = agreed()
    yes(log, 'noor', line)
    log.does('daan', { do: 'agree', version: line, agrees: false, note: 'Te snel.' } as never)
    expect(log.plan.status).toBe('presented')
    expect(log.plan.versions[0]?.answers.get('daan')).toMatchObject({ agrees: false, note: 'Te snel.' })
  })
  test('is made by family, and answered only by whom it asks', () => {
    const { log, line } = agreed()
    expect(log.refusal('joris', { do: 'present', asks: ['noor'] } as never)).toBe('family-only')
    expect(log.refusal('sam', { do: 'agree', version: line, agrees: true } as never)).toBe('not-asked')
    log.put('joris', 'v', { kind: 'plan-version', number: 2, lines: [1, 2], asks: ['noor'] })
    log.put('sam', 'a', { kind: 'plan-agreement', version: line, agrees: false })
    expect(log.plan.versions.map((one) => [one.state, one.answers.size])).toEqual([['presented', 0]])
    expect(log.plan.ignored.map((one) => one.why)).toEqual(['family-only', 'not-asked'])
  })
  test('that leaves out or adds a line is not what stands, and is ignored', () => {
    const { log } = agreed()
    log.put('noor', 'v', { kind: 'plan-version', number: 2, lines: [1], asks: ['noor'] })
    expect(log.plan.ignored.map((one) => one.why)).toEqual(['not-what-stands'])
  })
  test('is found back word for word after the plan went on', () => {
    const { log, line } = agreed()
    yes(log, 'noor', line)
    yes(log, 'daan', line)
    log.does('noor', { do: 'turn', to: 'running', on: '2026-09-01' } as never)
    const proposed = log.write('joris', 'doel2', goal('Bram gaat vier ochtenden per week naar school.'))
    log.does('noor', { do: 'answer', line: proposed, answer: 'yes' } as never)
    const second = log.does('daan', { do: 'present', asks: ['noor', 'daan'] } as never)
    expect(log.plan.status).toBe('running')
    yes(log, 'noor', second)
    yes(log, 'daan', second)
    const [first, last] = log.plan.versions.map((version) => versionTexts(log.lines, version))
    expect(first?.map((one) => 'text' in one.content && one.content.text)).toEqual([
      'Thuis is er ’s avonds rust.',
      'Bram gaat elke dag op tijd naar school.',
    ])
    expect(
      differences(first ?? [], last ?? []).map((one) => [one.record, one.before?.line, one.after?.line]),
    ).toEqual([['doel2', 2, proposed]])
  })
  test('with a missing line is shown whole or not at all', () => {
    const { log } = agreed()
    expect(() => versionTexts(log.lines.slice(1), { lines: [1, 2] })).toThrow('line 1')
  })
})

describe('the status of a plan', () => {
  test('goes its way in order, by the family, and reopening keeps everything', () => {
    const log = new Log()
    expect(log.refusal('noor', { do: 'present', asks: ['noor'] } as never)).toBe('plan-empty')
    log.write('noor', 'doel1', goal('Rust.'))
    expect(log.refusal('noor', { do: 'turn', to: 'running', on: '2026-09-01' } as never)).toBe('wrong-order')
    const line = log.does('noor', { do: 'present', asks: ['noor'] } as never)
    log.does('noor', { do: 'agree', version: line, agrees: true } as never)
    expect(log.refusal('joris', { do: 'turn', to: 'running', on: '2026-09-01' } as never)).toBe('family-only')
    for (const to of ['running', 'evaluated', 'closed'] as const)
      log.does('noor', { do: 'turn', to, on: '2026-09-01' } as never)
    expect(log.refusal('noor', { do: 'write', target: 'doel1', content: goal('Nog iets.') } as never)).toBe(
      'plan-closed',
    )
    log.does('noor', { do: 'turn', to: 'draft', on: '2026-10-01' } as never)
    expect([log.plan.status, says(log, 'doel1'), log.plan.versions.length]).toEqual(['draft', 'Rust.', 1])
  })
})
