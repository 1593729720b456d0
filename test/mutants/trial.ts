// One trial: the chosen tests, run on the program with one rule taken out of it.
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { startVitest } from 'vitest/node'
import { root } from '#test/house/tree.ts'
import type { Chosen } from './choose.ts'
import type { Mutant } from './find.ts'

/** `ran`: how many tests gave a verdict; `failed`: how many of them saw something, a file that broke included. */
export type Verdict = { ran: number; failed: number }

/** In this process, which is good for one trial. `mutant` null: on the program as it is. */
export async function trial(mutant: Mutant | null, { file, title }: Chosen): Promise<Verdict> {
  const vitest = await startVitest(
    [file],
    {
      config: false,
      root,
      watch: false,
      bail: mutant ? 1 : 0,
      // Transformed files that are kept from run to run would still have the rule in them.
      fsModuleCache: false,
      fileParallelism: false,
      reporters: [{}],
      include: ['test/**/*.test.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      ...(title === null
        ? {}
        : { testNamePattern: new RegExp(title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) }),
    },
    { plugins: mutant ? [without(mutant)] : [], logLevel: 'silent' },
  )
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap((one) => [...one.children.allTests()])
  const results = tests.map((test) => test.result().state)
  const broken = modules.filter((one) => one.errors().length > 0).length
  await vitest.close()
  return {
    ran: results.filter((state) => state === 'passed' || state === 'failed').length + broken,
    failed: results.filter((state) => state === 'failed').length + broken,
  }
}

const without = ({ file, start, end, text }: Mutant): Plugin => ({
  name: 'without-one-rule',
  enforce: 'pre',
  transform: (code, id) => (id === join(root, file) ? code.slice(0, start) + text + code.slice(end) : null),
})
