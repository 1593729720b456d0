// How large a leaf and what is in it may be.

/** A leaf is at most 64 KiB and 8 levels deep; a part holds at most 256 events, an entry 64 parts, 32 sign it. */
export const LIMITS = {
  leafBytesMax: 65_536,
  depthMax: 8,
  eventsMax: 256,
  partsMax: 64,
  signaturesMax: 32,
} as const
