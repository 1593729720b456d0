// Argon2id (RFC 9106): a password made expensive to guess. Runs in a worker: it holds its thread for long.
import { utf8 } from '#crypto/public/bytes.ts'
import { sodium } from '#crypto/sodium.ts'

/** Memory in KiB and passes over it; always one lane, the only number libsodium has. */
export type Cost = { readonly memoryKiB: number; readonly passes: number }

/** By the version on the recovery sheet, so that no server can lower or raise it (attacks 15 and 16). */
const COSTS: ReadonlyMap<number, Cost> = new Map([[1, { memoryKiB: 64 * 1024, passes: 3 }]])

const MEMORY_KIB_MIN = 19 * 1024
const MEMORY_KIB_MAX = 512 * 1024
const PASSES_MIN = 2
const PASSES_MAX = 16

/** Longer is refused: nobody types it, and hashing it costs. In bytes of UTF-8. */
const PASSWORD_BYTES_MAX = 1024

/** cost: outside floor and ceiling, or an unknown sheet version · password: empty or over 1024 bytes. */
export type PasswordCode = 'cost' | 'password'

export class PasswordError extends Error {
  override readonly name = 'PasswordError'
  readonly code: PasswordCode
  constructor(code: PasswordCode) {
    super(`refused: ${code}`)
    this.code = code
  }
}

/** Throws PasswordError `cost` unless 19 MiB ≤ memory ≤ 512 MiB and 2 ≤ passes ≤ 16. */
export function assertCost({ memoryKiB, passes }: Cost): void {
  const whole = Number.isInteger(memoryKiB) && Number.isInteger(passes)
  const enough = memoryKiB >= MEMORY_KIB_MIN && passes >= PASSES_MIN
  const bearable = memoryKiB <= MEMORY_KIB_MAX && passes <= PASSES_MAX
  if (!whole || !enough || !bearable) throw new PasswordError('cost')
}

/** What a sheet of this version asks: version 1 is 64 MiB and 3 passes. Throws PasswordError `cost` otherwise. */
export function costOf(sheetVersion: number): Cost {
  const cost = COSTS.get(sheetVersion)
  if (cost === undefined) throw new PasswordError('cost')
  return cost
}

/**
 * 32 bytes of Argon2id over the password in Unicode NFC as UTF-8, so that a letter typed composed or not is
 * one letter. `salt` is 16 bytes. Throws PasswordError for a cost or password out of bounds.
 */
export function stretch(password: string, salt: Uint8Array, cost: Cost): Uint8Array {
  assertCost(cost)
  if (!password.isWellFormed()) throw new PasswordError('password')
  const bytes = utf8(password.normalize('NFC'))
  if (bytes.length === 0 || bytes.length > PASSWORD_BYTES_MAX) throw new PasswordError('password')
  const { memoryKiB, passes } = cost
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
  return sodium.crypto_pwhash(32, bytes, salt, passes, memoryKiB * 1024, algorithm)
}
