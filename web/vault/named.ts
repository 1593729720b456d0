// What a family's log says of somebody whom its policies name and who does not hold the vault: checked leaf by leaf.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { EMPTY_ROOT, leafHash, verifyConsistency } from '#crypto/public/tree.ts'
import { familyEvent } from '#shared/family/events.ts'
import { type FamilyState, termsHash } from '#shared/family/state.ts'
import { entryHash, type Leaf, readLeaf } from '#shared/log/entry.ts'
import type { By } from '#shared/log/kind.ts'
import { kinds } from '#shared/log/kinds.ts'
import { checkLone } from '#shared/log/lone.ts'
import { Refused } from '#shared/log/refusal.ts'
import type { Named } from '#shared/wire/named.ts'
import { beginnings } from './carry.ts'
import { judgeNamed } from './named-rules.ts'
import { Alarm } from './register.ts'
import type { Replica } from './replica.ts'

/** The newest head of the log that was found in the register. */
export type ShownHead = { label: string; n: number; size: number; root: string }
/** A size that was not in the register yet, and since which beat. */
type Owed = { size: number; beat: number }

const kept = v.strictObject({
  size: v.number(),
  root: v.string(),
  shown: v.nullable(v.strictObject({ label: v.string(), n: v.number(), size: v.number(), root: v.string() })),
  owed: v.nullable(v.strictObject({ size: v.number(), beat: v.number() })),
  leaves: v.array(v.string()),
})

export class NamedLog {
  readonly vault: string
  readonly #me: string
  size = 0
  root = base64url(EMPTY_ROOT)
  shown: ShownHead | null = null
  owed: Owed | null = null
  readonly #leaves = new Map<number, Uint8Array>()
  /** what the leaves say, as the reducer of a family's log makes it of these alone: holders and keys are not among it */
  state: FamilyState = beginnings.family()
  /** when policies that stand named this person, in deciding time: from, until (null: still) */
  named: readonly { policy: string; from: number; until: number | null }[] = []
  /** hashes of the terms this person said yes to in the family's log itself */
  approved: ReadonlySet<string> = new Set()

  constructor(vault: string, me: string) {
    this.vault = vault
    this.#me = me
  }

  /**
   * Takes in an answer of the server whose checkpoint was verified as `head`. Cards of the authors are known by then.
   * @throws {Alarm} with what cannot be so; nothing was taken in then
   */
  take(answer: Named, head: { size: number; root: Uint8Array }, replica: Replica): void {
    if (answer.from !== this.size || answer.size !== head.size || head.size < this.size)
      throw new Alarm('log-went-back', this.vault, head.size)
    this.#grows(this.size, this.root, answer.history, head)
    const leaves = new Map(this.#leaves)
    for (const { seq, leaf, proof, from, history } of answer.leaves) {
      if (seq >= head.size || leaves.has(seq)) throw new Alarm('leaf-out-of-place', this.vault, seq)
      const bytes = fromBase64url(leaf)
      const proofs = { proof: proof.map(hash), from, history: history.map(hash) }
      this.#refusing(() =>
        checkLone(this.vault, { seq, bytes, ...proofs }, head, { card: (person) => replica.card(person) }),
      )
      leaves.set(seq, bytes)
    }
    if (answer.shown) this.#grows(answer.shown.size, answer.shown.root, answer.shown.history, head)
    this.#replay(leaves)
    this.size = head.size
    this.root = base64url(head.root)
  }

  #grows(
    size: number,
    root: string,
    history: readonly string[],
    head: { size: number; root: Uint8Array },
  ): void {
    const old = { oldSize: size, oldRoot: hash(root) }
    const now = { newSize: head.size, newRoot: head.root, proof: history.map(hash) }
    if (!verifyConsistency({ ...old, ...now })) throw new Alarm('log-forked', this.vault, size)
  }

  #refusing<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (error instanceof Refused) throw new Alarm(error.code, this.vault, error.where?.seq ?? null)
      throw error
    }
  }

  /** Reads all leaves again in their order: an older one may have come later. */
  #replay(leaves: ReadonlyMap<number, Uint8Array>): void {
    let state = beginnings.family()
    const named: { policy: string; from: number; until: number | null }[] = []
    const approved = new Set<string>()
    for (const [seq, bytes] of [...leaves].sort(([a], [b]) => a - b)) {
      const { leaf } = this.#refusing(() => readLeaf(bytes))
      const events = leaf.part.events.map((event) => {
        const parsed = v.safeParse(familyEvent, event)
        if (!parsed.success) throw new Alarm('malformed', this.vault, seq)
        return parsed.output
      })
      const by = byOf(this.vault, leaf, bytes)
      for (const [index, event] of events.entries()) {
        const broken = judgeNamed(state, event, { ...by, index }, this.#me)
        if (broken) throw new Alarm(broken, this.vault, seq)
        if (event.type === 'policy') {
          const open = named.find((one) => one.policy === event.policy && one.until === null)
          const names = event.grant.includes(this.#me)
          if (open && !names) open.until = by.seen.time
          if (!open && names) named.push({ policy: event.policy, from: by.seen.time, until: null })
        }
        if (event.type === 'approve' && by.person === this.#me) approved.add(termsHash(event.terms))
        state = kinds.family.reduce(state, event, { ...by, index })
      }
    }
    for (const [seq, bytes] of leaves) this.#leaves.set(seq, bytes)
    this.state = state
    this.named = named
    this.approved = approved
  }

  /** The hash of the entry whose part stands there; null when that leaf is not known here. */
  entryAt(seq: number): string | null {
    const bytes = this.#leaves.get(seq)
    return bytes ? entryHash(readLeaf(bytes).leaf.entry) : null
  }

  toBytes(): Uint8Array {
    const { size, root, shown, owed } = this
    return utf8(
      JSON.stringify({ size, root, shown, owed, leaves: [...this.#leaves.values()].map(base64url) }),
    )
  }

  /** What this device sealed after checking it. */
  static fromBytes(vault: string, me: string, bytes: Uint8Array): NamedLog {
    const { leaves, ...fields } = v.parse(kept, JSON.parse(fromUtf8(bytes)))
    const log = Object.assign(new NamedLog(vault, me), fields)
    const all = leaves.map((leaf) => fromBase64url(leaf))
    log.#replay(new Map(all.map((leaf) => [readLeaf(leaf).leaf.part.seq, leaf])))
    return log
  }
}

const hash = (text: string): Uint8Array => fromBase64url(text, 32)

const byOf = (log: string, { entry, part }: Leaf, bytes: Uint8Array): By => ({
  person: entry.author.person,
  device: entry.author.device,
  seq: part.seq,
  log,
  leaf: base64url(leafHash(bytes)),
  salt: part.salt,
  seen: entry.seen,
  time: entry.time,
  events: part.events,
  index: 0,
})
