// `npm run verify:build -- URL`: whether a server sends the very program that this source builds, byte for byte.
import '#server/node-version.js'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { base64url, equal } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'

/** Fetches an address, as the platform does; a test gives its own. */
type Fetch = (url: string) => Promise<Response>

/** Copies beside a file that the server may send in its place; a client that unpacks them gets the file. */
const PACKED = /\.(?:br|gz)$/

/**
 * Asks the server for each file of the build in `folder`, the way a browser does, and for the page at `/`.
 * @returns the exit code and what to print: every file that is other or missing
 */
export async function verifyBuild(
  folder: string,
  server: string,
  fetch: Fetch = globalThis.fetch,
): Promise<{ code: 0 | 1; lines: string[] }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((file) => file.isFile() && !PACKED.test(file.name))
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort()
  const asked = [{ path: '', file: 'index.html' }, ...paths.map((path) => ({ path, file: path }))]
  const wrong: string[] = []
  for (const { path, file } of asked) {
    const [ours, theirs] = [
      await readFile(join(folder, file)),
      await bytesOf(fetch, new URL(path, server).href),
    ]
    if (theirs === null) wrong.push(`/${path} is not there`)
    else if (!equal(ours, theirs))
      wrong.push(
        `/${path} is other: SHA-256 ${base64url(sha256(theirs))}, built here ${base64url(sha256(ours))}`,
      )
  }
  if (wrong.length > 0)
    return { code: 1, lines: [...wrong, `${server} does not send the program that this source builds.`] }
  return {
    code: 0,
    lines: [
      `${server} sent ${paths.length} files, each the same byte for byte as this source builds.`,
      'That is what it sent here and now. Whether it sends the same to everybody only more people who look can tell.',
    ],
  }
}

/** Null when the server does not send it. */
async function bytesOf(fetch: Fetch, url: string): Promise<Uint8Array | null> {
  const response = await fetch(url)
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}

if (import.meta.main) {
  const [server] = process.argv.slice(2)
  const { code, lines } = server
    ? await verifyBuild(join(import.meta.dirname, '../../dist/web'), server)
    : { code: 1 as const, lines: ['Usage: npm run verify:build -- URL'] }
  console.log(lines.join('\n'))
  process.exitCode = code
}
