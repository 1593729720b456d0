// What `npm run verify` says of evidence: two signed heads, and whether the server's tree of today holds them.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { verifyConsistency } from '#crypto/public/tree.ts'
import { type EvidenceFile, type Head, judgeEvidence, signedHead } from '#shared/log/evidence.ts'
import { seenIn } from '#shared/wire/transparency.ts'

/** Fetches an address, as the platform does; a test gives its own. */
type Fetch = (url: string) => Promise<Response>

/** `server`: its address, to ask it for the proof it owes. `compared`: the key was given, and is the one in the file. */
export async function describeEvidence(
  file: EvidenceFile,
  {
    vkey,
    server,
    fetch = globalThis.fetch,
  }: { vkey?: string | undefined; server?: string | undefined; fetch?: Fetch },
): Promise<{ code: 0 | 1; lines: string[] }> {
  const when = new Date(file.noticed * 1000).toISOString().slice(0, 16).replace('T', ' ')
  const title = `Two signed heads, kept on ${when} UTC by a device that took them for ${file.code}`
  const report = judgeEvidence(file, { vkey })
  if (report.wrong !== null) return { code: 1, lines: [title, `This shows nothing: ${report.wrong}.`] }
  const { before, after, proves } = report
  const lines = [
    title,
    `Log: ${before.origin}`,
    `First:  ${before.size} leaves, root ${before.root}`,
    `Then:   ${after.size} leaves, root ${after.root}`,
    'Both are signed with the key of this server.',
    proves
      ? 'One size with two roots: no log has both. These two notes are the whole proof.'
      : 'A log that only grows holds the shorter one at its beginning. These two notes alone do not tell whether it does: whoever keeps the log owes a consistency proof (RFC 6962 §2.1.2) between them.',
    vkey === undefined
      ? `The key is the one this file names. Compare it with the one at /transparency/vkey of the server you know, or give it with --vkey: ${file.vkey}`
      : 'The key of the server is the one you gave.',
  ]
  if (server !== undefined)
    for (const [name, head] of [
      ['first', before],
      ['then', after],
    ] as const)
      lines.push(
        `In the tree the server signs now, the ${name} one ${await stands(head, file.vkey, server, fetch)}.`,
      )
  return { code: 0, lines }
}

/** Whether the tree that the server signs now begins with this head. Only of the global log, which anybody may ask. */
async function stands(head: Head, vkey: string, server: string, fetch: Fetch): Promise<string> {
  const response = await fetch(new URL(`/transparency/seen?from=${head.size}`, server).href)
  const answer = response.ok ? seenIn(await response.json()) : null
  // A tree that is shorter than the head is refused: it has gone back.
  if (answer === null) return 'does not stand: no proof was given'
  const now = signedHead(answer.checkpoint, vkey)
  if (now === null || now.origin !== head.origin) return 'cannot be looked up: this server signs another log'
  const held = verifyConsistency({
    oldSize: head.size,
    oldRoot: fromBase64url(head.root, 32),
    newSize: now.size,
    newRoot: now.root,
    proof: answer.consistency.map((hash) => fromBase64url(hash, 32)),
  })
  return held ? 'stands' : 'does not stand'
}
