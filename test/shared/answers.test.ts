// The known answers for verifiers: what each file says, and the one text opened again with none of the project's modules.
import { createDecipheriv, createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { verifyFile } from '#server/cli/verify.ts'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { type LineFile, parseLineFile } from '#shared/log/line-file.ts'
import { verifyLine } from '#shared/log/line-proof.ts'
import { answers, TEXT } from '#test/setup/answers.ts'

const read = (name: string): Uint8Array => readFileSync(new URL(`../vectors/log/${name}`, import.meta.url))
const json = (bytes: Uint8Array): unknown => JSON.parse(fromUtf8(bytes))

describe('The known answers for verifiers', () => {
  test('are what they were: the format of the files is frozen', () => {
    for (const [name, bytes] of Object.entries(answers())) expect(json(read(name)), name).toEqual(json(bytes))
  })
  test('hold, or break where it is said', () => {
    expect(verifyExport(parseExport(read('export.json')))).toMatchObject({
      wrong: null,
      missing: [],
      judged: 8,
    })
    const { wrong, logs } = verifyExport(parseExport(read('export-not-granted.json')))
    expect(wrong).toMatchObject({ code: 'admission-is-granted', seq: 2 })
    expect(wrong?.log).toBe(logs.find(({ kind }) => kind === 'compartment')?.log)
  })
  test('show the text of one line', async () => {
    const path = new URL('../vectors/log/line.json', import.meta.url).pathname
    expect(await verifyFile(path)).toMatchObject({ code: 0, lines: expect.arrayContaining([TEXT]) })
    const report = verifyLine(parseLineFile(read('line.json')) as LineFile)
    expect([report.wrong, fromUtf8(report.content?.text ?? new Uint8Array())]).toEqual([null, TEXT])
  })
})

// From here on nothing of ours: what PROTOCOL.md says, with node:crypto.
type Plain = null | number | string | Plain[] | { [key: string]: Plain }
const sorted = (value: Plain): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key] ?? null)}`).join()}}`
}
const sha = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const hmac = (key: Buffer, ...parts: Buffer[]): Buffer => {
  const mac = createHmac('sha512', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
const file = json(read('line.json')) as LineFile
const { line, content } = file
const entry = Buffer.from(line.envelope.payload, 'base64').toString()
const { author, parts } = JSON.parse(entry) as { author: { person: string; device: string }; parts: string[] }

describe('A verifier written from PROTOCOL.md alone', () => {
  test('finds the signature of the author’s device under the entry', () => {
    const message = `DSSEv1 41 application/vnd.gezinskluis.entry.v1+json ${entry.length} ${entry}`
    const [signed] = line.envelope.signatures
    const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes(author.device)])
    const device = createPublicKey({ key, format: 'der', type: 'spki' })
    expect(signed?.keyid).toBe(author.device)
    expect(verify(null, Buffer.from(message), device, Buffer.from(signed?.sig ?? '', 'base64'))).toBe(true)
    expect(parts).toContain(sha(sorted(line.part as Plain)).toString('base64url'))
  })
  test('finds the leaf in the tree, and the head of that tree in the global log', () => {
    const sigs = line.envelope.signatures.map(({ keyid, sig }) => ({
      key: keyid,
      sig: Buffer.from(sig, 'base64').toString('base64url'),
    }))
    const leaf = `{"entry":${entry},"part":${sorted(line.part as Plain)},"sigs":${sorted(sigs)}}`
    // The newest leaf of a tree of three: its path is the root over the two before it.
    expect([line.tree.size, line.seq, line.proof.length]).toEqual([3, 2, 1])
    const [left = ''] = line.proof
    const root = sha(Buffer.of(1), bytes(left), sha(Buffer.of(0), leaf))
    expect(root.toString('base64url')).toBe(line.tree.root)
    const head = JSON.parse(bytes(line.head.leaf).toString()) as { label: string; head: string }
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(line.tree.size))
    expect(sha(bytes(head.label), size, root).toString('base64url')).toBe(head.head)
  })
  test('opens the text with the key that was made known', () => {
    if (content === null) throw new Error('no text')
    const body = bytes(content.body)
    const event = line.part.events.find((e) => e.record === content.record) as { [key: string]: Plain }
    expect(sha(body).toString('base64url')).toBe(event.body)
    const { record = '', rev = 0, prev = null, schema = 0 } = event
    const place = { suite: 1, vault: content.vault, log: line.log, record, rev, prev, schema, slot: 'body' }
    const context = Buffer.from(sorted({ ...place, author: author.person, device: author.device }))
    const label = Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_CHACHA20_POLY1305\0')
    const info = Buffer.concat([label, body.subarray(0, 24), context])
    const first = hmac(bytes(content.key), info, Buffer.of(1))
    const output = Buffer.concat([first, hmac(bytes(content.key), first, info, Buffer.of(2))])
    expect(output.subarray(44, 76)).toEqual(body.subarray(24, 56))
    const [key, nonce] = [output.subarray(0, 32), output.subarray(32, 44)]
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    cipher.setAuthTag(body.subarray(-16))
    const padded = Buffer.concat([cipher.update(body.subarray(56, -16)), cipher.final()])
    const end = padded.findLastIndex((byte) => byte !== 0)
    expect([padded[end], padded.subarray(0, end).toString()]).toEqual([0x80, TEXT])
  })
})
