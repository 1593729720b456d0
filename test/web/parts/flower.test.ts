// The flower's geometry and who gets a petal.
import { describe, expect, it } from 'vitest'
import {
  at,
  clipRadius,
  leafAt,
  nameAt,
  petalAngle,
  petalHalfWidth,
  petalPath,
  rings,
  turnToTop,
} from '#web/parts/flower/geometry.ts'
import { heartLines } from '#web/parts/flower/heart-lines.ts'
import { type Helper, initialsOf, petalsOf } from '#web/parts/flower/petals.ts'

const helper = (index: number, more: Partial<Helper> = {}): Helper => ({
  id: `h${index}`,
  initials: 'HV',
  name: `Hulpverlener ${index}`,
  role: 'gezinsbegeleider',
  organisation: index % 2 === 0 ? 'Zuidkant Thuis' : 'Wijkteam Noord',
  colour: 1,
  sees: [`map-${index}`],
  writes: false,
  endsSoon: false,
  asks: false,
  sentence: '',
  ...more,
})
const words = (organisation: string, members: readonly Helper[], seen: number) => ({
  role: `${members.length}`,
  sentence: `${organisation} ziet ${seen}`,
})

describe('the flower', () => {
  it('starts half a step right of the top with ten petals', () => {
    expect(petalAngle(0, 10)).toBe(18)
    expect(petalAngle(9, 10)).toBe(342)
  })

  it('leaves the bottom free for the stem, however many petals there are', () => {
    for (let count = 1; count <= 12; count++) {
      const angles = Array.from({ length: count }, (_, index) => petalAngle(index, count))
      const nearest = Math.min(...angles.map((angle) => Math.abs(angle - 180)))
      expect(nearest).toBeCloseTo(180 / count)
    }
  })

  it('makes ten petals 28.5 wide to each side and no petal wider than 40', () => {
    expect(petalHalfWidth(10)).toBeCloseTo(28.43, 2)
    for (const count of [1, 2, 3, 5, 6]) expect(petalHalfWidth(count)).toBe(40)
    expect(petalHalfWidth(12)).toBeLessThan(petalHalfWidth(11))
  })

  it('draws a petal from 24 to 142 above the heart and back', () => {
    const path = petalPath(28.5)
    expect(path).toMatch(/^M0 -24 C/)
    expect(path).toContain('0 -142')
    expect(path).toMatch(/0 -24Z$/)
  })

  it('fills a petal to its share of the maps, at least a tenth when anything is open, and not at all when nothing is', () => {
    expect(clipRadius(1)).toBe(142)
    expect(clipRadius(0.5)).toBe(94)
    expect(clipRadius(1 / 24)).toBeCloseTo(55.6)
    expect(clipRadius(0)).toBe(0)
    expect(rings).toEqual([70, 94, 118])
  })

  it('puts the top of the circle at minus y and the right at plus x', () => {
    expect(at(0, 157)).toEqual({ x: 0, y: -157 })
    expect(at(90, 157).x).toBe(157)
  })

  it('lets names run away from the flower on both sides', () => {
    expect(nameAt(54).anchor).toBe('start')
    expect(nameAt(306).anchor).toBe('end')
    expect(nameAt(18)).toEqual({ x: 16, y: -157, anchor: 'start' })
  })

  it('turns a chosen petal to the top the short way round', () => {
    for (let angle = 0; angle < 360; angle += 18) {
      const turn = turnToTop(0, angle)
      expect((((angle + turn) % 360) + 360) % 360).toBe(0)
      expect(Math.abs(turn)).toBeLessThanOrEqual(180)
    }
  })

  it('puts leaves right and left in turn, each lower than the one before', () => {
    const leaves = [0, 1, 2, 3].map((index) => leafAt(index))
    expect(leaves.map((leaf) => leaf.name.anchor)).toEqual(['start', 'end', 'start', 'end'])
    expect(leaves.map((leaf) => leaf.y)).toEqual([...leaves.map((leaf) => leaf.y)].sort((a, b) => a - b))
  })
})

describe('who gets a petal', () => {
  it('gives each of twelve helpers a petal of their own', () => {
    const petals = petalsOf(
      Array.from({ length: 12 }, (_, index) => helper(index)),
      24,
      words,
    )
    expect(petals).toHaveLength(12)
    expect(petals[0]?.share).toBeCloseTo(1 / 24)
  })

  it('gives each organisation one petal when there are thirteen, filled by all its people see together', () => {
    const helpers = Array.from({ length: 13 }, (_, index) =>
      helper(index, { sees: ['a', index < 4 ? 'b' : 'a'] }),
    )
    const petals = petalsOf(helpers, 4, words)
    expect(petals.map((petal) => petal.name)).toEqual(['Zuidkant Thuis', 'Wijkteam Noord'])
    expect(petals.map((petal) => petal.share)).toEqual([0.5, 0.5])
    expect(petals[0]?.sentence).toBe('Zuidkant Thuis ziet 2')
  })

  it('draws an organisation as asking only when nobody of it sees anything yet', () => {
    const helpers = Array.from({ length: 13 }, (_, index) =>
      helper(index, { asks: index % 2 === 0 || index === 1 }),
    )
    expect(petalsOf(helpers, 4, words).map((petal) => petal.asks)).toEqual([true, false])
  })

  it('shortens a name to two capitals', () => {
    expect(initialsOf('Oma Rie')).toBe('OR')
    expect(initialsOf('els')).toBe('E')
  })
})

describe('The heart', () => {
  it('holds a short name in two lines, as the family writes it', () => {
    expect(heartLines(['Gezin', 'De Boer'])).toEqual(['Gezin', 'De Boer'])
  })
  it('breaks a long name between its words and says that there is more', () => {
    expect(heartLines(['Gezin', 'El Amrani-de Wit'])).toEqual(['Gezin', 'El Amrani-', 'de Wit'])
    expect(heartLines(['Gezin', 'Van den Boogaard-Vanderschueren'])).toEqual([
      'Gezin',
      'Van den',
      'Boogaard…',
    ])
    expect(heartLines(['Gezin', 'Vanderschueren'])).toEqual(['Gezin', 'Vandersch…'])
  })
})
