// Sealing a map again: the key of everything that stands in it into a new box, so that no old epoch's key opens any of it.

import * as v from 'valibot'
import { base64url, concat, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { SealError } from '#crypto/secret/chunked.ts'
import { rebox } from '#crypto/secret/seal.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { rootOverBoxes, type Standing, standingIn } from '#shared/compartment/resealed.ts'
import type { Log } from '#shared/log/check.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { boxesInForce, type InForce, newestReseal, placeOf } from './in-force.ts'
import { fetchBlobs } from './inbox.ts'
import type { LogFile } from './replica.ts'

type Done = { done: true; draft: Draft }
/** The hashes of new boxes by the place of their revision, as far as they were brought. */
type Brought = Map<string, string>

/** Boxes made, sent and noted together: what a crash undoes at most. */
const TOGETHER = 32
/** Somebody rotated or sealed again meanwhile: begun anew this often. */
const TRIES_MAX = 3

const refused = (code: string): Refusal => ({ refused: code })
const keptAs = (log: string): string => `reseal/${log}/`

/**
 * Puts the keys of all that stands in a map into boxes under its key in force, and says so in its log; the server then
 * lets the old boxes go. What was brought is noted on this device, so that it goes on after a crash. How far it is stands in
 * `core.resealing`.
 */
export async function resealMap(core: Core, vault: string, log: string): Promise<Refusal | Done> {
  if (core.resealing.has(log)) return refused('no-change')
  try {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const made = await attempt(core, vault, log)
      if (!isRefusal(made)) await forget(core, log)
      if (!isRefusal(made) || (made.refused !== 'changed-meanwhile' && made.refused !== 'blob-missing'))
        return made
      // Boxes that waited longer than a day were swept: they are brought again.
      if (made.refused === 'blob-missing') await forget(core, log)
    }
    return refused('changed-meanwhile')
  } finally {
    core.resealing.delete(log)
    core.tell()
  }
}

/** Goes on with what was begun on this device and not finished. */
export async function resumeReseals(core: Core): Promise<void> {
  const begun = new Set((await core.kept.list('reseal/')).map(([key]) => key.split('/')[1] ?? ''))
  for (const log of begun) {
    const vault = core.replica.log(log, 'compartment')?.state.vault
    const made = vault === undefined ? null : await resealMap(core, vault, log)
    // Whoever keeps the map no more has nothing left to do there.
    if (made && isRefusal(made) && made.refused === 'no-access') await forget(core, log)
  }
}

async function attempt(core: Core, vault: string, log: string): Promise<Refusal | Done> {
  const fresh = await freshKey(core, vault, log)
  if (fresh) return fresh
  const file = core.replica.file(log)
  const map = core.replica.log(log, 'compartment')
  const epoch = map && currentEpoch(map.state)?.epoch
  if (!file || !map || epoch === undefined || epoch === null || !keeps(core, map)) return refused('no-access')
  const before = await boxesInForce(file, core.connection)
  if (!before) return refused('content-withheld')
  const brought = await broughtBefore(core, log, epoch)
  const bad = await bring(core, { vault, file, map, epoch, before, brought })
  return bad ?? land(core, { vault, log, epoch, before, brought, seq: newestReseal(file)?.seq ?? -1 })
}

const keeps = (core: Core, map: Log<'compartment'>): boolean =>
  core.served.has(map.id) && map.state.keepers.includes(core.person)

/** A new key first, where somebody holds the one in force who no longer may. */
async function freshKey(core: Core, vault: string, log: string): Promise<Refusal | null> {
  const map = core.replica.log(log, 'compartment')
  const asked = { do: 'reseal', root: '', count: 0 } as const
  if (!map || !isRefusal(decideCompartment(map.state, asked, core.seenTime))) return null
  const made = await core.act(vault, (draft) => {
    const now = core.replica.log(log, 'compartment')
    const intents = now && decideCompartment(now.state, { do: 'rotate' }, core.seenTime)
    if (!now || !intents) return refused('no-access')
    if (isRefusal(intents)) return intents
    draft.carryOut(draft.part(log, now), intents)
    return null
  })
  return isRefusal(made) ? made : null
}

/** Makes and sends every box that is not there yet. Null when all are. */
async function bring(
  core: Core,
  of: {
    vault: string
    file: LogFile
    map: Log<'compartment'>
    epoch: number
    before: ReadonlyMap<string, InForce>
    brought: Brought
  },
): Promise<Refusal | null> {
  const { vault, file, map, epoch, before, brought } = of
  const log = map.id
  const to = core.keys.currentKey(vault, log, map.state)
  if (to?.epoch !== epoch) return refused('changed-meanwhile')
  const older = standingIn(file.lines).filter((one) => inForceOf(one, before).epoch !== epoch)
  const todo = older.filter((one) => !brought.has(placeOf(one)))
  const tell = () => {
    core.resealing.set(log, {
      done: older.filter((one) => brought.has(placeOf(one))).length,
      of: older.length,
    })
    core.tell()
  }
  if (brought.size === 0) await note(core, log, epoch, 0, [])
  tell()
  for (let at = 0; at < todo.length; at += TOGETHER) {
    const some = todo.slice(at, at + TOGETHER)
    const old = await fetchBlobs(
      core,
      log,
      some.map((one) => inForceOf(one, before).box),
    )
    const made: Uint8Array[] = []
    const pairs: [string, string][] = []
    for (const one of some) {
      const from = inForceOf(one, before)
      const box = old.get(from.box)
      const key = core.keys.epochKey(vault, log, from.epoch, map.state)
      if (!box) return refused('content-withheld')
      if (!key) return refused('no-access')
      const again = reboxed({
        context: contextOf(vault, file, one),
        box,
        from: { epochKey: key, epoch: from.epoch },
        to: { epochKey: to.key, epoch },
      })
      if (again) made.push(again)
      pairs.push([placeOf(one), again ? base64url(sha256(again)) : from.box])
    }
    if (made.length > 0)
      await core.connection.post('/api/boxes', v.null(), { log, boxes: made.map((box) => base64url(box)) })
    // Only what the server has is noted: a crash before this line sends these again.
    await note(core, log, epoch, brought.size + 1, pairs)
    for (const [place, hash] of pairs) brought.set(place, hash)
    tell()
  }
  return null
}

/** Says in the log that everything lies in boxes under the key in force, and which. */
function land(
  core: Core,
  of: {
    vault: string
    log: string
    epoch: number
    before: ReadonlyMap<string, InForce>
    brought: Brought
    seq: number
  },
): Promise<Refusal | Done> {
  const { vault, log, epoch, before, brought, seq } = of
  return core.act(vault, (draft) => {
    const file = core.replica.file(log)
    const map = core.replica.log(log, 'compartment')
    if (!file || !map || !keeps(core, map)) return refused('no-access')
    if ((newestReseal(file)?.seq ?? -1) !== seq) return refused('changed-meanwhile')
    const hashes = standingIn(file.lines).map((one) => {
      const now = inForceOf(one, before)
      return now.epoch === epoch ? now.box : brought.get(placeOf(one))
    })
    const list = concat(
      ...hashes.map((hash) => (hash === undefined ? new Uint8Array() : fromBase64url(hash, 32))),
    )
    if (hashes.includes(undefined)) return refused('changed-meanwhile')
    const command = { do: 'reseal' as const, root: rootOverBoxes(list), count: hashes.length }
    const intents = decideCompartment(map.state, command, core.seenTime)
    if (isRefusal(intents)) return intents
    if (currentEpoch(map.state)?.epoch !== epoch) return refused('changed-meanwhile')
    draft.carryOut(draft.part(log, map), intents)
    draft.blob(log, list)
    return null
  })
}

const inForceOf = (one: Standing, before: ReadonlyMap<string, InForce>): InForce =>
  before.get(placeOf(one)) ?? { box: one.box, epoch: one.epoch }

/** Null when the box opens under its own epoch's key for nobody: then it tells nobody anything, and stays as it is. */
function reboxed(input: Parameters<typeof rebox>[0]): Uint8Array | null {
  try {
    return rebox(input)
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}

type Written = {
  type: string
  record: string
  rev: number
  prev: string | null
  schema: number
  author?: string
  device?: string
}

function contextOf(vault: string, file: LogFile, { seq, record, rev, epoch }: Standing) {
  const line = file.lines[seq]
  const event = line?.events.find(
    (e) => (e.type === 'put' || e.type === 'adopt') && e.record === record && e.rev === rev,
  )
  if (!line || !event) throw new RangeError('a revision that no line names')
  const { prev, schema, author = line.person, device = line.device } = event as unknown as Written
  return { vault, log: file.log.id, record, rev, prev, author, device, schema, slot: 'body', epoch }
}

const noted = v.array(v.tuple([v.string(), v.string()]))

/** What was brought for this epoch before; what was for another one serves no more. */
async function broughtBefore(core: Core, log: string, epoch: number): Promise<Brought> {
  const pieces = await core.kept.list(`${keptAs(log)}${epoch}/`)
  return new Map(pieces.flatMap(([, bytes]) => v.parse(noted, JSON.parse(fromUtf8(bytes)))))
}

/** A piece for each batch, so that a long map is not written whole again and again. */
const note = (
  core: Core,
  log: string,
  epoch: number,
  piece: number,
  pairs: readonly (readonly [string, string])[],
): Promise<void> => core.kept.write(`${keptAs(log)}${epoch}/${piece}`, utf8(JSON.stringify(pairs)))

async function forget(core: Core, log: string): Promise<void> {
  for (const [key] of await core.kept.list(keptAs(log))) await core.kept.write(key, null)
}
