// Makes the known-answer files of suite 1 without a line of crypto/: node:crypto, @noble/ciphers and @hpke/core only.
// node test/vectors/crypto/make.ts writes them; a test makes them again in memory and compares.
import { argon2Sync, createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { twinPublicKey, twinSealTo } from '#test/crypto/hpke-twin.ts'
import { twinSeal } from '#test/crypto/twin.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
/** n bytes that are the same in every run: SHA-256 in counter mode over a name. */
const fixed = (name: string, n = 32): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil(n / 32) }, (_, i) => createHash('sha256').update(`${name} ${i}`).digest()),
  ).subarray(0, n)
const hmac = (key: Uint8Array, ...parts: (Uint8Array | string)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha512', key)).digest()
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
/** JCS of an object without nesting, with words and integers only. */
const jcs = (flat: Record<string, unknown>): Buffer =>
  Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1)))))

const LABELS: readonly (readonly [name: string, secretBytes: number, label: string, bytes: number])[] = [
  ['accountKeys.sign', 32, 'account/sign', 32],
  ['accountKeys.box', 32, 'account/box', 32],
  ['accountKeys.symmetric', 32, 'account/symmetric', 32],
  ['userKeyLink', 32, 'user-key/link', 32],
  ['wayKeys.sign', 32, 'way/sign', 32],
  ['wayKeys.box', 32, 'way/box', 32],
  ['locator', 16, 'locator', 16],
  ['passwordSalt', 16, 'password/salt', 16],
  ['recoveryLocator', 16, 'recovery/locator', 16],
  ['inboxSeed', 32, 'inbox', 32],
  ['epochLink', 32, 'epoch/link', 32],
  ['invitationKeys.locator', 16, 'invitation/locator', 16],
  ['invitationKeys.key', 16, 'invitation/key', 32],
]

function keys() {
  const derived = LABELS.map(([name, secretBytes, label, bytes]) => {
    const secret = fixed(`secret ${secretBytes}`, secretBytes)
    return {
      name,
      secret: hex(secret),
      label,
      output: hex(hmac(secret, `gezinskluis/v1/${label}`).subarray(0, bytes)),
    }
  })
  const place = { vault: 'kluis', log: 'map', epoch: 4 }
  const key = fixed('epoch key')
  const commit = hex(hmac(key, 'gezinskluis/v1/commit', jcs(place)).subarray(0, 32))
  return { derived, keyCommit: { key: hex(key), ...place, commit } }
}

function password() {
  const S = fixed('S', 16)
  const salt = hmac(S, 'gezinskluis/v1/password/salt').subarray(0, 16)
  const options = {
    message: 'paard batterij niet',
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 65_536,
    passes: 3,
  }
  const output = argon2Sync('argon2id', options)
  const way = hmac(S, 'gezinskluis/v1/way/password', output).subarray(0, 32)
  return { sheetVersion: 1, password: options.message, S: hex(S), output: hex(output), waySecret: hex(way) }
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
function sheet() {
  return [0, 1, 255].map((version) => {
    const secret = fixed(`sheet ${version}`, 16)
    const body = Buffer.concat([Buffer.of(version), secret])
    let rest = BigInt(`0x${hex(Buffer.concat([body, sha256(body).subarray(0, 3)]))}`)
    const values: number[] = []
    for (let i = 0; i < 32; i++, rest /= 32n) values.unshift(Number(rest % 32n))
    const groups = Array.from({ length: 8 }, (_, i) => {
      const [a = 0, b = 0, c = 0, d = 0] = values.slice(4 * i, 4 * i + 4)
      return [a, b, c, d, (a + 3 * b + 5 * c + 7 * d + i + 1) % 32]
        .map((value) => ALPHABET.charAt(value))
        .join('')
    })
    return { version, secret: hex(secret), groups }
  })
}

function content() {
  return [0, 1, 16_383, 16_384, 40_000].map((length) => {
    const [key, context, salt] = [fixed('content key'), fixed('context', 20), fixed(`salt ${length}`, 24)]
    const sealed = twinSeal(key, context, fixed('text', length), salt)
    const whole = length <= 1 ? { sealed: hex(sealed) } : {}
    return {
      key: hex(key),
      context: hex(context),
      salt: hex(salt),
      length,
      sha256: hex(sha256(sealed)),
      ...whole,
    }
  })
}

const PLACE = {
  vault: 'kluis',
  log: 'gezondheid',
  record: 'slaap',
  rev: 2,
  prev: 'eerste',
  author: 'noor',
  device: 'telefoon',
  schema: 1,
  slot: 'body',
}
/** 0x80 and zeros to 256 bytes: enough for every text here. */
const padded = (text: string): Buffer => {
  const bytes = Buffer.alloc(256)
  bytes.set([...Buffer.from(text), 0x80])
  return bytes
}

async function record() {
  const text = 'Yara sliep vannacht door.'
  const [epochKey, revisionKey, seed] = [fixed('epoch key'), fixed('revision key'), fixed('inbox seed')]
  const bodyContext = jcs({ suite: 1, ...PLACE })
  const boxContext = jcs({ suite: 1, ...PLACE, epoch: 3 })
  const info = Buffer.concat([Buffer.from('gezinskluis/v1/drop'), boxContext])
  const dropBox = await twinSealTo(await twinPublicKey(seed), info, revisionKey, fixed('eseed drop', 64))
  return {
    text,
    context: { ...PLACE, epoch: 3 },
    bodyContext: bodyContext.toString(),
    epochKey: hex(epochKey),
    body: hex(twinSeal(revisionKey, bodyContext, padded(text), fixed('salt body', 24))),
    box: hex(twinSeal(epochKey, boxContext, revisionKey, fixed('salt box', 24))),
    inboxSeed: hex(seed),
    dropBox: hex(dropBox),
  }
}

async function lockbox() {
  const seed = fixed('box seed')
  const publicKey = await twinPublicKey(seed)
  const to = { vault: 'kluis', recipient: 'fatima', generation: 1 }
  const list = [1, 2].map((i) => ({ log: fixed(`log ${i}`), epoch: 2 ** 40 + i, key: fixed(`key ${i}`) }))
  const plaintext = Buffer.alloc(2 + 8 * 72)
  plaintext.writeUInt16BE(list.length)
  list.forEach(({ log, epoch, key }, i) => {
    plaintext.set(log, 2 + i * 72)
    plaintext.writeBigUInt64BE(BigInt(epoch), 2 + i * 72 + 32)
    plaintext.set(key, 2 + i * 72 + 40)
  })
  const info = Buffer.concat([Buffer.from('gezinskluis/v1/lockbox'), jcs({ suite: 1, ...to })])
  return {
    ...to,
    seed: hex(seed),
    publicKeySha256: hex(sha256(publicKey)),
    keys: list.map(({ log, epoch, key }) => ({ log: log.toString('base64url'), epoch, key: hex(key) })),
    lockbox: hex(await twinSealTo(publicKey, info, plaintext, fixed('eseed lockbox', 64))),
  }
}

async function letter() {
  const [context, key, text] = [Buffer.from('terms'), fixed('letter key'), 'Wie dit leest, mag het weten.']
  const info = Buffer.concat([Buffer.from('gezinskluis/v1/letter'), context])
  const seeds = [1, 2, 3, 4].map((i) => fixed(`letter seed ${i}`))
  const boxes = await Promise.all(
    seeds.map(async (seed, i) =>
      twinSealTo(await twinPublicKey(seed), info, key, fixed(`eseed letter ${i}`, 64)),
    ),
  )
  const all = Buffer.concat(boxes)
  const bodyContext = Buffer.concat([Buffer.from('gezinskluis/v1/letter'), sha256(all), context])
  const body = twinSeal(key, bodyContext, padded(text), fixed('salt letter', 24))
  return {
    context: context.toString(),
    text,
    seeds: seeds.map(hex),
    letter: hex(Buffer.concat([Buffer.of(4), all, body])),
  }
}

function tree() {
  const split = (n: number): number => 2 ** (32 - Math.clz32(n - 1) - 1)
  const root = (leaves: Buffer[]): Buffer => {
    const [only] = leaves
    if (only === undefined) return sha256()
    if (leaves.length === 1) return sha256(Buffer.of(0), only)
    const k = split(leaves.length)
    return sha256(Buffer.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)))
  }
  const leaves = Array.from({ length: 20 }, (_, i) => Buffer.from(`leaf ${i}`))
  return {
    leaf: 'UTF-8 of "leaf " and its number',
    roots: leaves.map((_, size) => hex(root(leaves.slice(0, size)))),
  }
}

function signed() {
  const seed = fixed('sign seed')
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const payload = '{"v":1}'
  const types = ['entry', 'login', 'pair'].map((name) => `application/vnd.gezinskluis.${name}.v1+json`)
  const dsse = types.map((type) => {
    const message = Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} ${payload}`)
    return { type, payload, signature: hex(sign(null, message, key)) }
  })
  const idOf = (type: number) =>
    sha256(Buffer.from('kluis.example/log\n'), Buffer.of(type), publicKey).subarray(0, 4)
  const vkeyOf = (type: number) =>
    `kluis.example/log+${hex(idOf(type))}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`
  const text = `kluis.example/log\n20852163\n${fixed('root').toString('base64')}\n`
  const line = (type: number, bytes: Buffer) =>
    `— kluis.example/log ${Buffer.concat([idOf(type), bytes]).toString('base64')}\n`
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(1_800_000_000n)
  const cosigned = sign(null, Buffer.from(`cosignature/v1\ntime 1800000000\n${text}`), key)
  const lines = line(1, sign(null, Buffer.from(text), key)) + line(4, Buffer.concat([time, cosigned]))
  return {
    seed: hex(seed),
    publicKey: hex(publicKey),
    dsse,
    vkeys: [vkeyOf(1), vkeyOf(4)],
    note: `${text}\n${lines}`,
  }
}

/** Every known-answer file, by name. */
export async function vectors(): Promise<Record<string, unknown>> {
  return {
    keys: keys(),
    password: password(),
    sheet: sheet(),
    content: content(),
    record: await record(),
    lockbox: await lockbox(),
    letter: await letter(),
    tree: tree(),
    signed: signed(),
  }
}

if (import.meta.main) {
  for (const [name, value] of Object.entries(await vectors())) {
    writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)
  }
}
