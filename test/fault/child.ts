// A process of ours that a test starts in order to kill it.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Child = {
  /** Every whole line it has written so far. */
  lines: readonly string[]
  /** Resolves with the first line so far or to come for which `is` holds; rejects when it ends without one. */
  line(is: (line: string) => boolean): Promise<string>
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when it is dead and its last line is read. */
  kill(): Promise<void>
}

/** Runs a script of this repository on the Node that runs the test. What it says on stderr goes into the error. */
export function startChild(
  script: URL,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child {
  const running = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let complaint = ''
  let ended = false

  const look = () => {
    for (const check of waiting) check()
  }
  const reader = createInterface({ input: running.stdout })
  reader.on('line', (line) => {
    lines.push(line)
    look()
  })
  running.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  // `close` comes after the last byte of both streams.
  const closed = new Promise<void>((resolve) => {
    running.on('close', () => {
      ended = true
      look()
      resolve()
    })
  })

  return {
    lines,
    line: (is) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = lines.find(is)
          if (found === undefined && !ended) return
          waiting.delete(check)
          if (found === undefined) reject(new Error(`${script.pathname} ended early:\n${complaint}`))
          else resolve(found)
        }
        waiting.add(check)
        check()
      }),
    async kill() {
      running.kill('SIGKILL')
      await closed
    },
  }
}
