// Access tokens: EdDSA JWTs of ten minutes, bound to a DPoP key by `cnf.jkt` (RFC 9449 §6.1).
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Keys } from '#server/keys.ts'
import { Denied } from '#server/problem.ts'
import type { Who } from './who.ts'

export const TOKEN_SECONDS = 600

export async function issueToken(keys: Keys, who: Who, now: number): Promise<string> {
  const by = who.by === 'device' ? { dev: who.device } : { way: who.way }
  return new SignJWT({ sid: who.session, ...by, cnf: { jkt: who.thumbprint } })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer(keys.origin)
    .setAudience(keys.origin)
    .setSubject(who.person)
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(keys.token.privateKey)
}

/** @throws {Denied} token-expired past its end, sign-in-needed for anything else that is wrong */
export async function readToken(keys: Keys, token: string, now: number): Promise<Who> {
  try {
    const { payload } = await jwtVerify(token, keys.token.publicKey, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: keys.origin,
      audience: keys.origin,
      currentDate: new Date(now * 1000),
    })
    // Our own signature stands under these claims: their form is that of `issueToken`.
    const {
      sub: person,
      sid: session,
      dev,
      way,
      cnf,
    } = payload as Record<string, string> & { cnf: { jkt: string } }
    const base = { person: String(person), session: String(session), thumbprint: cnf.jkt }
    return dev === undefined
      ? { ...base, by: 'way', way: String(way) }
      : { ...base, by: 'device', device: dev }
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new Denied('token-expired')
    if (error instanceof errors.JOSEError) throw new Denied('sign-in-needed')
    throw error
  }
}
