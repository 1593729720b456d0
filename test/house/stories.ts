// The stories that are told on both databases: those in which the store decides what somebody gets, keeps or loses.
const names = [
  'blind',
  'deciding',
  'declined',
  'erased',
  'line',
  'new-device',
  'reseal',
  'revoked',
  'three',
  'visit',
] as const

export const storiesOfTheStore: readonly string[] = names.map((name) => `test/story/${name}.test.ts`)
