// Reading logs, sealed bytes, lockboxes and the bookmark.
import * as v from 'valibot'
import { KINDS } from '#shared/log/kind.ts'
import { bytes16, bytes32, count, list, ordinal } from '#shared/log/shapes.ts'
import { anyBytes } from './append.ts'

/** GET /api/logs: every log the signed-in person is served, with its size. */
export const logList = v.strictObject({
  logs: v.array(
    v.strictObject({
      log: bytes32,
      kind: v.picklist(KINDS),
      vault: v.nullable(bytes32),
      owner: v.nullable(bytes32),
      size: count,
    }),
  ),
})
export type LogList = v.InferOutput<typeof logList>

/**
 * GET /api/logs/{log}?from={seq}, GET /api/cards/{person}?from=, GET /api/organisations/{log}?from=:
 * leaves in order (at most 1,000 or 1 MiB), and the server's checkpoint of the whole log.
 */
export const logSlice = v.strictObject({
  log: bytes32,
  from: count,
  size: count,
  leaves: v.array(anyBytes),
  checkpoint: v.string(),
})
export type LogSlice = v.InferOutput<typeof logSlice>

/**
 * POST /api/blobs: sealed bytes by their SHA-256, of one log; null where the server has none (erased or withheld).
 * GET /api/blobs/{log}/{hash} gives those of one as they are, for attachments over 1 MiB (not-found where it has none).
 * PUT /api/blobs/{log}/{hash} brings an attachment (raw, at most 32 MiB) ahead of the entry that names it in that log,
 * which must come within a day; 204.
 */
export const blobsBody = v.strictObject({ log: bytes32, hashes: v.pipe(list(bytes32, 64), v.minLength(1)) })
export const blobs = v.strictObject({
  blobs: v.array(v.strictObject({ hash: bytes32, bytes: v.nullable(anyBytes) })),
})
export type Blobs = v.InferOutput<typeof blobs>

/**
 * POST /api/boxes: by a keeper, boxes for the records of a map that is about to be sealed again, ahead of the entry that
 * says so, which must come within a day; 204. Each is at most 256 bytes.
 */
export const boxesBody = v.strictObject({
  log: bytes32,
  boxes: v.pipe(list(v.pipe(anyBytes, v.maxLength(342)), 128), v.minLength(1)),
})

/** GET /api/lockboxes?after={cursor}: those of the signed-in person. */
export const lockboxes = v.strictObject({
  lockboxes: v.array(v.strictObject({ cursor: ordinal, vault: bytes32, entry: bytes32, bytes: anyBytes })),
})

/** GET, PUT /api/bookmark: sealed by its owner; a put names the version it replaces (0: none yet). */
export const bookmark = v.strictObject({ version: count, bytes: v.nullable(anyBytes) })
export const bookmarkBody = v.strictObject({ replaces: count, bytes: anyBytes })

/** POST /api/invitations: what a family sealed for whom it gave the code; takes one use. */
export const invitationBody = v.strictObject({ locator: bytes16 })
export const invitation = v.strictObject({ invite: bytes16, sealed: anyBytes, end: count })

/** One line of GET /api/feed (server-sent events, event `head`): a log the person reads has grown. */
export const headLine = v.strictObject({ log: bytes32, size: count })
