// Reads test vectors written by others, kept beside the project; says in the test's name when they are not there.
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'vitest'

const FOLDER = new URL('../../../shared/vectors/', import.meta.url)

/** A test over one file of ../shared/vectors, as bytes. Without the folder the name says that nothing ran. */
export function withVectors(path: string, title: string, run: (bytes: Buffer) => void | Promise<void>): void {
  const file = new URL(path, FOLDER)
  if (existsSync(file)) test(`${title} (${path})`, () => run(readFileSync(file)))
  else test(`${title}: ${path} is not here, only the vectors in this file were tried`, () => undefined)
}

export type Wycheproof<Group> = { numberOfTests: number; testGroups: Group[] }

/** The same for a file of JSON. */
export function withJson<T>(path: string, title: string, run: (value: T) => void | Promise<void>): void {
  withVectors(path, title, (bytes) => run(JSON.parse(bytes.toString('utf8')) as T))
}

export const unhex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
