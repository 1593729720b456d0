// Maps: short ways to name a map of a child, or the family's plan.
import type { ChildKey, ChildMapKey, MapKey } from './types.ts'

export const all: readonly ChildKey[] = ['sam', 'lotte', 'bram', 'yara', 'pim']
export const plan: MapKey = { map: 'gezinsplan' }
export const on = (child: ChildKey, map: ChildMapKey): MapKey => ({ child, map })

/** The same map of several children. */
export const each = (map: ChildMapKey, ...children: ChildKey[]): MapKey[] =>
  children.map((child) => on(child, map))
