// What somebody keeps about their own account, sealed in their own vault: names of devices and helpers, the sheet and when it was practised.
import * as v from 'valibot'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { randomId } from '#crypto/secret/random.ts'
import { nextRevision } from '#shared/log/records.ts'
import { bytes16, bytes32, count } from '#shared/log/shapes.ts'
import { words } from '#web/record/field.ts'
import type { Core, Refusal } from './core.ts'
import { ownVault } from './own.ts'
import { freshKey } from './rotation.ts'
import { mapsOf } from './vaults.ts'

/** What each device is called by its owner. */
const devices = v.strictObject({
  kind: v.literal('devices'),
  names: v.pipe(v.array(v.strictObject({ device: bytes32, name: words })), v.maxLength(100)),
})
/** The sheet in force: its S for one's other devices, and when (Unix seconds) it was made and each half last read back. */
const sheet = v.strictObject({
  kind: v.literal('sheet'),
  s: v.nullable(bytes16),
  made: v.nullable(count),
  practised: v.strictObject({ sheet: v.nullable(count), strip: v.nullable(count) }),
})
/** What the helpers are called who have a part of the herstelcode. */
const helpers = v.strictObject({
  kind: v.literal('helpers'),
  names: v.pipe(v.array(v.strictObject({ person: bytes32, name: words })), v.maxLength(16)),
})
const ownRecords = v.variant('kind', [devices, sheet, helpers])
type OwnRecord = v.InferOutput<typeof ownRecords>
type Of<K extends OwnRecord['kind']> = Extract<OwnRecord, { kind: K }>

/** The record as it stands; null when there is none. */
export const ownRecord = <K extends OwnRecord['kind']>(core: Core, kind: K): Of<K> | null =>
  found(core, kind)?.value ?? null

/** Writes the next revision of the record. */
export async function keepOwnRecord<K extends OwnRecord['kind']>(
  core: Core,
  kind: K,
  change: (now: Of<K> | null) => Of<K>,
): Promise<Refusal | { done: true }> {
  return core.act(ownVault(core) ?? '', (draft) => {
    const own = ownVault(core)
    const map = own === null ? undefined : mapsOf(core, own)[0]?.log
    if (!map) return { refused: 'no-access' }
    const refused = freshKey(core, draft, map)
    if (refused) return refused
    const known = found(core, kind)
    const record = known?.record ?? randomId()
    const plaintext = utf8(JSON.stringify(v.parse(ownRecords, change(known?.value ?? null))))
    draft.seal(draft.part(map.id, map), { record, ...nextRevision(map.state, record), plaintext })
    return null
  })
}

function found<K extends OwnRecord['kind']>(core: Core, kind: K): { record: string; value: Of<K> } | null {
  const own = ownVault(core)
  const all = own === null ? [] : mapsOf(core, own).flatMap(({ log }) => core.contents.newest(log.id))
  for (const { record, bytes } of all.toReversed()) {
    const value = parsed(bytes)
    if (value?.kind === kind) return { record, value: value as Of<K> }
  }
  return null
}

/** Null when the bytes are none of these: other kinds lie in the same map. */
function parsed(bytes: Uint8Array): OwnRecord | null {
  try {
    const read = v.safeParse(ownRecords, JSON.parse(fromUtf8(bytes)))
    return read.success ? read.output : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}
