// Field: the small shapes that contents are made of, each with its limit.
import * as v from 'valibot'
import { isDay } from './day.ts'

const notBlank = v.check((text: string) => text.trim() !== '', 'blank')

/** An opaque id: a person, a record, a member of the directory. 1–64 characters of base64url. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** A name or a short phrase, at most 200 characters. */
export const words = v.pipe(v.string(), v.maxLength(200), notBlank)

/** What somebody tells, at most 20,000 characters. */
export const text = v.pipe(v.string(), v.maxLength(20_000), notBlank)

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = v.pipe(v.string(), v.check(isDay, 'day'))

/** A time of day, `HH:MM`. */
export const clock = v.pipe(v.string(), v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))

/** A line of a log. */
export const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** A place in a list that people may rearrange. */
export const order = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Unix seconds. */
export const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A list of ids without repeats, at most `max`. */
export const ids = (max: number) =>
  v.pipe(
    v.array(id),
    v.maxLength(max),
    v.check((all) => new Set(all).size === all.length, 'repeated'),
  )

/**
 * The line of this record its author had in front of them. Two texts with the same basis were written
 * without knowing of each other; without a basis the author is taken to have seen every lower revision.
 */
export const basis = v.exactOptional(line)
