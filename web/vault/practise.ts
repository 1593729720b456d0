// Practising recovery: a code is read back from paper, and the device says what it is good for. Nothing changes but the date.
import { base64url } from '#crypto/public/bytes.ts'
import { locator, recoveryLocator, wayKeys } from '#crypto/secret/keys.ts'
import { decodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { waysOf } from './authorise.ts'
import type { Core, Refusal } from './core.ts'
import { keepOwnRecord } from './own-record.ts'

export type Half = 'sheet' | 'strip'

/** Which half of the paper this code is of, when it still lets its owner in. Needs no connection to say so. */
export function halfOf(core: Core, code: string): Half | Refusal {
  const decoded = decodeCode(code)
  if (!('secret' in decoded)) return { refused: 'code-wrong' }
  const { secret } = decoded
  const strip = base64url(signerFrom(wayKeys(secret).sign).publicKey)
  const [forSheet, forStrip] = [base64url(locator(secret)), base64url(recoveryLocator(secret))]
  for (const way of waysOf(core)) {
    if (way.kind === 'recovery' && way.key === strip && way.locator === forStrip) return 'strip'
    if (way.kind === 'password' && way.locator === forSheet) return 'sheet'
  }
  return { refused: 'not-in-force' }
}

/** Keeps that this half was read back now. */
export const keepPractised = (core: Core, half: Half) =>
  keepOwnRecord(core, 'sheet', (now) => ({
    kind: 'sheet',
    s: now?.s ?? null,
    made: now?.made ?? null,
    practised: { sheet: null, strip: null, ...now?.practised, [half]: core.ports.now() },
  }))
