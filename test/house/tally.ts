// Counts what one run of the tests really did, so that a file that was skipped, or never ran, is a failure.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './tree.ts'

/** What passed and failed, and a sentence for each thing that makes the run a failure. */
export type Tally = { passed: number; failed: number; troubles: string[] }

/** The part of Vitest's JSON report that is counted. */
type Report = {
  success: boolean
  testResults: {
    name: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/**
 * Reads the report that Vitest wrote to `path` and holds it against the test files that should have run.
 * A test counts as failed unless it passed: skipped and still-to-write ones too. A file that ran no test is one failure,
 * and so is a run that ended badly (`ended` false) though every test passed, or a report older than `startedMs`.
 */
export function count(path: string, startedMs: number, expected: readonly string[], ended: boolean): Tally {
  if (!existsSync(path) || statSync(path).mtimeMs < startedMs) {
    return { passed: 0, failed: expected.length, troubles: [`no report on ${expected.join(', ')}`] }
  }
  return tallyOf(JSON.parse(readFileSync(path, 'utf8')), expected, ended)
}

/** As `count`, on a report already read. */
export function tallyOf(report: Report, expected: readonly string[], ended: boolean): Tally {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const unhappy = tests.filter((test) => test.status !== 'passed')
  const ran = new Map(
    report.testResults.map((file) => [
      relative(root, file.name).replaceAll('\\', '/'),
      file.assertionResults.length,
    ]),
  )
  const empty = expected.filter((file) => !ran.get(file))
  const troubles = [
    ...unhappy.map((test) => `${test.status}: ${test.fullName}`),
    ...empty.map((file) => `${file} ran no test`),
  ]
  if (troubles.length === 0 && !(ended && report.success))
    troubles.push('the run ended badly though its tests passed')
  return { passed: tests.length - unhappy.length, failed: troubles.length, troubles }
}
