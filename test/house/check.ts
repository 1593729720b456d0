// Holds the imports of a set of files against the table, and looks for circles among them.
import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import { allowsOurs, allowsPackage, ruleFor } from './table.ts'

/** Source text by path from the root. */
export type Sources = ReadonlyMap<string, string>

/** The project's file that an import names, as a path from the root; null when it names a package. */
function resolve(file: string, from: string): string | null {
  const plain = from.replace(/\?[a-z&]+$/, '')
  if (plain.startsWith('#')) return plain.slice(1)
  if (plain.startsWith('.')) return posix.join(posix.dirname(file), plain)
  return null
}

function faultOf(file: string, from: string | null): string | null {
  const rule = ruleFor(file)
  if (!rule) return 'lies in a folder that the table does not name'
  if (from === null) return 'computes the name of what it imports'
  if (from.startsWith('../') || /^\.\/.*\//.test(from)) return `reaches ${from}: use #folder/… across folders`
  const target = resolve(file, from)
  if (target === null) return allowsPackage(rule, from) ? null : `may not import the package ${from}`
  if (!/\.[a-z]+$/.test(target)) return `names ${from} without its extension`
  const ownFolder = posix.dirname(target) === posix.dirname(file)
  const allowed = allowsOurs(rule, target) || (ownFolder && ruleFor(target) === rule)
  return allowed ? null : `may not import ${target}`
}

/** One sentence for every import that the table refuses, as `file:line what`. */
export function importFaults(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) =>
    importsOf(file, text).flatMap(({ from, line }) => {
      const fault = faultOf(file, from)
      return fault === null ? [] : [`${file}:${line} ${fault}`]
    }),
  )
}

/** One sentence for every import of a project's file that `exists` does not know; types see no missing style sheet. */
export function missing(sources: Sources, exists: (path: string) => boolean): string[] {
  return [...sources].flatMap(([file, text]) =>
    importsOf(file, text).flatMap(({ from, line }) => {
      const target = from === null ? null : resolve(file, from)
      return target === null || exists(target) ? [] : [`${file}:${line} names ${target}, which is not there`]
    }),
  )
}

/** Every circle of imports, type-only ones too, as `a → b → a`, each once. */
export function circles(sources: Sources): string[] {
  const edges = new Map<string, string[]>()
  for (const [file, text] of sources) {
    const targets = importsOf(file, text).map(({ from }) => (from === null ? null : resolve(file, from)))
    edges.set(file, targets.filter((target) => target !== null && sources.has(target)).map(String))
  }

  const found: string[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string) => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const target of edges.get(file) ?? []) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of edges.keys()) visit(file)
  return found
}
