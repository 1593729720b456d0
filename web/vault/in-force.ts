// Boxes in force: where the keys of a map's records lie now, as its lines say or as the list of its newest reseal does.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { boxesIn, rootOverBoxes, standingIn } from '#shared/compartment/resealed.ts'
import { blobs } from '#shared/wire/logs.ts'
import type { Connection } from './http.ts'
import type { LogFile } from './replica.ts'

export type InForce = { box: string; epoch: number }

/** The newest reseal of a map: its line, its epoch, the root over its boxes and how many they are. */
export function newestReseal({ lines }: LogFile): (Reseal & { seq: number }) | null {
  for (const { seq, events } of lines.toReversed())
    for (const event of events) if (event.type === 'reseal') return { ...(event as unknown as Reseal), seq }
  return null
}
type Reseal = { epoch: number; root: string; count: number }

/** One line may name several records. */
export const placeOf = ({ seq, record }: { seq: number; record: string }): string => `${seq}/${record}`

/**
 * By place, the boxes of the newest reseal; empty when there was none. Null when the server keeps the list back, or it is
 * not the one that the log commits to.
 */
export async function boxesInForce(
  file: LogFile,
  connection: Connection,
): Promise<ReadonlyMap<string, InForce> | null> {
  const reseal = newestReseal(file)
  if (!reseal) return new Map()
  const { root, count, epoch, seq } = reseal
  const answer = await connection.post('/api/blobs', blobs, { log: file.log.id, hashes: [root] })
  const bytes = answer.blobs.find(({ hash }) => hash === root)?.bytes
  const list = bytes ? fromBase64url(bytes) : null
  const boxes = list && boxesIn(list)
  const standing = standingIn(file.lines.slice(0, seq))
  if (!boxes || boxes.length !== count || rootOverBoxes(list) !== root || standing.length !== count)
    return null
  return new Map(standing.map((of, i) => [placeOf(of), { box: boxes[i] ?? '', epoch }]))
}
