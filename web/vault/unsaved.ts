// Unsaved: what somebody typed and has not saved yet, sealed on this device, so that a closed tab or the lock loses nothing.
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import type { Core } from './core.ts'

const keyOf = (place: string): string => `draft/${place}`

/** Keeps `text` as what is typed at `place`, in place of what was; `null`: nothing is typed there any more. */
export const keepDraft = (core: Core, place: string, text: string | null): Promise<void> =>
  core.kept.write(keyOf(place), text === null ? null : utf8(text))

/** What was typed at `place`; null when nothing was. @throws {SealError} when it was tampered with */
export async function draftAt(core: Core, place: string): Promise<string | null> {
  const bytes = await core.kept.one(keyOf(place))
  return bytes && fromUtf8(bytes)
}
