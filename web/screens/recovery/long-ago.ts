// When the paper asks to be taken out again: half a year after it was made, or last read back.
import type { AccountView } from '#web/vault/shown.ts'

const PRACTISE_SECONDS = 183 * 86_400

/** Both moments in Unix seconds. Of the two halves the one that waited longest counts. */
export function isLongAgo({ made, practised }: AccountView['sheet'], now: number): boolean {
  if (made === null) return false
  const last = (at: number | null) => Math.max(made, at ?? 0)
  return now - Math.min(last(practised.sheet), last(practised.strip)) > PRACTISE_SECONDS
}
