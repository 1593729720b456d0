// What stood on the screen last: kept as text, it is the same view again.
import { expect, test } from 'vitest'
import { today, vaultOf } from '#test/web/screens/vault.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import { firstFrom, firstHere } from '#web/vault/first-view.ts'
import type { View } from '#web/vault/shown.ts'

const who = { family: new Set(['noor']), names: new Map([['noor', 'Noor']]) }
const goal = {
  log: 'plan',
  seq: 1,
  record: 'rust',
  rev: 1,
  author: 'noor',
  time: Date.parse(`${today}T12:00:00Z`) / 1000,
  seen: 0,
  content: {
    kind: 'plan-goal' as const,
    text: 'Thuis is er ’s avonds rust.',
    owners: ['noor'],
    area: 'home' as const,
    order: 1,
    start: today,
    state: 'open' as const,
  },
}
const state = reducePlan([goal], who)
const vault = vaultOf({ plan: { log: 'plan', state, mayWrite: true, opened: true } })
const view: View = {
  me: { person: 'noor', name: 'Noor de Boer', as: 'parent', device: 'd' },
  account: {
    devices: [],
    helpers: null,
    passwordReplaced: false,
    sheet: { made: null, practised: { sheet: null, strip: null } },
  },
  connection: 'offline',
  queued: 0,
  unsent: [],
  vaults: [vault],
}

test('the plan is there again with its goals and its people, so that its screens open before the logs are read', () => {
  const again = firstFrom(firstHere(view))?.vaults[0]?.plan?.state
  expect(again?.items.size).toBe(1)
  expect(again).toEqual(state)
})

test('what another version of the program kept is not shown', () => {
  expect(firstFrom(JSON.stringify({ version: 0, view }))).toBeNull()
})
