// The connection: requests as shared/wire says them, signed in with a token that is bound to a key of its own (RFC 9449).
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import * as v from 'valibot'
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import type { Sign } from '#crypto/secret/sign.ts'
import type { Code, Problem } from '#shared/wire/codes.ts'
import { challenge, type Login, type Session, type SessionBody, session } from '#shared/wire/session.ts'
import type { Ports } from './ports.ts'

/** The server refused, with its code; or there is no connection (`offline`); or the answer was not what the wire says. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code: Code | 'offline' | 'bad-answer'
  readonly rule: string | null
  readonly logs: readonly string[]
  constructor(code: Code | 'offline' | 'bad-answer', problem?: Partial<Problem>) {
    super(problem?.rule ? `${code}: ${problem.rule}` : code)
    this.code = code
    this.rule = problem?.rule ?? null
    this.logs = problem?.logs ?? []
  }
}

type Key = { privateKey: CryptoKey; jwk: JWK; thumbprint: string }

/** Requests to the server this engine belongs to. One DPoP key per sign-in, never stored. */
export class Connection {
  readonly #ports: Ports
  #key: Key | null = null
  #session: Session | null = null
  /** how this device signs in by itself, the first time something is asked */
  #device: { by: SessionBody['by']; sign: Sign } | null = null
  #entering: Promise<Session> | null = null
  #refreshing: Promise<void> | null = null
  /** the server ended the session: only a person with the password begins another */
  #ended = false

  constructor(ports: Ports) {
    this.#ports = ports
  }

  get signedIn(): boolean {
    return this.#session !== null
  }

  /** Whether the server ended the session, as after signing out everywhere. */
  get ended(): boolean {
    return this.#ended
  }

  /** Names the device that signs in by itself from here on. */
  enterAs(by: SessionBody['by'], sign: Sign): void {
    this.#device = { by, sign }
  }

  /** Signs in with this device's own key. Calls at the same time share one. @throws {WireError} */
  enter(): Promise<Session> {
    if (!this.#device) return Promise.reject(new WireError('sign-in-needed'))
    const { by, sign } = this.#device
    this.#entering ??= this.signIn(by, sign).finally(() => {
      this.#entering = null
    })
    return this.#entering
  }

  /** Signs the server's challenge with a device's or a way's key. @throws {WireError} */
  async signIn(by: SessionBody['by'], sign: Sign): Promise<Session> {
    this.#key = await makeKey()
    const asked = await this.#send('POST', '/api/session/challenge', challenge, {})
    const login: Login = {
      v: 1,
      origin: asked.origin,
      challenge: asked.challenge,
      jkt: this.#key.thumbprint,
    }
    const signature = base64url(await sign(pae(PayloadType.login, canonicalize(login))))
    const body: SessionBody = { challenge: asked.challenge, by, signature }
    this.#session = await this.#send('POST', '/api/session', session, body, { proof: true })
    this.#ended = false
    return this.#session
  }

  /** Forgets the session; the server hears of it when it can. */
  async signOut(everywhere = false): Promise<void> {
    const had = this.#session
    if (had)
      await this.#send('DELETE', everywhere ? '/api/sessions' : '/api/session', nothing, undefined, {
        token: true,
      })
    this.#session = null
    this.#key = null
  }

  drop(): void {
    this.#session = null
    this.#key = null
  }

  get<S extends v.GenericSchema>(path: string, answer: S): Promise<v.InferOutput<S>> {
    return this.#authorised('GET', path, answer)
  }

  post<S extends v.GenericSchema>(path: string, answer: S, body: unknown): Promise<v.InferOutput<S>> {
    return this.#authorised('POST', path, answer, body)
  }

  put<S extends v.GenericSchema>(path: string, answer: S, body: unknown): Promise<v.InferOutput<S>> {
    return this.#authorised('PUT', path, answer, body)
  }

  /** Without signing in: the global log, and the entry that begins an account. */
  openly<S extends v.GenericSchema>(
    method: 'GET' | 'POST',
    path: string,
    answer: S,
    body?: unknown,
  ): Promise<v.InferOutput<S>> {
    return this.#send(method, path, answer, body)
  }

  /** A line of text, without signing in. */
  async line(path: string): Promise<string> {
    const response = await this.#fetch(new Request(this.#ports.origin + path))
    if (!response.ok) throw await problemOf(response)
    return (await response.text()).trim()
  }

  /** One bundle of leaves of the global log (C2SP tlog-tiles): each behind its length in two bytes. */
  async bundle(index: number, width: number): Promise<Uint8Array[]> {
    const path = `/transparency/tile/entries/${tileIndex(index)}${width < 256 ? `.p/${width}` : ''}`
    const response = await this.#fetch(new Request(this.#ports.origin + path))
    if (!response.ok) throw await problemOf(response)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const leaves: Uint8Array[] = []
    for (let at = 0; at < bytes.length; ) {
      const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      leaves.push(bytes.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
    if (leaves.length !== width) throw new WireError('bad-answer')
    return leaves
  }

  /** Heads that grow, one by one, until `signal` ends it or the connection does. */
  async *feed(signal: AbortSignal): AsyncIterable<void> {
    const response = await this.#request('GET', '/api/feed', undefined, { token: true, signal })
    if (!response.ok || !response.body) throw await problemOf(response)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      if (lines.some((line) => line.startsWith('data:'))) yield
    }
  }

  async #authorised<S extends v.GenericSchema>(method: string, path: string, answer: S, body?: unknown) {
    if (this.#ended) throw new WireError('sign-in-needed')
    const { expires } = this.#session ?? (await this.enter())
    try {
      if (expires - this.#ports.now() < 30) await this.#refresh()
      return await this.#send(method, path, answer, body, { token: true })
    } catch (error) {
      if (!(error instanceof WireError) || error.code !== 'token-expired') throw this.#noted(error)
    }
    try {
      await this.#refresh()
      return await this.#send(method, path, answer, body, { token: true })
    } catch (error) {
      throw this.#noted(error)
    }
  }

  /** A session that had begun and is no longer taken was ended. */
  #noted(error: unknown): unknown {
    if (error instanceof WireError && error.code === 'sign-in-needed') {
      this.#ended = true
      this.drop()
    }
    return error
  }

  /**
   * A refresh secret works once: twice is a theft to the server, and ends the session. So everything that is asked at the
   * same time waits for one.
   */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #refreshOnce(): Promise<void> {
    const refresh = this.#session?.refresh
    this.#session = await this.#send('POST', '/api/session/refresh', session, { refresh }, { proof: true })
  }

  async #send<S extends v.GenericSchema>(
    method: string,
    path: string,
    answer: S,
    body?: unknown,
    how: { token?: boolean; proof?: boolean } = {},
  ): Promise<v.InferOutput<S>> {
    const response = await this.#request(method, path, body, how)
    if (!response.ok) throw await problemOf(response)
    const parsed = v.safeParse(
      answer,
      response.status === 204 ? null : await response.json().catch(() => undefined),
    )
    if (!parsed.success) throw new WireError('bad-answer')
    return parsed.output
  }

  async #request(
    method: string,
    path: string,
    body: unknown,
    how: { token?: boolean; proof?: boolean; signal?: AbortSignal },
  ): Promise<Response> {
    const url = this.#ports.origin + path
    const headers = new Headers()
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (this.#key && (how.token || how.proof)) {
      const token = how.token ? this.#session?.access : undefined
      if (token) headers.set('authorization', `DPoP ${token}`)
      headers.set('dpop', await this.#proof(this.#key, method, url, token))
    }
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = JSON.stringify(body)
    if (how.signal) init.signal = how.signal
    return this.#fetch(new Request(url, init))
  }

  async #fetch(request: Request): Promise<Response> {
    try {
      return await this.#ports.fetch(request)
    } catch (error) {
      if (request.signal.aborted) throw error
      throw new WireError('offline')
    }
  }

  async #proof(key: Key, method: string, url: string, token?: string): Promise<string> {
    const { origin, pathname } = new URL(url)
    const claims: Record<string, unknown> = { htm: method, htu: origin + pathname, jti: crypto.randomUUID() }
    if (token) claims.ath = base64url(sha256(utf8(token)))
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'EdDSA', jwk: key.jwk })
      .setIssuedAt(this.#ports.now())
      .sign(key.privateKey)
  }
}

const nothing = v.null()

/** Tile numbers in threes, all but the last behind an x: 1234067 is x001/x234/067. */
function tileIndex(index: number): string {
  const last = String(index % 1000).padStart(3, '0')
  let rest = Math.floor(index / 1000)
  let path = last
  for (; rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return path
}

async function makeKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: false })
  const { kty, crv, x } = await exportJWK(publicKey)
  const jwk = { kty, crv, x } as JWK
  // RFC 7638: the required members in lexical order
  return { privateKey, jwk, thumbprint: base64url(sha256(utf8(JSON.stringify({ crv, kty, x })))) }
}

async function problemOf(response: Response): Promise<WireError> {
  const problem = (await response.json().catch(() => null)) as Problem | null
  return problem?.code ? new WireError(problem.code, problem) : new WireError('bad-answer')
}
