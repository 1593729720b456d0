// The one door to libsodium: loaded and ready once, before anything else in this folder runs.
import libsodium from 'libsodium-wrappers-sumo'

// Only the sumo build has Argon2id, SHA-256, HMAC-SHA-512 and the Ed25519 point check; its functions exist
// on the default export only, and only after `ready`. Awaiting here spares every caller from knowing that.
await libsodium.ready

export const sodium = libsodium
