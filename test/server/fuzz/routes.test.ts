// Hostile requests on every route: always a refusal with a code, never a fault of the server, and nothing changed.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { sealedRevision } from '#test/setup/household.ts'
import { bodyOf, dpopKey } from '#test/setup/raw.ts'
import { badText, badValue } from './hostile.ts'
import { expectRefusal, startTarget } from './server.ts'

let target: Awaited<ReturnType<typeof startTarget>>
beforeAll(async () => {
  target = await startTarget()
  // What a bookmark replaces is then not 0, which is what a spoilt number often is.
  for (const replaces of [0, 1])
    await target.raw.ask(target.pass(), 'PUT', '/api/bookmark', { replaces, bytes: 'AAAA' })
})
afterAll(() => target.stop())

/** An entry that would be let in: a note in the map, or a code to invite with. */
function goodEntry(which: 'note' | 'invite') {
  const { raw, home } = target
  const { scene } = raw
  if (which === 'note') {
    const { fields, blobs } = sealedRevision(raw, home.vault.map)
    const part = scene.part({ log: home.vault.map, events: [{ type: 'put', epoch: 1, ...fields }] })
    return bodyOf(scene.sign(home.noor, [part]), { blobs })
  }
  const { fields, body, blobs } = sealedRevision(raw, home.vault.id)
  const invite = { invite: scene.id(), uses: 1, end: scene.now + 100 }
  const events = [{ type: 'invite', ...invite, hash: fields.body }]
  const made = scene.sign(home.noor, [scene.part({ log: home.vault.id, events })])
  const invitation = { ...invite, locator: scene.id(), sealed: base64url(body) }
  return { ...bodyOf(made), blobs: blobs.slice(0, 0), invitations: [invitation] }
}

/** Every route that reads a body, with one of the right shape. */
const BODIES: Record<string, () => unknown> = {
  'POST /api/entries': () => goodEntry('note'),
  'POST /api/entries ': () => goodEntry('invite'),
  'POST /api/blobs': () => ({ log: target.raw.scene.hash(), hashes: [target.raw.scene.hash()] }),
  'POST /api/boxes': () => ({
    log: target.raw.scene.hash(),
    boxes: [base64url(target.raw.scene.bytes(104))],
  }),
  'POST /api/invitations': () => ({ locator: target.raw.scene.id() }),
  'POST /api/pairing': () => ({
    room: target.raw.scene.id(),
    slot: 'reply',
    bytes: base64url(target.raw.scene.bytes(1200)),
  }),
  'POST /api/pairing/take': () => ({ room: target.raw.scene.id(), slot: 'commit' }),
  'POST /api/session': () => ({
    challenge: target.raw.scene.hash(),
    by: { is: 'device', person: target.home.noor.id, device: target.home.noor.device.key },
    signature: base64url(target.raw.scene.bytes(64)),
  }),
  'POST /api/session/challenge': () => ({}),
  'POST /api/session/refresh': () => ({ refresh: target.raw.scene.hash() }),
  'POST /api/shares': () => ({ shares: [target.raw.scene.id(), target.raw.scene.id()] }),
  'PUT /api/bookmark': () => ({ replaces: 3, bytes: base64url(target.raw.scene.bytes(40)) }),
  'POST /transparency/labels': () => ({ size: 10 ** 9, labels: [{ label: target.raw.scene.id(), n: 0 }] }),
}

for (const [route, good] of Object.entries(BODIES)) {
  const [method = '', path = ''] = route.trim().split(' ')
  test(`${route}: a body that is not right is refused, signed in or not, and nothing changes`, async () => {
    const notGood = badText(good).filter((body) => body !== '{}')
    await target.unchanged(async () => {
      await fc.assert(
        fc.asyncProperty(notGood, fc.boolean(), async (body, signedIn) => {
          const answer = signedIn
            ? await target.raw.ask(target.pass(), method, path, body)
            : await target.raw.fetch(method, path, body)
          expectRefusal(answer)
        }),
        { numRuns: 250 },
      )
    })
  })
}

test('bytes that are no text are refused on every route that reads a body', async () => {
  await target.unchanged(async () => {
    const routes = fc.constantFrom(...Object.keys(BODIES))
    await fc.assert(
      fc.asyncProperty(routes, fc.uint8Array({ maxLength: 400 }), async (route, bytes) => {
        const [method = '', path = ''] = route.trim().split(' ')
        expectRefusal(await target.raw.ask(target.pass(), method, path, bytes))
      }),
      { numRuns: 150 },
    )
  })
})

/** Names in a path: whole ids of the wrong thing, near misses, and what breaks paths. */
const segment = () =>
  fc.oneof(
    fc
      .constantFrom(
        () => target.home.noor.id,
        () => target.home.noor.keyring,
        () => target.raw.scene.hash(),
        () => `${target.home.noor.id.slice(0, -1)}B`,
        () => target.raw.scene.id(),
        () => '..%2f..%2fetc%2fpasswd',
        () => '%00',
        () => '%ff',
        () => '%e0%a4',
        () => '.',
        () => 'x'.repeat(5000),
        () => 'x001',
        () => '000.p/0',
        () => '__proto__',
      )
      .map((make) => make()),
    fc.string({ unit: 'binary', maxLength: 40 }).map(encodeWellFormed),
  )
const encodeWellFormed = (text: string): string => encodeURIComponent(text.toWellFormed())

const PLACES = [
  '/api/logs',
  '/api/cards',
  '/api/organisations',
  '/api/blobs',
  '/api/boxes',
  '/api/lockboxes',
  '/api/bookmark',
  '/transparency/tile',
  '/transparency/tile/0',
  '/transparency/tile/entries',
  '/transparency/seen',
  '/api',
  '/transparency',
  '',
]
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']

test('any path, query and method: an answer or a refusal with a code, and nothing changes', async () => {
  const query = fc.oneof(
    fc.constantFrom('', 'from=-1', 'from=1e3', 'from=00', 'from=9007199254740993', 'from=1&from=2', 'from'),
    fc.constantFrom('after=0x1', 'after=', 'after=%20', 'after=9007199254740991', 'from=999999999999'),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `from=${encodeWellFormed(text)}`),
  )
  await target.unchanged(async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METHODS),
        fc.constantFrom(...PLACES),
        fc.array(segment(), { maxLength: 3 }),
        query,
        fc.boolean(),
        async (method, place, names, query, signedIn) => {
          const path = `${[place, ...names].join('/')}?${query}`
          const shown = new URL(`http://vault.test${path}`).pathname
          const headers = signedIn ? await target.raw.headers(target.pass(), method, shown) : {}
          const answer = await target.raw.fetch(method, path, undefined, headers)
          if (method === 'HEAD') expect(answer.status).toBeLessThan(500)
          else if (answer.status >= 300) expectRefusal(answer)
        },
      ),
      { numRuns: 600 },
    )
  })
})

test('any token and any proof but the right ones: the door stays shut', async () => {
  const { raw } = target
  const stranger = await dpopKey()
  const part = fc.oneof(
    badValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    fc.base64String().map((text) => text.replaceAll(/[^A-Za-z0-9]/g, '')),
  )
  const jws = fc.oneof(
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
    fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.')),
    fc.constantFrom('', ' ', 'DPoP', 'null', 'a'.repeat(9000), '..', 'e30.e30.'),
  )
  /** Claims and headers of a proof, one of them wrong. */
  const wrongClaim = fc
    .tuple(fc.constantFrom('htm', 'htu', 'jti', 'iat', 'ath'), badValue())
    .filter(([name, value]) => name !== 'jti' || typeof value !== 'string' || value.length < 8)
    .map(([name, value]) => ({ [name]: value }))
  await target.unchanged(async () => {
    await fc.assert(
      fc.asyncProperty(jws, jws, wrongClaim, fc.nat(6), async (token, proof, claim, which) => {
        const good = await raw.headers(target.pass(), 'GET', '/api/logs')
        const headers = [
          { authorization: `DPoP ${token}`, dpop: good.dpop },
          { authorization: `Bearer ${target.pass().access}`, dpop: good.dpop },
          { authorization: good.authorization, dpop: proof },
          { authorization: good.authorization },
          { authorization: `DPoP ${token}`, dpop: proof },
          await raw.headers(target.pass(), 'GET', '/api/logs', claim),
          await raw.headers({ ...target.pass(), key: stranger }, 'GET', '/api/logs'),
        ][which]
        const answer = await raw.fetch('GET', '/api/logs', undefined, headers)
        expectRefusal(answer)
        expect(answer.status).toBe(401)
        expect(answer.headers.get('www-authenticate')).toContain('DPoP')
      }),
      { numRuns: 300 },
    )
  })
})

test('more bytes than a route takes are refused, whatever the length that was promised', async () => {
  const MIB = 1024 * 1024
  const blob = `/api/blobs/${target.home.vault.map}/${target.raw.scene.hash()}`
  const sizes: Record<string, number> = {
    'POST /api/entries': 4 * MIB,
    'POST /api/blobs': 8192,
    'POST /api/boxes': 65_536,
    'POST /api/invitations': 4096,
    'POST /api/pairing': 10_240,
    'POST /api/pairing/take': 10_240,
    'POST /api/session': 4096,
    'POST /api/session/challenge': 4096,
    'POST /api/session/refresh': 4096,
    'POST /api/shares': 4096,
    'PUT /api/bookmark': 2 * MIB,
    'POST /transparency/labels': 32_768,
    [`PUT ${blob}`]: 32 * MIB,
  }
  await target.unchanged(async () => {
    for (const [route, bytesMax] of Object.entries(sizes)) {
      const [method = '', path = ''] = route.split(' ')
      for (const promised of [null, '0', '1e9', '-5', 'many']) {
        const headers = await target.raw.headers(target.pass(), method, path)
        const length = promised === null ? {} : { 'content-length': promised }
        const body = new Uint8Array(bytesMax + 1).fill(0x20)
        const answer = await target.raw.fetch(method, path, body, { ...headers, ...length })
        expectRefusal(answer)
        expect([route, answer.body.code]).toEqual([route, 'too-large'])
      }
    }
  })
})
