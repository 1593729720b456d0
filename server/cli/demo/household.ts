// Household: one family of the demo once it has a vault: which key in the content is which id, map and request.
import { randomBytes } from 'node:crypto'
import type { Child, ChildKey, MapKey, PersonKey } from '#server/cli/demo/content/index.ts'
import { people } from '#server/cli/demo/content/index.ts'
import { childrenOf } from '#web/people/directory.ts'
import type { InvitedRecord } from '#web/vault/sealed-kinds.ts'
import { mapsOf, rollOf } from '#web/vault/vaults.ts'
import type { Cast } from './cast.ts'

export class Household {
  /** who started the vault; their client knows all its maps */
  readonly first: PersonKey
  readonly cast: Cast
  vault = ''
  /** what each code that was used led to */
  readonly invited = new Map<PersonKey, InvitedRecord>()
  /** grants by their key in the content */
  readonly requests = new Map<string, string>()
  readonly #children: readonly Child[]
  readonly #records = new Map<string, string>()

  constructor(cast: Cast, first: PersonKey, children: readonly Child[]) {
    this.cast = cast
    this.first = first
    this.#children = children
  }

  /** The child's id in the family's directory. */
  child(key: ChildKey): string {
    const name = this.#children.find((child) => child.key === key)?.name
    const directory = rollOf(this.cast.core(this.first), this.vault)?.value.directory
    const found = directory && childrenOf(directory).find((child) => child.name === name)
    if (!found) throw new Error(`no child ${key}`)
    return found.id
  }

  /** Whom the plan means by a key: somebody with an account, else a child. */
  who(key: string): string {
    return this.cast.has(key) ? this.cast.core(key).person : this.child(key)
  }

  /** The log of a map. */
  log(key: MapKey): string {
    const child = 'child' in key ? this.child(key.child) : null
    const member = 'member' in key ? people.find((one) => one.key === key.member)?.name : undefined
    const found = mapsOf(this.cast.core(this.first), this.vault).find(
      ({ card }) =>
        card?.about.map === key.map &&
        (card.about.child?.id ?? null) === child &&
        card.about.member?.name === member,
    )
    if (!found) throw new Error(`no map ${JSON.stringify(key)}`)
    return found.log.id
  }

  /** The record that the content calls by this name, the same each time. */
  record(name: string): string {
    const record = this.#records.get(name) ?? randomBytes(16).toString('base64url')
    this.#records.set(name, record)
    return record
  }
}
