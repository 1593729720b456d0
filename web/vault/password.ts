// A new password, a new sheet: the old way in goes, and what other devices of the same person do then.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { locator, recoveryLocator, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { accountHere, keepAccount, SHEET_VERSION } from './account.ts'
import { authorise, passwordKeys, passwordWays, waysOf } from './authorise.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import { keepOwnRecord, ownRecord } from './own-record.ts'
import { type Renewal, renewal } from './renewal.ts'
import { asWay } from './ways.ts'

type Done = { done: true }
const WRONG: Refusal = { refused: 'wrong-password' }

/** Another password under the same sheet. Nobody else knew the old one: the user key stays. */
export async function changePassword(
  core: Core,
  { now, next }: { now: string; next: string },
): Promise<Refusal | Done> {
  const authority = await authorise(core, now)
  if (!authority) return WRONG
  const made = await newPassword(core, authority.S, next)
  const done = await core.act('', (draft) =>
    renewal(core, draft, authority.signer, { come: [made.come], gone: gone(core) }),
  )
  if (isRefusal(done)) return done
  await keepPassword(core, authority.S, made.secret)
  return { done: true }
}

/** New codes that are not in force yet. */
export type NewSheet = {
  code: readonly string[]
  /** empty: the strip stays as it is */
  recovery: readonly string[]
  begin(): Promise<Refusal | Done>
}

/**
 * Somebody else may know the password or the sheet: a new inlogcode, and with `strip` a new herstelcode, under a new user
 * key. In force once it is begun.
 */
export async function renewSheet(
  core: Core,
  { now, next, strip }: { now: string; next: string; strip: boolean },
): Promise<Refusal | NewSheet> {
  const authority = await authorise(core, now)
  if (!authority) return WRONG
  const [S, secret] = [randomBytes(16), randomBytes(16)]
  const made = await newPassword(core, S, next)
  const seeds = wayKeys(secret)
  const recovery = {
    way: asWay('recovery', seeds, recoveryLocator(secret)),
    signer: signerFrom(seeds.sign),
  }
  return {
    code: encodeCode(SHEET_VERSION, S),
    recovery: strip ? encodeCode(SHEET_VERSION, secret) : [],
    async begin() {
      const done = await core.act('', (draft) => {
        const old = waysOf(core)
          .filter(({ kind }) => kind === 'recovery')
          .map(({ way }) => way)
        const change: Renewal = strip
          ? { come: [made.come, recovery], gone: [...gone(core), ...old] }
          : { come: [made.come], gone: gone(core) }
        return renewal(core, draft, authority.signer, { ...change, fresh: true })
      })
      if (isRefusal(done)) return done
      await keepPassword(core, S, made.secret)
      return keepSheet(core, S)
    },
  }
}

/** On a device whose own password was replaced elsewhere: from now on the new one opens it. */
export async function followPassword(core: Core, password: string): Promise<Refusal | Done> {
  const here = await accountHere(core.ports)
  const kept = ownRecord(core, 'sheet')?.s
  for (const S of [kept ? fromBase64url(kept, 16) : null, here?.S ?? null]) {
    if (!S) continue
    const { secret, signer } = await passwordKeys(core, S, password)
    if (!passwordWays(core).some(({ key }) => key === base64url(signer.publicKey))) continue
    await keepPassword(core, S, secret)
    return { done: true }
  }
  return WRONG
}

/** Tells one's other devices the S of a new sheet, in one's own vault. Without the password it opens nothing. */
export async function keepSheet(core: Core, S: Uint8Array): Promise<Refusal | Done> {
  const made = core.ports.now()
  return keepOwnRecord(core, 'sheet', () => ({
    kind: 'sheet',
    s: base64url(S),
    made,
    practised: { sheet: null, strip: null },
  }))
}

const gone = (core: Core): string[] => passwordWays(core).map(({ way }) => way)

async function newPassword(core: Core, S: Uint8Array, password: string) {
  const { secret, seeds, signer } = await passwordKeys(core, S, password)
  return { secret, come: { way: asWay('password', seeds, locator(S)), signer } }
}

/** From now on this password opens the account on this device. */
async function keepPassword(core: Core, S: Uint8Array, passwordSecret: Uint8Array): Promise<void> {
  const { person, device, deviceSecret } = core
  await keepAccount(core.ports, device, { person, S, passwordSecret, deviceSecret })
  core.passwordKey = base64url(signerFrom(wayKeys(passwordSecret).sign).publicKey)
}
