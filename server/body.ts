// Request bodies: bytes up to a limit, then a value of an exact shape.
import { fromUtf8 } from '#crypto/public/bytes.ts'
import { parseWire } from '#shared/wire/parse.ts'
import { Denied } from './problem.ts'

/** All bytes of a body, refused before they are kept once there are more than `bytesMax`. */
export async function bodyBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw new Denied('too-large')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of arriving(request)) {
    length += chunk.length
    if (length > bytesMax) throw new Denied('too-large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}

/** The body as it comes. Who hangs up half-way is told bad-shape, unheard: nothing went wrong here. */
async function* arriving(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? []
  } catch {
    throw new Denied('bad-shape')
  }
}

type Schema = Parameters<typeof parseWire>[0]

/** The value in a JSON body. @throws {Denied | WireError} too-large, bad-json, too-deep, bad-shape */
export async function bodyOf<S extends Schema>(
  request: Request,
  schema: S,
  bytesMax: number,
): Promise<ReturnType<typeof parseWire<S>>> {
  const bytes = await bodyBytes(request, bytesMax)
  return parseWire(schema, textOf(bytes))
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw new Denied('bad-json')
  }
}
