// Recovery helpers: the herstelcode in parts on paper, each with a commitment in the keyring; and coming in with them.
import { base64url } from '#crypto/public/bytes.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { combineShares, readShare, shareCode, shareCommit, splitSecret } from '#crypto/secret/shares.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { decideKeyring } from '#shared/keyring/decide.ts'
import { sharesAnswer } from '#shared/wire/shares.ts'
import { SHEET_VERSION } from './account.ts'
import { authorise } from './authorise.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import { Connection } from './http.ts'
import { keepOwnRecord, ownRecord } from './own-record.ts'
import type { Ports } from './ports.ts'
import { halfOf } from './practise.ts'
import type { AccountView } from './shown.ts'

type Done = { done: true }

/** Papers for helpers that are not in force yet. */
export type NewShares = {
  slips: readonly { name: string; code: readonly string[] }[]
  begin(): Promise<Refusal | Done>
}

/** Parts the herstelcode on the strip: any `needed` of these people's papers give it back. In force once it is begun. */
export async function shareRecovery(
  core: Core,
  input: { strip: string; password: string; needed: number; names: readonly string[] },
): Promise<Refusal | NewShares> {
  const half = halfOf(core, input.strip)
  const read = decodeCode(input.strip)
  if (isRefusal(half) || !('secret' in read)) return isRefusal(half) ? half : { refused: 'code-wrong' }
  if (half !== 'strip') return { refused: 'not-in-force' }
  const authority = await authorise(core, input.password)
  if (!authority) return { refused: 'wrong-password' }
  const { names, needed } = input
  const shares = await splitSecret(read.secret, names.length, needed)
  const helpers = shares.map((share) => ({
    // On paper for who has no account here: ids that lead to nobody.
    person: base64url(randomBytes(32)),
    commit: base64url(shareCommit(share)),
    box: null,
  }))
  return {
    slips: shares.map((share, i) => ({ name: names[i] ?? '', code: shareCode(share) })),
    async begin() {
      const done = await core.act('', (draft) => {
        const keyring = core.replica.of('keyring').find(({ state }) => state.owner === core.person)
        if (!keyring) return { refused: 'no-access' }
        const events = decideKeyring(keyring.state, { do: 'share-recovery', needed, helpers })
        if (isRefusal(events)) return events
        draft.part(keyring.id, keyring).events.push(...events)
        draft.also.push(core.keys.account(), authority.signer)
        return null
      })
      if (isRefusal(done)) return done
      return keepOwnRecord(core, 'helpers', () => ({
        kind: 'helpers',
        names: helpers.map(({ person }, i) => ({ person, name: names[i] ?? '' })),
      }))
    },
  }
}

/** The helpers whose papers are in force, as their owner calls them; null when there are none. */
export function helperViews(core: Core): AccountView['helpers'] {
  const shares = core.replica.of('keyring').find(({ state }) => state.owner === core.person)?.state.shares
  if (!shares) return null
  const names = ownRecord(core, 'helpers')?.names ?? []
  const nameOf = (person: string) => names.find((n) => n.person === person)?.name ?? null
  return { needed: shares.needed, names: shares.helpers.map(({ person }) => nameOf(person)) }
}

/** What several papers give together: the herstelcode, or which of them (from 0) is wrong. */
export async function fromShares(
  ports: Ports,
  codes: readonly string[],
): Promise<{ code: string } | { wrong: number[] }> {
  const shares = codes.map(readShare)
  const mistyped = shares.flatMap((share, i) => (share === null ? [i] : []))
  if (mistyped.length > 0) return { wrong: mistyped }
  if (codes.length < 2) return { wrong: [] }
  const read = shares.filter((share) => share !== null)
  const places = read.map((share) => share.at(-1))
  const twice = places.flatMap((place, i) => (places.indexOf(place) < i ? [i] : []))
  if (twice.length > 0) return { wrong: twice }
  const { known } = await new Connection(ports).openly('POST', '/api/shares', sharesAnswer, {
    shares: read.map((share) => base64url(shareCommit(share).subarray(0, 16))),
  })
  const wrong = read.flatMap((_, i) => (known[i] === true ? [] : [i]))
  if (wrong.length > 0) return { wrong }
  return { code: encodeCode(SHEET_VERSION, await combineShares(read)).join(' ') }
}
