// Hostile input: what a stranger may send in place of a value, a text or bytes that were right.
import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const deep = (levels: number): Json => {
  let value: Json = 1
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

/** Values that have broken parsers before: other types, edges of numbers, odd texts, names of the prototype. */
const POOL: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e21,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '0',
  'null',
  'é',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '😀',
  '../../etc/passwd',
  "'; drop table leaf; --",
  '__proto__',
  'constructor',
  'A'.repeat(43),
  'B'.repeat(43),
  '='.repeat(44),
  'A'.repeat(70_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { type: 'note' },
  { type: 'constructor' },
  { length: 3 },
  { '\udc00': 1 },
  JSON.parse('{"__proto__":{"type":"note"}}'),
  deep(6),
  deep(40),
]

export const badValue = (): fc.Arbitrary<Json> =>
  fc.oneof({ arbitrary: fc.constantFrom(...POOL), weight: 3 }, fc.jsonValue() as fc.Arbitrary<Json>)

const NAMES = ['extra', '__proto__', 'constructor', 'toString', 'then', 'length', '']

/** How one place in a value is spoilt; `pick` chooses the place, counted over all of them. */
type Spoil =
  | { how: 'replace'; pick: number; value: Json }
  | { how: 'add'; pick: number; name: string; value: Json }
  | { how: 'remove' | 'repeat'; pick: number }

const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  fc.record({ how: fc.constant('replace' as const), pick: fc.nat(), value: badValue() }),
  fc.record({
    how: fc.constant('add' as const),
    pick: fc.nat(),
    name: fc.constantFrom(...NAMES),
    value: badValue(),
  }),
  fc.record({ how: fc.constantFrom('remove' as const, 'repeat' as const), pick: fc.nat() }),
)

/** Every value that holds others, with its keys: the places where something can be spoilt. */
function holders(value: unknown): (unknown[] | Record<string, unknown>)[] {
  if (typeof value !== 'object' || value === null) return []
  const own = value as unknown[] | Record<string, unknown>
  return [own, ...Object.values(own).flatMap(holders)]
}

const defined = (target: object, name: string, value: Json): void => {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

/** Spoils one place of a copy. A copy that came out as it was is spoilt at its root. */
function spoilt(good: unknown, by: Spoil): unknown {
  const copy: unknown = structuredClone(good)
  const all = holders(copy)
  const target = all[by.pick % Math.max(1, all.length)]
  if (target === undefined) return by.how === 'replace' ? by.value : null
  const keys = Object.keys(target)
  const key = keys[Math.floor(by.pick / all.length) % Math.max(1, keys.length)]
  if (by.how === 'add' && Array.isArray(target)) target.push(by.value)
  else if (by.how === 'add') defined(target, by.name, by.value)
  else if (key === undefined) return null
  else if (by.how === 'replace') defined(target, key, by.value)
  else if (Array.isArray(target)) {
    const item: unknown = target[Number(key)]
    target.splice(Number(key), 1, ...(by.how === 'repeat' ? [item, item] : []))
  } else delete target[key]
  return JSON.stringify(copy) === JSON.stringify(good) ? { spoilt: copy } : copy
}

/** A text of a good value with something wrong in how it is written: one value must have one text. */
const WRITTEN: readonly ((text: string) => string)[] = [
  (text) => ` ${text}`,
  (text) => `${text}\n`,
  (text) => `\uFEFF${text}`,
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => text.replace(':', ': '),
  (text) => text.replace('"', "'"),
  (text) => text.replace(/"([a-z]+)":/, '"$1":0,"$1":'),
  (text) => text.replace(/([0-9]+)([,}])/, '$1.0$2'),
  (text) => text.replace(/([0-9]+)([,}])/, '$1e0$2'),
  (text) => text.replace(/([0-9]+)([,}])/, '-$1$2'),
  (text) => text.replace(/"([a-z])/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`),
  (text) => text.replace(/}$/, ',}'),
  (text) => `${'['.repeat(20_000)}${text}${']'.repeat(20_000)}`,
  (text) => `{"a":${text}}`,
]

/** A copy of a good value with one place in it spoilt. */
export const badCopy = (good: () => unknown): fc.Arbitrary<unknown> => spoil.map((by) => spoilt(good(), by))

/** Texts that are not those of `good()`, most of them close to it. */
export const badText = (good: () => unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: badCopy(good).map((value) => JSON.stringify(value) ?? ''), weight: 4 },
    {
      arbitrary: fc.constantFrom(...WRITTEN).map((write) => {
        const text = JSON.stringify(good())
        const bad = write(text)
        return bad === text ? '' : bad
      }),
      weight: 2,
    },
    badValue().map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
  )

/** Bytes that are not `good`: a few of them changed, cut, repeated, or others altogether. */
export const badBytes = (good: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { minLength: 1, maxLength: 4 }).map((changes) => {
      const bytes = good.slice()
      for (const { at, to } of changes) bytes[at % Math.max(1, bytes.length)] = to
      return bytes
    }),
    fc.nat().map((at) => good.slice(0, at % Math.max(1, good.length))),
    fc.nat().map((at) => Uint8Array.from([...good.slice(0, at % Math.max(1, good.length)), ...good])),
    fc.uint8Array({ maxLength: 300 }),
  )
