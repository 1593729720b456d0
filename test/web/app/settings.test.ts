// What a device remembers, read back.
import { expect, test } from 'vitest'
import { readSettings } from '#web/app/settings.ts'

const first = { language: 'nl', appearance: 'device', idleMinutes: 5, known: false }

test('a device that remembers nothing speaks Dutch, follows the device and locks after five minutes', () => {
  expect(readSettings(null)).toEqual(first)
})

test('what was chosen comes back', () => {
  const chosen = { language: 'en', appearance: 'dark', idleMinutes: 15, known: true }
  expect(readSettings(JSON.stringify(chosen))).toEqual(chosen)
})

test('what is broken or no choice at all is as if it were not there', () => {
  for (const kept of ['', 'not json', '[]', 'null', '{"language":"fr","idleMinutes":100000,"known":"yes"}'])
    expect(readSettings(kept), kept).toEqual(first)
})
