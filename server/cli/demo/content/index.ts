// Content: everything the demo fills a server with.

export { administrators } from './administrators.ts'
export { board } from './board.ts'
export { deBoer } from './de-boer.ts'
export { organisations, people } from './people.ts'
export type * from './types.ts'
