// Everything a file pulls in, read from its syntax tree, so that a comment or a string is never taken for an import.
import { isNode, type Node, parse, walk } from './syntax.ts'

/** One place where a file names another module. `from` is null when it is computed and cannot be checked. */
export type Import = { from: string | null; line: number }

const NAMES_A_MODULE = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
])

/** A string that is written out, also between backticks; null for anything computed. */
function literal(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1) return null
  const cooked = Reflect.get(node.quasis[0]?.value ?? {}, 'cooked')
  return typeof cooked === 'string' ? cooked : null
}

const isImportMeta = (node: unknown) => isNode(node) && node.type === 'MetaProperty'

/** `new URL('./worker.ts', import.meta.url)`: how a worker is named. Null for other URLs; data is no import. */
function asWorker(node: Node): string | null {
  if (node.type !== 'NewExpression' || !Array.isArray(node.arguments)) return null
  const [name, base] = node.arguments
  const ofThisModule = isNode(base) && isImportMeta(base.object)
  const path = literal(name)
  return ofThisModule && path !== null && /\.(?:ts|tsx|js)$/.test(path) ? path : null
}

/** `import.meta.glob(…)`: imports that only the bundler knows, so no table can hold them. */
const isGlob = (node: Node) =>
  node.type === 'CallExpression' && isNode(node.callee) && isImportMeta(node.callee.object)

/**
 * Every static, dynamic, re-exported and type-only import of a file, and every worker it starts by URL.
 * `path` decides the language by its extension; `text` is the source.
 */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  walk(parse(path, text), (node) => {
    const worker = asWorker(node)
    if (worker !== null) found.push({ from: worker, line: lineAt(node.start) })
    if (isGlob(node)) found.push({ from: null, line: lineAt(node.start) })
    if (!NAMES_A_MODULE.has(node.type)) return
    const source = node.source ?? node.expression
    if (source === null || source === undefined) return
    found.push({ from: literal(source), line: lineAt(node.start) })
  })
  return found
}

/** The lines on which a file's types say `any`. */
export function anyTypesOf(path: string, text: string): number[] {
  const lines: number[] = []
  walk(parse(path, text), (node) => {
    if (node.type === 'TSAnyKeyword') lines.push(text.slice(0, node.start).split('\n').length)
  })
  return lines
}
