// Requests: a code that a family gives, what somebody asks by it, and how a holder reads it.
import { base64url, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { joiningKey, joiningProof } from '#crypto/secret/joining.ts'
import { invitationKeys } from '#crypto/secret/keys.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { open, SealError, seal, sealRecordTo } from '#crypto/secret/seal.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { decideFamily } from '#shared/family/decide.ts'
import type { Log } from '#shared/log/check.ts'
import { decideMember } from '#shared/member/decide.ts'
import { invitation } from '#shared/wire/logs.ts'
import { childrenOf } from '#web/people/directory.ts'
import { beginnings, carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { AskFor, Invitation, Invited } from './engine.ts'
import { familyOf } from './family.ts'
import { WireError } from './http.ts'
import { askedKept, keepOwn, myProfile } from './own.ts'
import {
  type Ask,
  encodeSealedKind,
  type InvitedRecord,
  type Person,
  parseSealedKind,
} from './sealed-kinds.ts'
import { knownInbox, tagsFor } from './unread.ts'
import { inboxOf, rollOf } from './vaults.ts'

/** Version of an invitation's code, so that it is never taken for a sheet's. */
const INVITATION_VERSION = 16
const INVITATION = utf8('gezinskluis/v1/invitation')
const DAY = 86_400

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/** A code for somebody who will ask: the server keeps it sealed under a key that only the code gives. */
export async function invite(
  core: Core,
  vault: string,
  input: { children: readonly string[]; days: number; uses: number },
  joins?: NonNullable<InvitedRecord['joins']>,
): Promise<Refusal | (Done & { invitation: Invitation })> {
  const secret = randomBytes(16)
  const { locator, key } = invitationKeys(secret)
  let end = 0
  const made = await core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const roll = rollOf(core, vault)?.value
    const inbox = family && inboxOf(family)
    if (!family || !roll || !inbox) return refused('no-access')
    const id = randomId()
    end = core.seenTime + input.days * DAY
    const children = childrenOf(roll.directory).filter((child) => input.children.includes(child.id))
    const record: InvitedRecord = {
      kind: 'invited',
      invite: id,
      vault,
      family: roll.directory.name,
      children: children.map(({ id, name }) => ({ id, name })),
      ...(joins ? { joins } : {}),
      ...inbox,
    }
    const sealed = seal(key, INVITATION, encodeSealedKind(record))
    const hash = base64url(sha256(sealed))
    const command = { do: 'invite' as const, invite: id, hash, uses: input.uses, end }
    const intents = decideFamily(family.state, command, core.person, core.seenTime)
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    draft.invitation({
      invite: id,
      locator: base64url(locator),
      sealed: base64url(sealed),
      uses: input.uses,
      end,
    })
    if (joins) {
      const kept = { kind: 'joining' as const, invite: id, ...joins, key: base64url(joiningKey(secret)) }
      const part = draft.part(vault, family)
      draft.seal(part, { record: randomId(), rev: 1, prev: null, plaintext: encodeSealedKind(kept) })
    }
    return null
  })
  if (isRefusal(made)) return made
  const link = `${core.ports.origin}/${joins ? 'gezag/meedoen' : 'bord/vraag'}#${base64url(secret)}`
  return {
    ...made,
    invitation: { code: encodeCode(INVITATION_VERSION, secret), link, end, uses: input.uses },
  }
}

const secretOf = (code: string): Uint8Array | null => {
  const fragment = code.trim().split('#').at(-1) ?? ''
  if (/^[A-Za-z0-9_-]{22}$/.test(fragment)) return fromBase64url(fragment, 16)
  const decoded = decodeCode(fragment)
  return 'secret' in decoded && decoded.version === INVITATION_VERSION ? decoded.secret : null
}

/** `proof`: that this person had the code, for who joins the family by it. */
export type OpenedInvitation = { record: InvitedRecord; invited: Invited; proof: string }

/** What a code leads to. Takes one of its uses. */
export async function openInvitation(
  core: Core,
  code: string,
): Promise<{ refused: 'code-wrong' | 'invitation-closed' } | OpenedInvitation> {
  const secret = secretOf(code)
  if (!secret) return { refused: 'code-wrong' }
  const { locator, key } = invitationKeys(secret)
  try {
    const found = await core.connection.post('/api/invitations', invitation, { locator: base64url(locator) })
    const record = parseSealedKind(open(key, INVITATION, fromBase64url(found.sealed)))
    if (record?.kind !== 'invited') return { refused: 'code-wrong' }
    const { vault, family, children } = record
    const proof = base64url(joiningProof(joiningKey(secret), vault, core.person))
    return { record, invited: { vault, family, children, token: record.invite }, proof }
  } catch (error) {
    if (error instanceof SealError) return { refused: 'code-wrong' }
    if (error instanceof WireError && (error.code === 'invitation-closed' || error.code === 'not-found'))
      return { refused: 'invitation-closed' }
    throw error
  }
}

/** Ends a code: it leaves the log's list of what is open, and with that the server opens it for nobody. */
export function endInvite(core: Core, vault: string, id: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family) return refused('no-access')
    const intents = decideFamily(family.state, { do: 'end-invite', invite: id }, core.person, core.seenTime)
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })
}

/** As whom somebody asks, from what their account was made as. */
export const asksAs = (me: Person, wanted: AskFor): Ask['as'] =>
  wanted.coordinator ? 'coordinator' : me.shape === 'network' ? 'network' : 'professional'

/** Asks in a vault where one asked before, without a code: sealed to the newest inbox that is known here. */
export async function askAgain(core: Core, vault: string, wanted: AskFor): Promise<Refusal | Done> {
  const to = knownInbox(core, vault)
  const me = myProfile(core)
  const log = core.replica.memberLog(vault, core.person)
  if (!to || !me || !log) return refused('no-access')
  // Who they said they are in this family: somebody may work for two organisations.
  const before = askedKept(core).findLast((asked) => asked.log === log.id)?.ask
  return ask(core, { vault, invite: '', ...to }, before?.profile ?? me.profile, asksAs(me, wanted), wanted)
}

/** Sends a request, sealed to the inbox; the first one opens a member log of one's own in that vault. */
export async function ask(
  core: Core,
  record: Pick<InvitedRecord, 'vault' | 'invite' | 'inbox' | 'epoch'>,
  profile: Person['profile'],
  as: Ask['as'],
  wanted: AskFor | { child?: string; proof?: string },
): Promise<Refusal | Done> {
  const { vault } = record
  const sent: Ask = {
    kind: 'ask',
    profile,
    as,
    ...('wishes' in wanted
      ? {
          request: {
            kind: 'access-request',
            purpose: wanted.purpose,
            ...(profile.organisation ? { organisation: profile.organisation } : {}),
            ...(wanted.role ? { role: wanted.role } : {}),
            wishes: [...wanted.wishes],
            past: wanted.past,
            end: wanted.end,
          },
          tags: tagsFor(wanted.wishes),
        }
      : {
          ...(wanted.child ? { child: wanted.child } : {}),
          ...(wanted.proof ? { proof: wanted.proof } : {}),
        }),
  }
  const plaintext = encodeSealedKind(sent)
  const id = randomId()
  const made = await core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    const log = own?.id ?? draft.create({ type: 'create', kind: 'member', vault, owner: core.person })
    const state = own?.state ?? beginnings.member(vault, core.person)
    // Who asked before asks again without the invitation: it may have ended since.
    const invite = state.requests.length > 0 ? null : record.invite
    const asking = { record: id, invite, now: core.seenTime, isAnswered: answeredIn(core, vault) }
    const intents = decideMember(state, { do: own ? 'request' : 'open', ...asking })
    if (isRefusal(intents)) return intents
    const part = draft.part(log, own)
    for (const intent of intents) {
      if (intent.type !== 'request') continue
      const context = draft.context(log, { record: id, rev: 1, prev: null, epoch: record.epoch })
      const sealed = sealRecordTo({ inbox: fromBase64url(record.inbox, 1216), context, plaintext })
      part.events.push({ type: 'request', invite: intent.invite, ...draft.named(log, context, sealed) })
    }
    return null
  })
  const own = core.replica.memberLog(vault, core.person)
  if (!isRefusal(made) && own) await keepOwn(core, { kind: 'asked', log: own.id, record: id, ask: sent })
  return made
}

/**
 * Which of one's own requests were answered, as far as their author knows: a holder said no, or one was let in to
 * something since. The server and the holders judge by the logs themselves.
 */
function answeredIn(core: Core, vault: string): (request: { leaf: string; time: number }) => boolean {
  const declined = new Set(familyOf(core, vault)?.state.declines.map((d) => d.request))
  const admitted = core.replica
    .of('compartment')
    .filter(({ state }) => state.vault === vault)
    .flatMap(({ id }) => core.replica.file(id)?.lines ?? [])
    .filter(({ events }) => events.some((e) => e.type === 'admit' && e.person === core.person))
  const last = Math.max(0, ...admitted.map(({ seen }) => seen))
  return ({ leaf, time }) => declined.has(leaf) || time <= last
}

/** A request as a holder reads it. */
export type AskedRequest = {
  id: string
  member: Log<'member'>
  seq: number
  time: number
  /** deciding time */
  seen: number
  ask: Ask
  withdrawn: boolean
}

export function requestsOf(core: Core, vault: string): AskedRequest[] {
  return core.replica
    .of('member')
    .filter((member) => member.state.vault === vault)
    .flatMap((member) => {
      const opened = new Map(core.contents.of(member.id).map((o) => [o.record, parseSealedKind(o.bytes)]))
      const lines = core.replica.file(member.id)?.lines ?? []
      const mine = member.state.owner === core.person ? askedKept(core) : []
      return member.state.requests.flatMap(({ leaf, record, withdrawn }) => {
        const found = opened.get(record) ?? mine.find((one) => one.record === record)?.ask
        const line = lines.find((one) => one.leaf === leaf)
        if (found?.kind !== 'ask' || !line) return []
        return [{ id: leaf, member, seq: line.seq, time: line.time, seen: line.seen, ask: found, withdrawn }]
      })
    })
}

/** Takes back one's own request. */
export function withdraw(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    if (!own) return refused('no-access')
    const intents = decideMember(own.state, { do: 'withdraw', request })
    if (isRefusal(intents)) return intents
    draft.part(own.id, own).events.push(...intents)
    return null
  })
}
