// `npm run verify -- FILE [--vkey KEY]`: says in plain words whether an export, one line, or evidence holds.
import '#server/node-version.js'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { describeEvidence } from '#server/cli/evidence.ts'
import { Judges } from '#server/cli/judges/pool.ts'
import { parseEvidence } from '#shared/log/evidence.ts'
import { type ExportFile, type ExportReport, parseExport, verifyExport } from '#shared/log/export.ts'
import { parseLineFile } from '#shared/log/line-file.ts'
import { type LineReport, verifyLine } from '#shared/log/line-proof.ts'
import { Refused } from '#shared/log/refusal.ts'

/** From here on starting threads costs less than it saves. */
const LINES_FOR_THREADS = 1000

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
const short = (id: string): string => id.slice(0, 8)

/** The lines to print for a report. `compared`: the server's key was given, and is the one in the file. */
export function describeReport(report: ExportReport, compared: boolean): string[] {
  const lines = [`Export of ${day(report.exported)} UTC, from ${report.origin}`]
  for (const log of report.logs) {
    lines.push(
      `${log.kind} ${short(log.log)}: ${log.size} lines checked, ${log.covered} of them in the global log`,
    )
    for (const { seq, person, time, events } of log.entries)
      lines.push(`  ${seq + 1}  ${day(time)}  ${short(person)}  ${events.join(', ')}`)
  }
  for (const log of report.missing) lines.push(`Named by the family, not in this file: ${short(log)}`)
  return [...lines, ...verdict(report, compared)]
}

/** What was found, and no more than that. */
function verdict({ wrong, vkey, missing, judged }: ExportReport, compared: boolean): string[] {
  if (wrong !== null) {
    const where =
      wrong.log === null
        ? ''
        : ` in ${short(wrong.log)}${wrong.seq === null ? '' : `, line ${wrong.seq + 1}`}`
    return [`This does not hold: ${wrong.code}${where}. Nothing after it was checked.`]
  }
  const consent =
    judged === 0
      ? 'Whether access was agreed to could not be checked: that takes the log of the family and all its maps.'
      : `Consent: ${judged} entries were judged by the rules over several logs; in them nobody was let in without the yes of everyone it takes.`
  const key = keySentence(vkey, compared)
  const whole =
    missing.length === 0
      ? 'In the logs in this file no line is changed, left out or in another place.'
      : `In the logs in this file no line is changed, left out or in another place. Of the ${missing.length} named above nothing was checked.`
  return [consent, key, whole]
}

const keySentence = (vkey: string, compared: boolean): string =>
  compared
    ? 'The key of the server is the one you gave.'
    : `The key of the server is the one this file names. Compare it with the one at /transparency/vkey of the server you know, or give it with --vkey: ${vkey}`

/** The same of the file of one line; the text, when it is there, comes last. */
function describeLine(
  { line, content, wrong, vkey, exported, origin }: LineReport,
  compared: boolean,
): string[] {
  const title = `One line, kept on ${day(exported)} UTC, from ${origin}`
  if (wrong !== null || line === null) return [title, `This does not hold: ${wrong?.code ?? 'malformed'}.`]
  const { log, kind, seq, time, person, events } = line
  return [
    title,
    `Line ${seq + 1} of ${kind} ${short(log)}: ${day(time)}, signed by ${short(person)}: ${events.join(', ')}`,
    'The line is signed, follows what its author saw, and its tree is in the global log.',
    keySentence(vkey, compared),
    ...(content === null
      ? ['The text it names is not in this file.']
      : [
          `The text it names, written by ${short(content.author)}, revision ${content.rev}:`,
          fromUtf8(content.text),
        ]),
  ]
}

/**
 * Checks the file at this path. `vkey`: the server's key, from elsewhere; `server`: where evidence may be held against the
 * log of today. @returns the exit code and what to print
 */
export async function verifyFile(
  path: string,
  vkey?: string,
  server?: string,
): Promise<{ code: 0 | 1; lines: string[] }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    return { code: 1, lines: [`Cannot read ${path}.`] }
  }
  const evidence = parseEvidence(bytes)
  if (evidence !== null) return describeEvidence(evidence, { vkey, server })
  const one = parseLineFile(bytes)
  if (one !== null) {
    const report = verifyLine(one, { vkey })
    return { code: report.wrong === null ? 0 : 1, lines: describeLine(report, vkey !== undefined) }
  }
  try {
    const report = await verified(parseExport(bytes), vkey)
    return { code: report.wrong === null ? 0 : 1, lines: describeReport(report, vkey !== undefined) }
  } catch (error) {
    if (error instanceof Refused)
      return { code: 1, lines: ['This file is no export of a vault, no line of one, and no evidence.'] }
    throw error
  }
}

async function verified(file: ExportFile, vkey: string | undefined): Promise<ExportReport> {
  const lines = [...file.cards, ...file.organisations, ...file.logs].flatMap((log) => log.lines)
  if (lines.length < LINES_FOR_THREADS) return verifyExport(file, { vkey })
  const judges = new Judges()
  try {
    return judges.hold((verify) => verifyExport(file, { verify, vkey }))
  } finally {
    await judges.stop()
  }
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { vkey: { type: 'string' }, server: { type: 'string' } },
  })
  const [path] = positionals
  const { code, lines } = path
    ? await verifyFile(path, values.vkey, values.server)
    : { code: 1 as const, lines: ['Usage: npm run verify -- FILE [--vkey KEY] [--server URL]'] }
  console.log(lines.join('\n'))
  process.exitCode = code
}
