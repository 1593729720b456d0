// Profile: what a person says about themselves to a family: name, work, organisations and register claims.
import * as v from 'valibot'
import { basis, id, words } from '#web/record/field.ts'
import { claim } from './claim.ts'

export const profile = v.strictObject({
  kind: v.literal('profile'),
  basis,
  name: words,
  /** What they do: *kinderfysiotherapeut*. Family members have none. */
  profession: v.exactOptional(words),
  organisation: v.exactOptional(words),
  /** The log in which that organisation confirms who works there: what is true of the claim stands there, not here. */
  organisationLog: v.exactOptional(id),
  /** How the family may reach them. */
  phone: v.exactOptional(words),
  mail: v.exactOptional(words),
  claims: v.pipe(v.array(claim), v.maxLength(8)),
})

export type Profile = v.InferOutput<typeof profile>
