// Where everything in the flower goes: pure geometry, in units of its viewBox, centre 0,0 and y down.

/** A petal runs from here… */
export const petalRoot = 24
/** …to here. */
export const petalTip = 142
/** Dotted rings at a quarter, a half and three quarters of the maps. */
export const rings: readonly number[] = [0.25, 0.5, 0.75].map((share) => clipRadius(share))
export const dotRadius = 124
export const clockRadius = 102
export const initialsRadius = 157

/** Angle of petal `index` of `count`, in degrees clockwise from the top.
 * Petals stand half a step right of the top; with an odd count the first stands on top, so that the stem leaves between two either way. */
export function petalAngle(index: number, count: number): number {
  const step = 360 / count
  return (count % 2 === 0 ? step / 2 : 0) + index * step
}

/** Half the width of a petal when there are `count`: 28.5 for ten, never more than 40. */
export function petalHalfWidth(count: number): number {
  if (count < 3) return 40
  return Math.min(40, 92 * Math.sin(Math.PI / count))
}

/** The outline of a petal pointing up: round at the tip, narrow at the root. */
export function petalPath(halfWidth: number, root = petalRoot, tip = petalTip): string {
  const length = tip - root
  const x = (share: number) => round(share * halfWidth)
  const y = (share: number) => round(-(root + share * length))
  return [
    `M0 ${y(0)}`,
    `C${x(-0.2)} ${y(0.15)} ${x(-1)} ${y(0.38)} ${x(-1)} ${y(0.68)}`,
    `C${x(-1)} ${y(0.9)} ${x(-0.55)} ${y(1)} 0 ${y(1)}`,
    `C${x(0.55)} ${y(1)} ${x(1)} ${y(0.9)} ${x(1)} ${y(0.68)}`,
    `C${x(1)} ${y(0.38)} ${x(0.2)} ${y(0.15)} 0 ${y(0)}Z`,
  ].join(' ')
}

/** Radius of the circle that clips a petal's fill. `share` is maps seen / all maps; anything open shows at least a tenth. */
export function clipRadius(share: number): number {
  if (share <= 0) return 0
  return 46 + 96 * Math.max(0.1, Math.min(1, share))
}

/** A point at `radius` from the centre, `angle` degrees clockwise from the top. */
export function at(angle: number, radius: number): { x: number; y: number } {
  const turn = (angle * Math.PI) / 180
  return { x: round(Math.sin(turn) * radius), y: round(-Math.cos(turn) * radius) }
}

/** Where a name of two lines stands beside its petal, and to which side it runs. */
export function nameAt(angle: number): { x: number; y: number; anchor: 'start' | 'end' } {
  const { x, y } = at(angle, initialsRadius)
  const right = x >= 0
  const anchor = right ? 'start' : 'end'
  if (Math.abs(x) > initialsRadius / 2) return { x, y: y + 4, anchor }
  return { x: right ? 16 : -16, y: y < 0 ? -157 : 172, anchor }
}

/** The turn from `from` that brings a petal at `angle` to the top the short way round, in degrees. */
export function turnToTop(from: number, angle: number): number {
  const away = (((-angle - from) % 360) + 540) % 360
  return from + away - 180
}

/** How much lower the leaves start when names of two lines stand under the lowest petals. */
export const namesDrop = 42

/** Leaf `index` on the stem: where it leaves, how it turns, where its name is. Even indexes go right. `drop` lowers all of them. */
export function leafAt(
  index: number,
  drop = 0,
): {
  y: number
  x: number
  turn: number
  name: { x: number; y: number; anchor: 'start' | 'end' }
} {
  const right = index % 2 === 0
  const y = drop + 200 + Math.floor(index / 2) * 40 + (right ? 0 : 16)
  return right
    ? { x: 3.5, y, turn: 55, name: { x: 62, y: y - 16, anchor: 'start' } }
    : { x: -1, y, turn: -64, name: { x: -62, y: y - 16, anchor: 'end' } }
}

/** The stem, long enough for its leaves; behind the petals. */
export function stemPath(leaves: number, drop = 0): string {
  const end = leaves === 0 ? 210 : leafAt(leaves - 1, drop).y + 14
  return `M0 40 C4 100 5 ${round(end - 60)} -2 ${round(end)}`
}

/** Lowest point of the picture, in units. */
export const flowerBottom = (leaves: number, drop = 0): number =>
  leaves === 0 ? 178 : leafAt(leaves - 1, drop).y + 20

function round(value: number): number {
  return Math.round(value * 100) / 100
}
