// What a file somebody brings is, and what it proves: a whole logbook, one line, or neither.
import { type ExportReport, parseExport, verifyExport } from '#shared/log/export.ts'
import { parseLineFile } from '#shared/log/line-file.ts'
import { type LineReport, verifyLine } from '#shared/log/line-proof.ts'
import { Refused } from '#shared/log/refusal.ts'

export type Read =
  | { is: 'logbook'; report: ExportReport }
  | { is: 'line'; report: LineReport }
  | { is: 'neither' }

/** Reads and checks a file's bytes. `vkey`: the server's key, from elsewhere; empty when there is none. */
export function readFile(bytes: Uint8Array, vkey: string): Read {
  const known = vkey.trim() === '' ? undefined : vkey.trim()
  const line = parseLineFile(bytes)
  if (line !== null) return { is: 'line', report: verifyLine(line, { vkey: known }) }
  try {
    return { is: 'logbook', report: verifyExport(parseExport(bytes), { vkey: known }) }
  } catch (error) {
    if (error instanceof Refused) return { is: 'neither' }
    throw error
  }
}
