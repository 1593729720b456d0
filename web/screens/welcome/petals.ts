// The welcome flower: ten petals, filled in the way they are once a family has shared.
import type { Petal } from '#web/parts/flower/petals.ts'

const shares = [0.92, 0.5, 0.62, 0.45, 0.9, 0.25, 0.6, 0.72, 0.4, 0] as const

export const petals: readonly Petal[] = shares.map((share, index) => ({
  id: String(index),
  initials: '',
  name: '',
  role: '',
  colour: (index + 1) as Petal['colour'],
  share,
  writes: false,
  endsSoon: false,
  asks: false,
  sentence: '',
}))
