// One PostgreSQL for the whole project `postgres`, before its first test file and until after its last.
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** address of a database on it */
    postgres: string
  }
}

/** Vitest calls it once; what it returns ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('postgres', await postgres.database())
  return () => postgres.stop()
}
