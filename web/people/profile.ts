// Profile: what a person says about themselves to a family: name, work, organisations and register claims.
import * as v from 'valibot'
import { basis, words } from '#web/record/field.ts'
import { claim } from './claim.ts'

export const profile = v.strictObject({
  kind: v.literal('profile'),
  basis,
  name: words,
  /** What they do: *kinderfysiotherapeut*. Family members have none. */
  profession: v.exactOptional(words),
  organisation: v.exactOptional(words),
  /** How the family may reach them. */
  phone: v.exactOptional(words),
  mail: v.exactOptional(words),
  claims: v.pipe(v.array(claim), v.maxLength(8)),
})

export type Profile = v.InferOutput<typeof profile>
