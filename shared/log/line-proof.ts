// What the file of one line proves: the signature, its place in its log, the register, the clock; and the text made known.
import { base64url, equal, fromBase64url } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { openDisclosed } from '#crypto/public/disclosed.ts'
import { sha256 } from '#crypto/public/hash.ts'
import type { VerifierKey } from '#crypto/public/note.ts'
import { auditLog, auditSeen, checkpointOf, keyOf, noteSeen, provenIn, type Tree } from './audit.ts'
import type { Card, Log, Surroundings } from './check.ts'
import { type AnyEvent, type Entry, type Leaf, readLeaf } from './entry.ts'
import { importLeaf } from './export-file.ts'
import { headOf, parseGlobalLeaf } from './global.ts'
import type { LineFile } from './line-file.ts'
import { checkLone } from './lone.ts'
import { Refused } from './refusal.ts'

export type LineReport = {
  origin: string
  vkey: string
  exported: number
  line:
    | ({ log: string; kind: LineFile['line']['kind']; seq: number; person: string; device: string } & {
        /** the author's own clock, and the time that decides; Unix seconds */
        time: number
        decided: number
        events: string[]
      })
    | null
  /** the text, who wrote it, and its number among the record's revisions; null when none was made known */
  content: { author: string; rev: number; text: Uint8Array } | null
  /** the first thing that is wrong */
  wrong: { code: string } | null
}

export type VerifyingLine = { verify?: Surroundings['verify']; vkey?: string | undefined }

/** Checks everything in the file; what is given in the report stood when `wrong` is null. */
export function verifyLine(file: LineFile, { verify, vkey }: VerifyingLine = {}): LineReport {
  const report: LineReport = {
    origin: file.origin,
    vkey: file.vkey,
    exported: file.exported,
    line: null,
    content: null,
    wrong: null,
  }
  try {
    const key = keyOf(file, vkey)
    const leaf = auditLine(file, key, verify)
    const { person, device } = leaf.entry.author
    const { log, kind, seq } = file.line
    const events = leaf.part.events.map((e) => e.type)
    report.line = {
      log,
      kind,
      seq,
      person,
      device,
      time: leaf.entry.time,
      decided: leaf.entry.seen.time,
      events,
    }
    report.content = contentOf(file, leaf)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    report.wrong = { code: error.code }
  }
  return report
}

function auditLine(file: LineFile, key: VerifierKey, verify: Surroundings['verify']): Leaf {
  const { line, origin } = file
  const global = checkpointOf(file.global.checkpoint, origin, key, null)
  const seen = new Map<number, Entry['seen']>()
  const cards = new Map<string, Card>()
  const around: Surroundings = {
    card: (person) => cards.get(person) ?? null,
    ...(verify === undefined ? {} : { verify }),
  }
  if (file.card.kind !== 'card') throw new Refused('card-unknown')
  const card: Log = auditLog(file.card, { origin, key, global, around, seen, report: [], lines: [] })
  cards.set(card.id, card as Card)

  const bytes = importLeaf(line)
  const leaf = readLeaf(bytes).leaf
  const tree: Tree = { size: line.tree.size, root: fromBase64url(line.tree.root, 32) }
  const hashes = (all: readonly string[]) => all.map((hash) => fromBase64url(hash, 32))
  if (line.kind === 'card') {
    const same = file.card.lines[line.seq]
    if (line.log !== card.id || !same || !equal(importLeaf(same), bytes)) throw new Refused('other-log')
  } else {
    const lone = {
      seq: line.seq,
      bytes,
      proof: hashes(line.proof),
      from: line.from,
      history: hashes(line.history),
    }
    checkLone(line.log, lone, tree, around)
  }
  noteSeen(seen, leaf.entry.seen)
  const head = parseGlobalLeaf(provenIn(line.head, global, (code) => new Refused(code)))
  if (!('label' in head) || head.head !== headOf(head.label, tree.size, tree.root))
    throw new Refused('head-differs')
  auditSeen(file.global, seen, global)
  return leaf
}

/** The revision that is made known: its body is the one the line names, and its key opens it for this very place. */
function contentOf({ content, line }: LineFile, { entry, part }: Leaf): LineReport['content'] {
  if (content === null) return null
  const named = part.events.find(
    (e) => (e.type === 'put' || e.type === 'adopt') && e.record === content.record,
  )
  if (!named) throw new Refused('content-not-named')
  const body = decoded(content.body)
  if (named.body !== base64url(sha256(body))) throw new Refused('content-differs')
  const { author, device } = named.type === 'adopt' ? (named as Named) : by(entry)
  const { record, rev, prev, schema } = named as Named
  const place = { suite: 1, vault: content.vault, log: line.log, record, rev, prev, author, device, schema }
  const context = canonicalize({ ...place, slot: 'body' })
  const text = openDisclosed(fromBase64url(content.key, 32), context, body)
  if (text === null) throw new Refused('content-does-not-open')
  return { author, rev, text }
}

type Named = AnyEvent & {
  record: string
  rev: number
  prev: string | null
  schema: number
  author: string
  device: string
}
function decoded(text: string): Uint8Array {
  try {
    return fromBase64url(text)
  } catch {
    throw new Refused('content-differs')
  }
}

const by = ({ author }: Entry) => ({ author: author.person, device: author.device })
