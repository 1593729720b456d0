// Syntax trees of our own files, by the parser inside Vite.
import { parseSync } from 'vite'

export type Node = { type: string; start: number; end: number } & Record<string, unknown>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'

/** Calls `visit` on `node` and all below it. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit)
  else if (isNode(node)) {
    visit(node)
    for (const value of Object.values(node)) walk(value, visit)
  }
}

/** The program of one `.ts`, `.tsx` or `.js` file. Throws, naming file and fault, when it does not parse. */
export function parse(path: string, text: string): unknown {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.js') ? 'js' : 'ts'
  const { program, errors } = parseSync(path, text, { lang })
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'does not parse'}`)
  return program
}
