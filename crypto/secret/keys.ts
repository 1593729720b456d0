// The key tree: what each secret gives, under which label. The table of labels is in crypto/README.md.
import { concat, equal, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { derive, hmacSha512, LABEL } from './hmac.ts'

/** A 32-byte seed of an Ed25519 key and of an X-Wing key. */
export type KeySeeds = { readonly sign: Uint8Array; readonly box: Uint8Array }

/** Which log and epoch a compartment's key belongs to: base64url ids, epoch from 0. */
export type EpochContext = { readonly vault: string; readonly log: string; readonly epoch: number }

function exactly(length: number, secret: Uint8Array): Uint8Array {
  if (secret.length !== length) throw new RangeError(`a secret that is not ${length} bytes`)
  return secret
}

/** A person's account keys of one generation, from its 32-byte user key. `symmetric` seals what is theirs. */
export function accountKeys(userKey: Uint8Array): KeySeeds & { readonly symmetric: Uint8Array } {
  const key = exactly(32, userKey)
  return {
    sign: derive(key, 'account/sign'),
    box: derive(key, 'account/box'),
    symmetric: derive(key, 'account/symmetric'),
  }
}

/** Key that seals user key g−1 under user key g (32 bytes), so that old generations open, never new ones. */
export function userKeyLink(userKey: Uint8Array): Uint8Array {
  return derive(exactly(32, userKey), 'user-key/link')
}

/** Both keys of one way in (password, recovery, passkey or device), from its secret of 16 bytes or more. */
export function wayKeys(waySecret: Uint8Array): KeySeeds {
  return { sign: derive(waySecret, 'way/sign'), box: derive(waySecret, 'way/box') }
}

/**
 * The secret of the password's way in, 32 bytes: HMAC-SHA-512(S, "gezinskluis/v1/way/password" ‖ output)[0..32].
 * Neither the 16-byte S of the sheet nor Argon2id's 32-byte output is enough alone.
 */
export function passwordWaySecret(S: Uint8Array, argonOutput: Uint8Array): Uint8Array {
  const parts = [utf8(`${LABEL}way/password`), exactly(32, argonOutput)]
  return hmacSha512(exactly(16, S), ...parts).slice(0, 32)
}

/** What a new device sends to be told which keyring it may ask for: 16 bytes that say nothing of S. */
export function locator(S: Uint8Array): Uint8Array {
  return derive(exactly(16, S), 'locator').slice(0, 16)
}

/** Argon2id's 16-byte salt. From S, so that no server can choose it (protocol.md, attack 17). */
export function passwordSalt(S: Uint8Array): Uint8Array {
  return derive(exactly(16, S), 'password/salt').slice(0, 16)
}

/** The locator that belongs to a recovery secret: 16 bytes under a label of its own. */
export function recoveryLocator(secret: Uint8Array): Uint8Array {
  return derive(exactly(16, secret), 'recovery/locator').slice(0, 16)
}

/** X-Wing seed of a family's inbox, from the family log's epoch key. */
export function inboxSeed(familyEpochKey: Uint8Array): Uint8Array {
  return derive(exactly(32, familyEpochKey), 'inbox')
}

/** Key that seals the epoch key before this one, so that who holds the newer reads back. */
export function epochLink(epochKey: Uint8Array): Uint8Array {
  return derive(exactly(32, epochKey), 'epoch/link')
}

/**
 * The public commitment to an epoch key: HMAC-SHA-512(key, "gezinskluis/v1/commit" ‖ JCS{epoch, log, vault}),
 * first 32 bytes. One key meets one commitment: two readers cannot be handed different keys for one epoch.
 */
export function keyCommit(key: Uint8Array, { vault, log, epoch }: EpochContext): Uint8Array {
  const message = concat(utf8(`${LABEL}commit`), canonicalize({ vault, log, epoch }))
  return hmacSha512(exactly(32, key), message).slice(0, 32)
}

/** Whether an opened epoch key is the one its log committed to. */
export function meetsCommit(key: Uint8Array, context: EpochContext, commit: Uint8Array): boolean {
  return key.length === 32 && equal(keyCommit(key, context), commit)
}

/** Of an invitation's 16-byte secret: where the server keeps it, and the key that opens it. */
export function invitationKeys(secret: Uint8Array): {
  readonly locator: Uint8Array
  readonly key: Uint8Array
} {
  const own = exactly(16, secret)
  return { locator: derive(own, 'invitation/locator').slice(0, 16), key: derive(own, 'invitation/key') }
}
