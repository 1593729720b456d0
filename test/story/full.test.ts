// A vault that is full, and a server that is asked too much: each refusal says what happened.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House } from '#test/setup/house.ts'

let house: House

beforeAll(async () => {
  house = await House.open()
})
afterAll(() => house.close())

test('A vault that has no room for another child says that it is full, not that the server may do it later', async () => {
  const noor = await house.person('Noor')
  const names = ['Ada', 'Bas', 'Cas', 'Daan', 'Els', 'Fien', 'Gijs', 'Huub']
  const children = names.map((name) => ({ name }))
  done(await noor.engine.startVault({ family: 'De Boer', name: 'Noor', children: children.slice(0, 4) }))
  await house.later()
  const vault = noor.vault().id
  for (const child of children.slice(4)) done(await noor.engine.addChild(vault, child))
  await house.later()
  let answer = await noor.engine.addChild(vault, { name: 'Isa' })
  if (answer.done) answer = await noor.engine.addChild(vault, { name: 'Jan' })
  expect(answer).toEqual({ done: false, queued: false, refused: 'vault-full' })
})
