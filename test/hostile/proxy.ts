// A server that lies: it stands in front of the real app and changes, replays, withholds or makes up what it answers.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import { loadKeys } from '#server/keys.ts'
import type { Code } from '#shared/wire/codes.ts'
import type { House } from '#test/setup/house.ts'

/** What a client asked, as the server reads it. */
export type Asked = { method: string; path: string; text: string }
/** Changes an answer, or gives it back as it is. */
export type Lie = (answer: unknown, asked: Asked) => unknown

const HONEST: Lie = (answer) => answer

export class Liar {
  /** everything that was asked, in order */
  readonly asked: Asked[] = []
  readonly #house: House
  #lies: { path: RegExp; lie: Lie }[] = []
  #before: { path: RegExp; does: (asked: Asked) => unknown }[] = []
  #refusals: { path: RegExp; code: Code }[] = []

  constructor(house: House) {
    this.#house = house
  }

  /** From now on answers to these paths are changed by `lie`. */
  lie(path: RegExp, lie: Lie = HONEST): void {
    this.#lies.push({ path, lie })
  }

  /** From now on these requests never reach the real server: they get this answer. Undefined lets one through. */
  instead(path: RegExp, does: (asked: Asked) => unknown): void {
    this.#before.push({ path, does })
  }

  /** From now on these requests are refused with a code, by a server that says nothing is wrong with it. */
  refuse(path: RegExp, code: Code): void {
    this.#refusals.push({ path, code })
  }

  /** No lies any more. */
  honest(): void {
    this.#lies = []
    this.#before = []
    this.#refusals = []
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const asked = { method: request.method, path: pathname + search, text: await request.clone().text() }
    this.asked.push(asked)
    for (const { path, does } of this.#before) {
      const made = path.test(asked.path) ? does(asked) : undefined
      if (made !== undefined) return Response.json(made)
    }
    const refusal = this.#refusals.find(({ path }) => path.test(asked.path))
    if (refusal) return Response.json({ code: refusal.code }, { status: 409 })
    const response = await this.#house.app.fetch(request)
    const lies = this.#lies.filter(({ path }) => path.test(asked.path))
    if (lies.length === 0 || !response.ok || !response.headers.get('content-type')?.includes('json'))
      return response
    let answer: unknown = await response.json()
    for (const { lie } of lies) answer = await lie(answer, asked)
    return Response.json(answer, { status: response.status })
  }
}

/** A checkpoint by the server's own key over leaves of its choosing (null: of the register): it may sign whatever it likes. */
export async function signedOver(
  house: House,
  log: string | null,
  leaves: readonly string[],
): Promise<string> {
  const keys = await loadKeys(house.store, null)
  const tree = new Frontier()
  for (const leaf of leaves) tree.append(leafHash(fromBase64url(leaf)))
  return signCheckpoint(keys, { log, size: leaves.length, root: tree.root() })
}

/** The same text with one byte of its bytes changed. */
export const flipped = (text: string, at = 0): string => {
  const bytes = fromBase64url(text)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return base64url(bytes)
}
