// Version: the texts of an earlier version, found back by its line numbers; and what changed between two.
import { inLogOrder } from '#web/record/written.ts'
import type { ItemContent } from './kinds.ts'
import type { PlanLine, Version } from './state.ts'

export type VersionText = { readonly record: string; readonly line: number; readonly content: ItemContent }

/**
 * The texts a version consists of, in log order.
 * @throws when a line of it is missing: a version is shown whole or not at all.
 */
export function versionTexts(written: Iterable<PlanLine>, version: Pick<Version, 'lines'>): VersionText[] {
  const byLine = new Map(inLogOrder(written).map((line) => [line.seq, line]))
  return version.lines.map((seq) => {
    const line = byLine.get(seq)
    const found = line && textOn(line)
    if (!found) throw new Error(`line ${seq} of this version is not here`)
    return found
  })
}

/** The text on a line; a proposal's text belongs to what it changes. Null for lines that carry none. */
function textOn(line: PlanLine): VersionText | null {
  const { content, seq } = line
  switch (content.kind) {
    case 'plan-goal':
    case 'plan-space':
    case 'plan-party':
    case 'plan-inform':
    case 'plan-action':
    case 'plan-evaluation':
    case 'plan-story':
      return { record: line.record, line: seq, content }
    case 'plan-proposal':
      return { record: content.target, line: seq, content: content.change }
    default:
      return null
  }
}

export type Difference = {
  readonly record: string
  readonly before: VersionText | null
  readonly after: VersionText | null
}

/** What is new, changed or gone from one version to the next, by record. */
export function differences(before: readonly VersionText[], after: readonly VersionText[]): Difference[] {
  const old = new Map(before.map((text) => [text.record, text]))
  const current = new Map(after.map((text) => [text.record, text]))
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((record) => ({ record, before: old.get(record) ?? null, after: current.get(record) ?? null }))
    .filter((one) => one.before?.line !== one.after?.line)
}
