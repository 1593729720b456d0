// A pause in long work: the screen draws and answers before it goes on.

/** How many leaves are read in one turn: a finger on the screen waits no longer than that. */
export const TURN_LEAVES = 32

export const pause = (): Promise<void> => new Promise((done) => setTimeout(done))
