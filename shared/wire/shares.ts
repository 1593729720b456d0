// Recovery shares at sign-in: which of those somebody typed are shares of an account, by the first half of each commitment.
import * as v from 'valibot'
import { bytes16, distinct, list } from '#shared/log/shapes.ts'

/** POST /api/shares: the first 16 bytes of what the keyring commits each share to. */
export const sharesBody = v.strictObject({
  shares: v.pipe(
    list(bytes16, 16),
    v.minLength(2),
    v.check((all) => distinct(all)),
  ),
})
/** In the same order: whether it is a share of the account that most of them are of. */
export const sharesAnswer = v.strictObject({ known: v.array(v.boolean()) })
