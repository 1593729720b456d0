// One story from the first password to taken back and verified, in which every field that people write is written.
import { done, type House, type Somebody, sure } from '#test/setup/house.ts'
import type { Entry } from '#web/child/entry.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { Changeable } from '#web/plan/kinds.ts'
import { childOf, mapOf } from './scene.ts'

/** What stands in a field, by the name of that field. */
export type Word = (field: string) => string
export type Told = { noor: Somebody; fatima: Somebody; vault: string; exported: Uint8Array }

const DAY = '2026-11-24'

/** Tells the story with these words. Both people are still signed in at the end, Fatima without any map. */
export async function tell(house: House, word: Word): Promise<Told> {
  const noor = await house.person(word('name'), { password: word('password') })
  const fatima = await house.person(word('professional'), {
    as: 'professional',
    password: word('password of a professional'),
    profession: word('profession'),
    organisation: word('organisation'),
    claims: [{ register: 'skj', number: word('number in a register') }],
  })
  const vault = await start(house, noor, word)
  await write(house, noor, word)
  await plan(house, noor, word)
  const { request, child } = await ask(house, { noor, fatima, word })
  const given = [wish(child, 'school')]
  done(await noor.engine.give(vault, request, { given, past: 'with-history', end: '2027-02-28' }))
  await settle(house, noor, fatima)
  await helps(house, fatima, word)
  await settle(house, noor, fatima)
  done(await noor.engine.takeBack(vault, fatima.core.person))
  await settle(house, noor, fatima)
  const after = { kind: 'note', on: DAY, text: word('a note after taking back') } as const
  done(await noor.engine.write(vault, mapOf(noor, 'school', word('child')).log, after))
  await settle(house, noor, fatima)
  return { noor, fatima, vault, exported: await noor.engine.exportLogs(vault) }
}

const wish = (child: string | null, map: Wish['map']): Wish => ({ child, map, read: true, write: true })

async function settle(house: House, ...people: Somebody[]): Promise<void> {
  await house.later()
  for (const one of people) await one.look()
}

async function start(house: House, noor: Somebody, word: Word): Promise<string> {
  const children = [{ name: word('child'), birth: '2018-02-11' }]
  const made = done(await noor.engine.startVault({ family: word('family'), name: word('name'), children }))
  await settle(house, noor)
  return sure(made.vault)
}

/** Every kind of entry on a child's timeline, and a reply. */
async function write(house: House, noor: Somebody, word: Word): Promise<void> {
  const vault = noor.vault().id
  const { log } = mapOf(noor, 'school', word('child'))
  const common = { on: DAY, title: word('title'), organisation: word('on behalf of') }
  const of = <K extends string>(kind: K) => ({ ...common, text: word(`text of a ${kind}`) })
  const entries: Entry[] = [
    { kind: 'note', ...of('note') },
    { kind: 'observation', nature: 'fact', ...of('observation') },
    { kind: 'report', nature: 'opinion', ...of('report') },
    { kind: 'conversation', with: [word('who was there')], ...of('conversation') },
    { kind: 'milestone', ...of('milestone') },
    { kind: 'vaccination', vaccines: [word('vaccine')], batch: word('batch'), ...of('vaccination') },
    { kind: 'own-words', on: DAY, text: word('own words') },
  ]
  for (const entry of entries) done(await noor.engine.write(vault, log, entry))
  const [first] = childOf(noor, word('child')).timeline
  const { record, seq } = sure(first).history.current
  const reply = { kind: 'reply', on: DAY, to: record, line: seq, text: word('reply') } as const
  done(await noor.engine.write(vault, log, reply))
  await settle(house, noor)
}

/** All four parts of the gezinsplan, its story, and a version that is agreed. */
async function plan(house: House, noor: Somebody, word: Word): Promise<void> {
  const { id: vault } = noor.vault()
  const id = (name: string) => name.padEnd(22, 'A')
  const me = noor.core.person
  const goal = id('goal')
  const items: Changeable[] = [
    {
      kind: 'plan-goal',
      order: 0,
      text: word('goal'),
      area: 'school-and-work',
      owners: [me],
      measure: word('measure of a goal'),
      gas: {
        levels: [
          { score: 0, text: word('level of a goal') },
          { score: 1, text: word('next level of a goal') },
        ],
      },
      state: 'open',
    },
    { kind: 'plan-space', text: word('free space') },
    {
      kind: 'plan-party',
      order: 0,
      name: word('somebody involved'),
      part: 'network',
      role: word('role'),
      organisation: word('organisation of somebody involved'),
      contact: word('contact'),
      copy: false,
    },
    { kind: 'plan-inform', ways: ['phone'], text: word('how to inform') },
    {
      kind: 'plan-action',
      order: 0,
      text: word('action'),
      doers: [me],
      means: word('means'),
      when: word('when'),
      status: 'agreed',
      goal,
    },
    {
      kind: 'plan-evaluation',
      since: '2026-09-01',
      on: DAY,
      place: word('place'),
      with: [me],
      held: true,
      points: word('points'),
      next: [{ text: word('next step') }],
    },
  ]
  for (const content of items) {
    const target = content.kind === 'plan-goal' ? goal : id(content.kind)
    done(await noor.engine.plan(vault, { do: 'write', target, content }))
  }
  const story = { kind: 'plan-story', on: DAY, text: word('our story') } as const
  done(await noor.engine.plan(vault, { do: 'tell', target: id('story'), content: story }))
  const note = word('note on progress')
  done(await noor.engine.plan(vault, { do: 'progress', action: id('plan-action'), status: 'busy', note }))
  done(await noor.engine.plan(vault, { do: 'present', asks: [me] }))
  await settle(house, noor)
  const version = sure(noor.vault().plan?.state.versions[0]).line
  done(await noor.engine.plan(vault, { do: 'agree', version, agrees: true, note: word('why agreed') }))
  await settle(house, noor)
}

/** Fatima opens the code that Noor gave her and asks. */
async function ask(
  house: House,
  { noor, fatima, word }: { noor: Somebody; fatima: Somebody; word: Word },
): Promise<{ request: string; child: string }> {
  const { id: child } = childOf(noor, word('child'))
  const input = { children: [child], days: 14, uses: 1 }
  const { invitation } = done(await noor.engine.invite(noor.vault().id, input))
  await house.later()
  const { invited } = done(await fatima.engine.openInvitation(sure(invitation).code.join(' ')))
  done(
    await fatima.engine.ask(sure(invited), {
      purpose: word('purpose'),
      wishes: [wish(child, 'school'), wish(child, 'hulp')],
      past: 'with-history',
      end: '2027-02-28',
      role: word('role in a request'),
    }),
  )
  await settle(house, noor)
  return { request: sure(noor.vault().requests[0]).id, child }
}

/** Fatima comes to look, reads, and writes. */
async function helps(house: House, fatima: Somebody, word: Word): Promise<void> {
  const vault = fatima.vault().id
  const logs = [...fatima.core.served].filter(([, log]) => log.kind === 'compartment' && log.vault === vault)
  const [school] = sure(logs[0])
  done(await fatima.engine.visit(vault, [school]))
  const text = word('text of a professional')
  done(await fatima.engine.write(vault, school, { kind: 'observation', nature: 'fact', on: DAY, text }))
  await house.later()
}
