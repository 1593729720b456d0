// Renewal: ways in and devices that come and go, on card and keyring in one entry, with a new user key when one is owed.
import { base64url } from '#crypto/public/bytes.ts'
import { boxPublicKey } from '#crypto/secret/hpke.ts'
import { accountKeys, userKeyLink } from '#crypto/secret/keys.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { seal } from '#crypto/secret/seal.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { decideCard } from '#shared/card/decide.ts'
import { currentKeys } from '#shared/card/state.ts'
import { decideKeyring } from '#shared/keyring/decide.ts'
import { currentUserKey, type Way } from '#shared/keyring/state.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft, KeySigner } from './draft.ts'
import { userKeyLinkContext } from './keychain.ts'
import { boxUserKey } from './ways.ts'

export type Renewal = {
  /** ways in that come; one that lasts signs for itself, a device's is signed for by the device */
  come?: readonly { way: Way; signer: KeySigner | null }[]
  /** ids of ways that go */
  gone?: readonly string[]
  /** devices that come, and that go with their ways in */
  add?: readonly string[]
  revoke?: readonly string[]
  /** a new user key: who held the one before learns nothing of what follows */
  fresh?: boolean
}

/** Drafts it, signed by a way in that is no device: without one an unlocked device could lock its owner out. */
export function renewal(core: Core, draft: Draft, by: KeySigner, change: Renewal): Refusal | null {
  const { come = [], add = [], revoke = [], fresh = false } = change
  const card = core.replica.card(core.person)
  const keyring = core.replica.of('keyring').find(({ state }) => state.owner === core.person)
  const keys = card && currentKeys(card.state)
  const now = keyring && currentUserKey(keyring.state)
  if (!card || !keyring || !keys || !now) throw new RangeError('no card or keyring to renew')
  const left = keyring.state.ways.filter((w) => w.kind === 'device' && revoke.includes(w.key))
  const gone = [...(change.gone ?? []), ...left.map(({ way }) => way)]
  const stand = [...keyring.state.ways, ...come.map(({ way }) => way)].filter((w) => !gone.includes(w.way))
  const next = fresh ? nextUserKey(core, now.generation + 1, stand) : null

  const onCard = decideCard(card.state, {
    do: 'renew',
    add,
    revoke,
    ways: stand.filter((w) => w.kind !== 'device').map(({ way, key }) => ({ way, key })),
    next: next && { account: base64url(next.account.publicKey), box: next.box },
  })
  if (isRefusal(onCard)) return onCard
  const inKeyring = decideKeyring(keyring.state, {
    do: 'renew',
    come: come.map(({ way }) => ({
      way,
      userKey: boxUserKey(core.person, way, now.generation, core.keys.userKey(now.generation)).box,
    })),
    gone,
    next: next && { boxes: next.boxes, link: next.link },
  })
  if (isRefusal(inKeyring)) return inKeyring
  if (onCard.length > 0) {
    draft.part(card.id, card).events.push(...onCard)
    draft.author.at += 1
  }
  if (inKeyring.length > 0) draft.part(keyring.id, keyring).events.push(...inKeyring)
  const signers = [core.keys.account(keys.generation), by, ...come.map(({ signer }) => signer)]
  for (const signer of [...signers, next?.account ?? null])
    if (signer && draft.also.every((s) => base64url(s.publicKey) !== base64url(signer.publicKey)))
      draft.also.push(signer)
  draft.userKey = next && { generation: now.generation + 1, key: next.key }
  return null
}

/** A fresh user key, boxed to every way in that stands then; the one before it sealed under it. */
function nextUserKey(core: Core, generation: number, stand: readonly Way[]) {
  const key = randomBytes(32)
  const seeds = accountKeys(key)
  const before = core.keys.userKey(generation - 1)
  return {
    key,
    account: signerFrom(seeds.sign),
    box: base64url(boxPublicKey(seeds.box)),
    boxes: stand.map((way) => boxUserKey(core.person, way, generation, key)),
    link: base64url(seal(userKeyLink(key), userKeyLinkContext(generation), before)),
  }
}
