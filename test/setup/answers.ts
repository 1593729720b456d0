// Files for who writes a verifier: a logbook that holds, one in which consent does not, and one line with its text.
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { chacha20Poly1305 } from '#crypto/secret/aead.ts'
import { chunked } from '#crypto/secret/chunked.ts'
import { expand } from '#crypto/secret/hkdf.ts'
import { pad } from '#crypto/secret/pad.ts'
import { writeExport } from '#shared/log/export.ts'
import { writeLineFile } from '#shared/log/line-file.ts'
import { exportOf, lineOf } from './export.ts'
import { family, familyWithGrant, grantOf, revision } from './family.ts'

export const TEXT = '{"kind":"note","on":"2026-11-24","text":"Bram wil weer naar school."}'

/** The files by name, as bytes; the same in every run. */
export function answers(): Record<string, Uint8Array> {
  return { 'export.json': holds(), 'export-not-granted.json': notGranted(), 'line.json': oneLine() }
}

function holds(): Uint8Array {
  const { scene, fatima, map, member, hash } = familyWithGrant()
  scene.write(fatima, {
    log: member,
    events: [{ type: 'access', compartments: [map], grant: hash, purpose: 'care' }],
  })
  scene.write(fatima, { log: map, events: [{ type: 'put', epoch: 1, ...revision(scene) }] })
  return writeExport(exportOf(scene))
}

/** Noor lets Fatima in; nobody said yes, and the server let it pass. */
function notGranted(): Uint8Array {
  const at = family()
  const part = at.scene.part({ log: at.map, events: [grantOf(at).admit] })
  at.scene.land(at.scene.sign(at.noor, [part]), false)
  return writeExport(exportOf(at.scene))
}

function oneLine(): Uint8Array {
  const { scene, noor, vault, map } = family()
  const [record, key] = [scene.id(), scene.bytes(32)]
  const suite = chunked({ aead: chacha20Poly1305, expand, salt: () => scene.bytes(24) })
  const { id: author, device } = noor
  const place = { suite: 1, vault, log: map, record, rev: 1, prev: null, author, device: device.key }
  const body = suite.seal(key, canonicalize({ ...place, schema: 1, slot: 'body' }), pad(utf8(TEXT)))
  const named = revision(scene, { record, body: base64url(sha256(body)), size: body.length })
  scene.write(noor, { log: map, events: [{ type: 'put', epoch: 1, ...named }] })
  const content = { vault, record, key: base64url(key), body: base64url(body) }
  return writeLineFile(lineOf(scene, scene.log(map, 'compartment'), content))
}
