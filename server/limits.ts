// How often and how much one caller may.
import { createLimit, type Limit } from './limit.ts'

export type LimitName =
  /** every request, per address */
  | 'address'
  /** signing in and up, and opening invitations, per address */
  | 'door'
  /** entries, per account */
  | 'append'
  /** bytes of sealed content brought, per account */
  | 'bytes'
  /** every signed-in request, per account */
  | 'account'

export type LimitNumbers = Readonly<Record<LimitName, { burst: number; perMinute: number }>>
export type Limits = Readonly<Record<LimitName, Limit>>

const MIB = 1024 * 1024

/** A family at one address, all signing in after a power cut, stays under each of these. */
export const LIMITS: LimitNumbers = {
  address: { burst: 2400, perMinute: 1200 },
  door: { burst: 120, perMinute: 30 },
  append: { burst: 240, perMinute: 120 },
  bytes: { burst: 512 * MIB, perMinute: 32 * MIB },
  account: { burst: 2400, perMinute: 1200 },
}

const free = { burst: Number.MAX_SAFE_INTEGER, perMinute: 0 }
/** For who fills a server of their own: the demo, measurements. */
export const UNLIMITED: LimitNumbers = {
  address: free,
  door: free,
  append: free,
  bytes: free,
  account: free,
}

/** `clock` in Unix seconds. */
export function createLimits(numbers: LimitNumbers, clock: () => number): Limits {
  const limit = (name: LimitName): Limit => createLimit(numbers[name].burst, numbers[name].perMinute, clock)
  return {
    address: limit('address'),
    door: limit('door'),
    append: limit('append'),
    bytes: limit('bytes'),
    account: limit('account'),
  }
}
