// What a suite of the contract is given.
import type { Store } from '#server/store/contract.ts'

/** A place where stores live: `open` may be called again, after a close or beside one that is open. */
export type Place = { open(): Promise<Store>; gone(): Promise<void> }

/** The store under test, and how to close and open it again. */
export type Subject = { store: Store; reopen(): Promise<void> }
