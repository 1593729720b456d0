// The bookmark: the heads this person has verified and what they showed, sealed for their own next device.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { pad, unpad } from '#crypto/secret/pad.ts'
import { open, SealError, seal } from '#crypto/secret/seal.ts'
import { entryMessage, parseLeaf } from '#shared/log/entry.ts'
import { bookmark } from '#shared/wire/logs.ts'
import type { Core } from './core.ts'
import { firstElsewhere, firstFrom } from './first-view.ts'
import { WireError } from './http.ts'
import { registered } from './kept.ts'
import type { SignatureToCheck } from './ports.ts'
import { Alarm, keptRegister } from './register.ts'
import type { View } from './shown.ts'

const CONTEXT = utf8('gezinskluis/v1/bookmark')
/** Signatures checked in one piece of background work. */
const BATCH = 512

const shape = v.strictObject({
  register: keptRegister,
  heads: v.array(v.tuple([v.string(), v.number(), v.string()])),
  registered: v.array(v.tuple([v.string(), registered])),
  first: v.string(),
})

/** Seals what is verified here and leaves it with the server. Two devices at once: the later one tries at its next change. */
export async function keepBookmark(core: Core, view: () => View): Promise<void> {
  if (core.alarm || core.replica.trusted.size > 0) return
  const heads = [...core.replica.files].map(
    ([id, { log, lines }]) => [id, log.size, lines.at(-1)?.root ?? ''] as const,
  )
  const total = heads.reduce((sum, [, size]) => sum + size, 0)
  if (total === core.bookmarked.leaves) return
  const shown = view()
  await core.kept.keepFirst(shown)
  const register = JSON.parse(fromUtf8(core.register.toBytes()))
  const places = [...core.registered]
  const plain = utf8(JSON.stringify({ register, heads, registered: places, first: firstElsewhere(shown) }))
  const bytes = base64url(seal(core.keys.account().symmetric, CONTEXT, pad(plain)))
  try {
    if (core.bookmarked.version === null)
      core.bookmarked.version = (await core.connection.get('/api/bookmark', bookmark)).version
    const kept = await core.connection.put('/api/bookmark', bookmark, {
      replaces: core.bookmarked.version,
      bytes,
    })
    core.bookmarked = { version: kept.version, leaves: total }
  } catch (error) {
    if (!(error instanceof WireError) || error.code !== 'bookmark-moved') throw error
    core.bookmarked.version = null
  }
}

/**
 * Reads the bookmark on a new device: the leaves up to these heads are shown before their signatures are checked. Gives
 * what stood on the screen when it was made; null when there is none.
 */
export async function readBookmark(core: Core): Promise<View | null> {
  const { version, bytes } = await core.connection.get('/api/bookmark', bookmark)
  core.bookmarked.version = version
  const plain = bytes === null ? null : opened(core, fromBase64url(bytes))
  if (plain === null) return null
  const { register, heads, registered, first } = v.parse(shape, JSON.parse(fromUtf8(plain)))
  core.register.fromBytes(utf8(JSON.stringify(register)))
  for (const [id, size, root] of heads)
    if (core.replica.size(id) === 0) core.replica.trusted.set(id, { size, root })
  for (const [id, head] of registered) core.registered.set(id, head)
  return firstFrom(first)
}

/** Null when it was sealed under another generation, or not by this person: then everything is simply checked first. */
function opened(core: Core, sealed: Uint8Array): Uint8Array | null {
  try {
    return unpad(open(core.keys.account().symmetric, CONTEXT, sealed))
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}

/** Checks the signatures that were taken on the bookmark's word, off the main thread. Sets the alarm when one is wrong. */
export async function verifyBehind(core: Core): Promise<void> {
  for (const [id, { size }] of [...core.replica.trusted]) {
    const leaves = core.replica.file(id)?.leaves.slice(0, size) ?? []
    for (let at = 0; at < leaves.length; at += BATCH) {
      const batch = leaves.slice(at, at + BATCH)
      const signatures = batch.map(signaturesOf)
      const verdicts = await core.ports.heavy.verify(signatures.flat())
      const wrong = verdicts.indexOf(false)
      if (wrong >= 0) {
        const counts = signatures.map((some) => some.length)
        core.alarm = new Alarm('signature-wrong', id, at + leafOf(counts, wrong))
        return
      }
    }
    core.replica.trusted.delete(id)
  }
}

function signaturesOf(bytes: Uint8Array): SignatureToCheck[] {
  const { entry, sigs } = parseLeaf(bytes)
  const message = entryMessage(entry)
  return sigs.map(({ key, sig }) => ({
    signature: fromBase64url(sig, 64),
    message,
    publicKey: fromBase64url(key, 32),
  }))
}

const leafOf = (counts: readonly number[], signature: number): number => {
  let left = signature
  return counts.findIndex((count) => {
    left -= count
    return left < 0
  })
}
