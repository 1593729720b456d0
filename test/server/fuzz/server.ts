// A server with a family on it for hostile requests: what it says of each, and what stands in its file.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { UNLIMITED } from '#server/limits.ts'
import { FILE_NAME } from '#server/store/sqlite-file.ts'
import { CODES } from '#shared/wire/codes.ts'
import { household } from '#test/setup/household.ts'
import { type Answer, type Pass, startRaw } from '#test/setup/raw.ts'

const PATTERNS = /^(?:\*|client|\/healthz|\/(?:api|transparency)\/[a-z:/*{}0-9|[\]-]+)$/
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS']

export async function startTarget() {
  // Rate limits are another test's business: here they would hide what lies behind them.
  const { raw, dataDir, stop } = await startRaw({ limits: UNLIMITED })
  const home = await household(raw)
  let pass: Pass = home.noors

  /** Every row of every table, but for the proofs and challenges that a request uses up whether it is let in or not. */
  function dump(): Map<string, string[]> {
    const file = new DatabaseSync(join(dataDir, FILE_NAME), { readOnly: true })
    const tables = file.prepare("select name from sqlite_master where type = 'table'").all()
    const rows = (table: string) => file.prepare(`select * from "${table}"`).all()
    const text = (row: object) =>
      JSON.stringify(row, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      )
    const all = new Map(
      tables.map(({ name }): [string, string[]] => [
        String(name),
        rows(String(name))
          .filter(({ key }) => name !== 'once' || !/^(?:proof|challenge) /.test(String(key)))
          .map(text)
          .sort(),
      ]),
    )
    file.close()
    return all
  }

  return {
    raw,
    home,
    stop,
    /** Noor's session; renewed at every `unchanged`, since a token lives ten minutes. */
    pass: () => pass,
    /** Runs `work` and shows that it left every table as it was, and in the log nothing but how requests ended. */
    async unchanged(work: () => Promise<void>): Promise<void> {
      await raw.pass(60)
      pass = await raw.renewed(pass)
      const before = dump()
      const lines = raw.lines.length
      await work()
      expect(dump()).toEqual(before)
      for (const { method, route, status, fault, ...rest } of raw.lines.slice(lines)) {
        expect(fault).toBeUndefined()
        expect(METHODS).toContain(method)
        expect(route).toMatch(PATTERNS)
        expect(status).toBeLessThan(500)
        expect(Object.keys(rest).sort()).toEqual(['ms', 'time'])
      }
    },
  }
}

/** A refusal as the wire says it (RFC 9457): a status under 500 with its code from the one list, and no more. */
export function expectRefusal({ status, body, headers }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(CODES).toContain(body.code)
  expect(body).toMatchObject({ type: 'about:blank', title: body.code, status })
  const more = Object.keys(body).filter((key) => !['type', 'title', 'status', 'code'].includes(key))
  expect(['rule', 'logs']).toEqual(expect.arrayContaining(more))
}
