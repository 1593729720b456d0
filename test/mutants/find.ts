// What can be taken away: each named rule of a log, each refusal of the check, each alarm of the client.
import { isNode, type Node, parse, walk } from '#test/house/syntax.ts'
import { filesOfTree, textOf } from '#test/house/tree.ts'

/** `file` with the text from `start` to `end` replaced: the same program without the rule named `code`. */
export type Mutant = { code: string; file: string; line: number; start: number; end: number; text: string }

const HOLDS_RULES = /^shared\/(?:[a-z]+\/rules|log\/across)\.ts$/
const REFUSES = /^shared\/log\/(?:check|entry|global)\.ts$/
const ALARMS = /^web\/vault\/[a-z-]+\.ts$/

export const allMutants = (): Mutant[] =>
  filesOfTree()
    .filter((file) => HOLDS_RULES.test(file) || REFUSES.test(file) || ALARMS.test(file))
    .flatMap((file) => mutantsIn(file, textOf(file)))

/** Those of one file, in the order of its text. */
export function mutantsIn(file: string, text: string): Mutant[] {
  const found: Mutant[] = []
  const add = (code: string, { start, end }: Node, instead: string) => {
    const line = text.slice(0, start).split('\n').length
    found.push({ code, file, line, start, end, text: instead })
  }
  walk(parse(file, text), (node) => {
    if (HOLDS_RULES.test(file)) for (const [name, rule] of rulesIn(node)) add(name, rule, '() => true')
    const code = REFUSES.test(file) ? thrown(node, 'Refused') : ALARMS.test(file) ? raised(node) : null
    if (code !== null) add(code, node, ';')
  })
  return found
}

/** The predicates of `export const somethingRules = { 'name': (…) => … }`. */
function rulesIn(node: Node): [name: string, rule: Node][] {
  if (node.type !== 'VariableDeclarator' || !/Rules$/.test(String(field(node.id, 'name')))) return []
  const init = isNode(node.init) && node.init.type === 'TSAsExpression' ? node.init.expression : node.init
  const properties = field(init, 'properties')
  return (Array.isArray(properties) ? properties : []).flatMap((property): [string, Node][] => {
    const name = field(field(property, 'key'), 'value') ?? field(field(property, 'key'), 'name')
    const rule = field(property, 'value')
    return typeof name === 'string' && isNode(rule) ? [[name, rule]] : []
  })
}

/** The code in `throw new Refused('code')`. */
const thrown = (node: Node, what: string): string | null =>
  node.type === 'ThrowStatement' ? codeIn(node.argument, what) : null

/** The code in `throw new Alarm('code')`, `….raise(new Alarm('code'))` or `….alarm = new Alarm('code')`. */
function raised(node: Node): string | null {
  if (node.type !== 'ExpressionStatement') return thrown(node, 'Alarm')
  const { expression } = node
  if (field(expression, 'type') === 'AssignmentExpression') return codeIn(field(expression, 'right'), 'Alarm')
  const given = field(expression, 'arguments')
  return Array.isArray(given) && given.length === 1 ? codeIn(given[0], 'Alarm') : null
}

function codeIn(node: unknown, what: string): string | null {
  if (field(node, 'type') !== 'NewExpression' || field(field(node, 'callee'), 'name') !== what) return null
  const given = field(node, 'arguments')
  const code = Array.isArray(given) ? field(given[0], 'value') : null
  return typeof code === 'string' ? code : null
}

const field = (node: unknown, name: string): unknown => (isNode(node) ? node[name] : undefined)
