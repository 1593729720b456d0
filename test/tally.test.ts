// The last line of `npm test` tells the truth: a test that did not pass has failed, and so has a file that never ran.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { count, tallyOf } from '#test/house/tally.ts'
import { root } from '#test/house/tree.ts'

const file = 'test/story/noor.test.ts'
const report = (...statuses: string[]) => ({
  success: true,
  testResults: [
    { name: join(root, file), assertionResults: statuses.map((status) => ({ fullName: 'a story', status })) },
  ],
})

describe('The count of a test run', () => {
  it('is what passed when all did', () => {
    expect(tallyOf(report('passed', 'passed'), [file], true)).toEqual({ passed: 2, failed: 0, troubles: [] })
  })

  it.each(['failed', 'skipped', 'pending', 'todo', 'disabled'])('takes a %s test for a failure', (status) => {
    expect(tallyOf(report('passed', status), [file], true)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('takes a file that ran no test for a failure', () => {
    expect(tallyOf(report(), [file], true).troubles).toEqual([`${file} ran no test`])
    expect(tallyOf(report('passed'), [file, 'test/web/lost.test.ts'], true).failed).toBe(1)
  })

  it('takes a run that ended badly for a failure, though each test passed', () => {
    expect(tallyOf(report('passed'), [file], false)).toMatchObject({ passed: 1, failed: 1 })
    expect(tallyOf({ ...report('passed'), success: false }, [file], true).failed).toBe(1)
  })

  it('takes a report that is missing, or left by an earlier run, for a failure of every file', () => {
    expect(count(join(root, '.cache/none.json'), 0, [file], true).failed).toBe(1)
    expect(count(join(root, 'package.json'), Date.now() + 60_000, [file], true).failed).toBe(1)
  })
})
