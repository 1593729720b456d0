// `npm run verify -- FILE`: says in plain words whether an export holds. No account, no network.
import '#server/node-version.js'
import { readFile } from 'node:fs/promises'
import { Judges } from '#server/cli/judges/pool.ts'
import { type ExportFile, type ExportReport, parseExport, verifyExport } from '#shared/log/export.ts'
import { Refused } from '#shared/log/refusal.ts'

/** From here on starting threads costs less than it saves. */
const LINES_FOR_THREADS = 1000

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
const short = (id: string): string => id.slice(0, 8)

/** The lines to print for a report. */
export function describeReport(report: ExportReport): string[] {
  const lines = [`Export of ${day(report.exported)} UTC, from ${report.origin}`]
  for (const log of report.logs) {
    lines.push(
      `${log.kind} ${short(log.log)}: ${log.size} lines checked, ${log.covered} of them in the global log`,
    )
    for (const { seq, person, time, events } of log.entries)
      lines.push(`  ${seq}  ${day(time)}  ${short(person)}  ${events.join(', ')}`)
  }
  for (const log of report.missing) lines.push(`Named by the family, not in this file: ${short(log)}`)
  const { wrong } = report
  if (wrong === null)
    return [...lines, 'Everything in this file holds: no line is changed, left out or in another place.']
  const where =
    wrong.log === null ? '' : ` in ${short(wrong.log)}${wrong.seq === null ? '' : `, line ${wrong.seq}`}`
  return [...lines, `This does not hold: ${wrong.code}${where}. Nothing after it was checked.`]
}

/** Checks the file at this path. @returns the exit code and what to print */
export async function verifyFile(path: string): Promise<{ code: 0 | 1; lines: string[] }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    return { code: 1, lines: [`Cannot read ${path}.`] }
  }
  try {
    const report = await verified(parseExport(bytes))
    return { code: report.wrong === null ? 0 : 1, lines: describeReport(report) }
  } catch (error) {
    if (error instanceof Refused) return { code: 1, lines: ['This file is not an export of a vault.'] }
    throw error
  }
}

async function verified(file: ExportFile): Promise<ExportReport> {
  const lines = [...file.cards, ...file.organisations, ...file.logs].flatMap((log) => log.lines)
  if (lines.length < LINES_FOR_THREADS) return verifyExport(file)
  const judges = new Judges()
  try {
    return judges.hold((verify) => verifyExport(file, verify))
  } finally {
    await judges.stop()
  }
}

if (import.meta.main) {
  const [path] = process.argv.slice(2)
  const { code, lines } = path
    ? await verifyFile(path)
    : { code: 1 as const, lines: ['Usage: npm run verify -- FILE'] }
  console.log(lines.join('\n'))
  process.exitCode = code
}
