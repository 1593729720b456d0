// The first view: what stood on the screen last, sealed, so that it stands there again before anything is read or checked.
import type { AccountView, MapView, VaultView, View } from './shown.ts'

/** Goes up when the shape of a view changes: one of another version is not shown. */
const VERSION = 5
/** Newest lines of the logbook that go along to a new device. */
const LINES_MAX = 60

/** For this device: all of it. Whether the logs still say so is looked at behind it. */
export const firstHere = (view: View): string => written({ ...view, vaults: view.vaults.map(unchecked) })

/**
 * For this person's next device. Of a vault somebody else owns no words go along: those are fetched again with a visit,
 * and not at all once access has ended.
 */
export const firstElsewhere = (view: View): string =>
  written({
    ...view,
    queued: 0,
    account: elsewhere(view.account),
    vaults: view.vaults.map((vault) => shortened(unchecked(vault))),
  })

/** Which device is in hand, and what opened it, is not for another to say. */
const elsewhere = (account: AccountView): AccountView => ({
  ...account,
  devices: account.devices.map((device) => ({ ...device, here: false })),
  passwordReplaced: false,
})

/** Null when another version of the program made it. */
export function firstFrom(text: string): View | null {
  const { version, view } = JSON.parse(text, collected) as { version: number; view: View }
  return version === VERSION ? view : null
}

const written = (view: View): string => JSON.stringify({ version: VERSION, view }, listed)

/** JSON has no maps and no sets, which the plan is made of: each is written as an object of one field with this name. */
const MAP = '#map'
const SET = '#set'

function listed(_: string, value: unknown): unknown {
  if (value instanceof Map) return { [MAP]: [...value] }
  return value instanceof Set ? { [SET]: [...value] } : value
}

function collected(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (MAP in value) return new Map(value[MAP] as [unknown, unknown][])
  return SET in value ? new Set(value[SET] as unknown[]) : value
}

const unchecked = (vault: VaultView): VaultView => ({
  ...vault,
  health: { ...vault.health, is: 'checking', alarm: null },
  // What was checked was checked there and then: here it is still to be done.
  logbook: vault.logbook.map((line) => ({ ...line, proof: { ...line.proof, signed: null, chained: null } })),
})

function shortened(vault: VaultView): VaultView {
  if (vault.mine === 'holder') return { ...vault, logbook: vault.logbook.slice(0, LINES_MAX) }
  const unopened = (maps: readonly MapView[]) => maps.map((map) => ({ ...map, opened: false }))
  const wordless = { timeline: [], ownWords: [], unopened: [] }
  return {
    ...vault,
    maps: unopened(vault.maps),
    children: vault.children.map((child) => ({ ...child, ...wordless, maps: unopened(child.maps) })),
    pages: vault.pages.map((page) => ({ ...page, opened: false, entries: [] })),
    plan: null,
    logbook: [],
    openUntil: null,
  }
}
