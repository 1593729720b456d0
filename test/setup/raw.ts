// A raw client: real signed entries and DPoP requests straight at a real server, free to lie in every byte.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { base64url, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { createApp, type Line } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { LimitNumbers } from '#server/limits.ts'
import type { Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import { type AnyEvent, type Part, parseLeaf, saltedHash } from '#shared/log/entry.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import type { SeenAnswer } from '#shared/wire/transparency.ts'
import { keysEvent, type Made, type Person, Scene, type Signer } from './logs.ts'

export const ORIGIN = 'http://vault.test'

/** A person as they signed up here: their keyring, and a locator for each of their two ways in. */
export type Resident = Person & { keyring: string; locators: string[] }
/** A token, and the key of its own that signs each request (RFC 9449). */
export type Pass = {
  person: string
  access: string
  refresh: string
  key: { privateKey: CryptoKey; jwk: JWK; thumbprint: string }
}
export type Extras = Partial<Pick<AppendBody, 'blobs' | 'lockboxes' | 'invitations'>>
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers }

/** A server on a store in a temporary folder, or on the PostgreSQL database named, with a clock the test moves. */
export async function startRaw(
  over: { databaseUrl?: string; env?: Record<string, string>; webDir?: string; limits?: LimitNumbers } = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-raw-'))
  const open = (): Promise<Store> =>
    openStore({ dataDir, ...(over.databaseUrl === undefined ? {} : { databaseUrl: over.databaseUrl }) })
  const store = await open()
  const lines: Line[] = []
  const scene = new Scene()
  const app = await createApp({
    store,
    config: readConfig(over.env ?? {}),
    clock: () => scene.now,
    log: (line) => lines.push(line),
    webDir: over.webDir ?? null,
    ...(over.limits ? { limits: over.limits } : {}),
  })
  const raw = new Raw(app, scene, lines)
  await raw.look()
  return {
    raw,
    dataDir,
    async stop() {
      app.close()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The server: in this process, or elsewhere behind a socket, where it beats by itself. */
export type Reached = Pick<Awaited<ReturnType<typeof createApp>>, 'fetch' | 'beat'>

export class Raw {
  readonly app: Reached
  readonly scene: Scene
  readonly lines: Line[]

  constructor(app: Reached, scene: Scene, lines: Line[] = []) {
    this.app = app
    this.scene = scene
    this.lines = lines
  }

  /** Reads the newest beat: what the next entries say they saw. */
  async look(): Promise<void> {
    const { body } = await this.fetch('GET', '/transparency/seen')
    const { checkpoint, beat } = body as unknown as SeenAnswer
    const [, size, root = ''] = checkpoint.split('\n')
    const leaf = parseGlobalLeaf(fromBase64url(beat.leaf))
    if (!('beat' in leaf)) throw new Error('no beat')
    const seen = {
      size: Number(size),
      root: base64url(new Uint8Array(Buffer.from(root, 'base64'))),
      time: leaf.time,
    }
    this.scene.seen = () => seen
  }

  /** Lets time pass, a beat with it, and looks. */
  async pass(seconds: number): Promise<void> {
    this.scene.now += seconds
    await this.app.beat()
    await this.look()
  }

  async fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const init: RequestInit = { method, headers }
    if (body instanceof Uint8Array) init.body = new Uint8Array(body)
    else if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
    const request = new Request(ORIGIN + path, init)
    const response = await this.app.fetch(request)
    const kind = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      body:
        kind.includes('json') && method !== 'HEAD'
          ? ((await response.json()) as Record<string, unknown>)
          : {},
      headers: response.headers,
    }
  }

  /** Signed in: the token, and a proof of its key for this one request. */
  async ask(pass: Pass, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.fetch(method, path, body, await this.headers(pass, method, path))
  }

  async headers(pass: Pass, method: string, path: string, over: Record<string, unknown> = {}) {
    return {
      authorization: `DPoP ${pass.access}`,
      dpop: await this.proof(pass.key, method, path, {
        ath: base64url(sha256(utf8(pass.access))),
        ...over,
      }),
    }
  }

  proof(key: Pass['key'], method: string, path: string, over: Record<string, unknown> = {}): Promise<string> {
    const claims = {
      htm: method,
      htu: ORIGIN + path.replace(/\?.*/, ''),
      jti: crypto.randomUUID(),
      iat: this.scene.now,
      ...over,
    }
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'EdDSA', jwk: key.jwk })
      .sign(key.privateKey)
  }

  /** Sends an entry; what the server takes the scene keeps as well. */
  async send(made: Made, pass: Pass | null, extras: Extras = {}): Promise<Answer> {
    const body = bodyOf(made, extras)
    const answer = pass
      ? await this.ask(pass, 'POST', '/api/entries', body)
      : await this.fetch('POST', '/api/entries', body)
    if (answer.status === 200) this.scene.land(made)
    return answer
  }

  /** The same, where anything but success is an error of the test. */
  async sent(made: Made, pass: Pass | null, extras: Extras = {}): Promise<Answer> {
    const answer = await this.send(made, pass, extras)
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    return answer
  }

  /** The parts with which somebody signs up: a card and a keyring with two ways in. */
  newcomer(): { person: Resident; made: Made } {
    const { scene } = this
    const [device, account] = [scene.signer(), scene.signer()]
    const ways = [scene.signer(), scene.signer()].map((signer) => ({ way: scene.id(), signer }))
    const locators = [scene.id(), scene.id()]
    const box = scene.boxKey()
    const card = scene.opening({ type: 'create', kind: 'card', device: device.key }, [
      keysEvent({ generation: 1, account, box, ways }),
      { type: 'device-add', device: device.key },
    ])
    const sealed = () => base64url(scene.bytes(1168))
    const keyring = scene.opening({ type: 'create', kind: 'keyring', owner: card.id }, [
      ...ways.map(({ way, signer }, i) => ({
        type: 'way-add',
        way,
        kind: i === 0 ? 'password' : 'recovery',
        key: signer.key,
        box: scene.boxKey(),
        locator: locators[i] ?? null,
        userKey: null,
      })),
      {
        type: 'user-key',
        generation: 1,
        boxes: ways.map(({ way }) => ({ way, box: sealed() })),
        link: null,
      },
    ])
    const person: Resident = {
      id: card.id,
      device,
      account,
      ways,
      generation: 1,
      box,
      keyring: keyring.id,
      locators,
    }
    const parts = [...card.parts, ...keyring.parts]
    return { person, made: scene.sign(person, parts, [account, ...ways.map((w) => w.signer)]) }
  }

  async signUp(): Promise<Resident> {
    const { person, made } = this.newcomer()
    await this.sent(made, null)
    return person
  }

  /** Signs in with a device; `signer` and `by` may be others'. */
  async trySignIn(by: Record<string, unknown>, signer: Signer, over: Record<string, unknown> = {}) {
    const key = await dpopKey()
    const { body: asked } = await this.fetch('POST', '/api/session/challenge', {})
    const login = {
      v: 1,
      origin: String(asked.origin),
      challenge: String(asked.challenge),
      jkt: key.thumbprint,
    }
    const signature = base64url(signer.sign(pae(PayloadType.login, canonicalize(login))))
    const body = { challenge: asked.challenge, by, signature, ...over }
    const headers = { dpop: await this.proof(key, 'POST', '/api/session') }
    const answer = await this.fetch('POST', '/api/session', body, headers)
    return { answer, key }
  }

  async signIn(person: Resident, device: Signer = person.device): Promise<Pass> {
    return this.#passOf(await this.trySignIn({ is: 'device', person: person.id, device: device.key }, device))
  }

  /** From a new device, with the sheet: the locator of the password's way in, and its key. */
  async signInByWay(person: Resident): Promise<Pass> {
    const [way] = person.ways
    if (!way) throw new Error('nobody without a way in')
    return this.#passOf(await this.trySignIn({ is: 'way', locator: person.locators[0] }, way.signer))
  }

  /** A new token by the refresh secret, which works once. */
  async refresh(pass: Pass): Promise<Answer> {
    const headers = { dpop: await this.proof(pass.key, 'POST', '/api/session/refresh') }
    return this.fetch('POST', '/api/session/refresh', { refresh: pass.refresh }, headers)
  }

  /** The same pass with a new token. */
  async renewed(pass: Pass): Promise<Pass> {
    return this.#passOf({ answer: await this.refresh(pass), key: pass.key })
  }

  #passOf({ answer, key }: { answer: Answer; key: Pass['key'] }): Pass {
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    const { person, access, refresh } = answer.body
    return { person: String(person), access: String(access), refresh: String(refresh), key }
  }

  /** A part whose events need its salt. */
  part(log: string, events: (salt: string) => AnyEvent[]): Part {
    const part = this.scene.part({ log, events: [] })
    return { ...part, events: events(part.salt) }
  }
}

/** A fresh DPoP key with its thumbprint (RFC 7638). */
export async function dpopKey(): Promise<Pass['key']> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const { kty, crv, x } = await exportJWK(publicKey)
  const thumbprint = base64url(sha256(utf8(JSON.stringify({ crv, kty, x }))))
  return { privateKey, jwk: { kty, crv, x } as JWK, thumbprint }
}

/** The request for an entry. */
export function bodyOf(made: Made, extras: Extras = {}): AppendBody {
  const [leaf] = made.leaves
  if (!leaf) throw new Error('an entry without parts')
  return {
    entry: made.entry,
    sigs: parseLeaf(leaf.bytes).sigs,
    parts: made.parts,
    blobs: [],
    lockboxes: [],
    invitations: [],
    ...extras,
  } as AppendBody
}

/** One lockbox per person, each as a part names it: what the server cannot open is random here. */
export class Lockboxes {
  readonly #scene: Scene
  readonly #vault: string
  readonly #bytes = new Map<string, Uint8Array>()

  constructor(scene: Scene, vault: string) {
    this.#scene = scene
    this.#vault = vault
  }

  for(person: Person, salt: string): { person: string; generation: number; box: string } {
    const bytes = this.#bytes.get(person.id) ?? this.#scene.bytes(1714)
    this.#bytes.set(person.id, bytes)
    return { person: person.id, generation: person.generation, box: saltedHash(salt, bytes) }
  }

  get sent(): AppendBody['lockboxes'] {
    return [...this.#bytes].map(([recipient, bytes]) => ({
      recipient,
      vault: this.#vault,
      bytes: base64url(bytes),
    }))
  }
}
