// Consent: a code, a request, exact terms, everyone's yes, the admission, and taking it all back.
import { base64url, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { invitationKeys } from '#crypto/secret/keys.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { open, SealError, seal, sealRecordTo } from '#crypto/secret/seal.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { accessOf } from '#shared/compartment/state.ts'
import { decideFamily } from '#shared/family/decide.ts'
import type { Terms } from '#shared/family/events.ts'
import { approversOf, policyOver, termsHash, termsLine } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { nextRevision } from '#shared/log/records.ts'
import { decideMember } from '#shared/member/decide.ts'
import { invitation } from '#shared/wire/logs.ts'
import { childrenOf } from '#web/people/directory.ts'
import { beginnings, carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { AskFor, Choice, Invitation, Invited } from './engine.ts'
import { WireError } from './http.ts'
import {
  type Ask,
  encodeSealedKind,
  type InvitedRecord,
  type MapCard,
  type Offer,
  type Person,
  parseSealedKind,
} from './sealed-kinds.ts'
import { consentOf, endOfDay } from './terms.ts'
import { inboxOf, mapsOf, rollOf, withPerson, writeMapCard, writeRoll } from './vaults.ts'

/** Version of an invitation's code, so that it is never taken for a sheet's. */
const INVITATION_VERSION = 16
const INVITATION = utf8('gezinskluis/v1/invitation')
const DAY = 86_400

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })
const deciding = (core: Core): number => core.register.seen?.time ?? 0

/** A code for somebody who will ask: the server keeps it sealed under a key that only the code gives. */
export async function invite(
  core: Core,
  vault: string,
  input: { children: readonly string[]; days: number; uses: number },
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
    end = deciding(core) + input.days * DAY
    const children = childrenOf(roll.directory).filter((child) => input.children.includes(child.id))
    const record: InvitedRecord = {
      kind: 'invited',
      invite: id,
      vault,
      family: roll.directory.name,
      children: children.map(({ id, name }) => ({ id, name })),
      holders: [...family.state.holders],
      ...inbox,
    }
    const sealed = seal(key, INVITATION, encodeSealedKind(record))
    const hash = base64url(sha256(sealed))
    const command = { do: 'invite' as const, invite: id, hash, uses: input.uses, end }
    const intents = decideFamily(family.state, command, core.person, deciding(core))
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    draft.invitation({
      invite: id,
      locator: base64url(locator),
      sealed: base64url(sealed),
      uses: input.uses,
      end,
    })
    return null
  })
  if (isRefusal(made)) return made
  const link = `${core.ports.origin}/bord/vraag#${base64url(secret)}`
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

/** What a code leads to. Takes one of its uses. */
export async function openInvitation(
  core: Core,
  code: string,
): Promise<{ refused: 'code-wrong' | 'invitation-closed' } | { record: InvitedRecord; invited: Invited }> {
  const secret = secretOf(code)
  if (!secret) return { refused: 'code-wrong' }
  const { locator, key } = invitationKeys(secret)
  try {
    const found = await core.connection.post('/api/invitations', invitation, { locator: base64url(locator) })
    const record = parseSealedKind(open(key, INVITATION, fromBase64url(found.sealed)))
    if (record?.kind !== 'invited') return { refused: 'code-wrong' }
    const { vault, family, children } = record
    return { record, invited: { vault, family, children, token: record.invite } }
  } catch (error) {
    if (error instanceof SealError) return { refused: 'code-wrong' }
    if (error instanceof WireError && (error.code === 'invitation-closed' || error.code === 'not-found'))
      return { refused: 'invitation-closed' }
    throw error
  }
}

/** Sends a request, sealed to the inbox; the first one opens a member log of one's own in that vault. */
export async function ask(
  core: Core,
  record: InvitedRecord,
  profile: Person['profile'],
  as: Ask['as'],
  wanted: AskFor | { child?: string },
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
        }
      : wanted.child
        ? { child: wanted.child }
        : {}),
  }
  const plaintext = encodeSealedKind(sent)
  const id = randomId()
  const made = await core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    const log = own?.id ?? draft.create({ type: 'create', kind: 'member', vault, owner: core.person })
    const state = own?.state ?? beginnings.member(vault, core.person)
    const intents = decideMember(state, { do: own ? 'request' : 'open', record: id, invite: record.invite })
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
  if (!isRefusal(made)) keepOwnRequest(core, vault, id, plaintext)
  return made
}

/** What was sealed to the inbox opens for nobody here: its author keeps a copy. */
function keepOwnRequest(core: Core, vault: string, record: string, bytes: Uint8Array): void {
  const own = core.replica.memberLog(vault, core.person)
  const line = own && core.replica.file(own.id)?.lines.find((l) => l.events.some((e) => e.record === record))
  if (own && line)
    core.contents.keep({
      log: own.id,
      seq: line.seq,
      record,
      rev: 1,
      author: core.person,
      time: line.time,
      seen: line.seen,
      bytes,
    })
}

/** A request as a holder reads it. */
export type AskedRequest = {
  id: string
  member: Log<'member'>
  seq: number
  time: number
  ask: Ask
  withdrawn: boolean
}

export function requestsOf(core: Core, vault: string): AskedRequest[] {
  return core.replica
    .of('member')
    .filter((member) => member.state.vault === vault)
    .flatMap((member) => {
      const opened = new Map(core.contents.of(member.id).map((o) => [o.record, o]))
      return member.state.requests.flatMap((request) => {
        const own = opened.get(request.record)
        const parsed = own && parseSealedKind(own.bytes)
        if (!own || parsed?.kind !== 'ask') return []
        return [
          {
            id: request.leaf,
            member,
            seq: own.seq,
            time: own.time,
            ask: parsed,
            withdrawn: request.withdrawn,
          },
        ]
      })
    })
}

/** Exact offers that holders made on a request, newest last, with their hash. */
export function offersOn(
  core: Core,
  vault: string,
  request: string,
): { hash: string; offer: Offer; by: string }[] {
  return core.contents.of(vault).flatMap((opened) => {
    const parsed = parseSealedKind(opened.bytes)
    if (parsed?.kind !== 'offer' || parsed.request !== request) return []
    return [{ hash: termsHash(parsed.terms), offer: parsed, by: opened.author }]
  })
}

/** Gives what was chosen: exact terms, approved; and admitted at once when nobody else has to say yes. */
export function give(core: Core, vault: string, request: string, choice: Choice): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const asked = requestsOf(core, vault).find((r) => r.id === request)
    if (!family || !asked) return refused('no-access')
    const end = endOfDay(choice.end)
    const maps = mapsOf(core, vault)
    const lines: Offer['lines'] = choice.given.flatMap((wish) => {
      const map = maps.find(
        ({ card }) => card?.about.map === wish.map && (card.about.child?.id ?? null) === wish.child,
      )
      if (!map || !(wish.read || wish.write)) return []
      const may = wish.read ? (wish.write ? 'both' : 'read') : 'write'
      const history = choice.past === 'with-history' ? 'whole' : 'from-now'
      return [{ log: map.log.id, may, history, end, salt: randomId() } as const]
    })
    if (lines.length === 0) return refused('nothing-given')
    const part = draft.part(vault, family)
    const consent = encodeSealedKind({ kind: 'decision', consent: consentOf(core, asked, choice) })
    const consentRecord = randomId()
    const consentHash = draft.seal(part, { record: consentRecord, rev: 1, prev: null, plaintext: consent })
    const role =
      asked.ask.as === 'coordinator' ? 'coordinator' : asked.ask.as === 'network' ? 'network' : 'professional'
    const terms: Terms = {
      v: 1,
      vault,
      grantee: asked.member.state.owner,
      organisation: null,
      role,
      consent: consentHash,
      compartments: lines.map(termsLine),
      end,
    }
    const offer: Offer = {
      kind: 'offer',
      request,
      terms,
      lines,
      given: choice.given.filter((w) => w.read || w.write),
    }
    draft.seal(part, { record: randomId(), rev: 1, prev: null, plaintext: encodeSealedKind(offer) })
    return approve(core, draft, family, offer)
  })
}

/** Says yes to exact terms that another holder proposed. */
export function agree(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const proposed = offersOn(core, vault, request).at(-1)
    if (!family || !proposed) return refused('no-access')
    return approve(core, draft, family, proposed.offer)
  })
}

/** Adds this holder's approval; with it the admission, when every other yes is there. */
function approve(core: Core, draft: Draft, family: Log<'family'>, offer: Offer): Refusal | null {
  const logs = offer.lines.map((line) => line.log)
  const command = { do: 'approve' as const, request: offer.request, terms: offer.terms, logs }
  const intents = decideFamily(family.state, command, core.person, deciding(core))
  if (isRefusal(intents)) return intents
  carryOutFamily(draft, draft.part(family.id, family), intents)
  return waitsFor(core, family, offer, core.person).length > 0 ? null : admit(core, draft, family, offer)
}

/** Who still has to say yes to these exact terms, apart from `except` who is saying it now. */
export function waitsFor(
  core: Core,
  family: Log<'family'>,
  offer: Offer,
  except: string | null = null,
): string[] {
  const hash = termsHash(offer.terms)
  const now = deciding(core)
  const missing = new Set<string>()
  for (const { log } of offer.lines) {
    const policy = policyOver(family.state, log)
    if (!policy) continue
    const yes = approversOf(family.state, hash, policy, now)
    for (const person of policy.grant) {
      const own = core.replica.memberLog(family.id, person)?.state.approvals
      const said = own?.some(
        (a) =>
          a.terms === hash &&
          a.policies.some((p) => p.policy === policy.policy && p.version === policy.version),
      )
      if (person !== except && !yes.includes(person) && !said) missing.add(person)
    }
  }
  return [...missing]
}

/** Lets the grantee into every map of the offer, and the people there know of them. */
function admit(core: Core, draft: Draft, family: Log<'family'>, offer: Offer): Refusal | null {
  const now = deciding(core)
  const asked = requestsOf(core, family.id).find((r) => r.id === offer.request)
  if (!asked) return refused('no-access')
  const { grantee } = offer.terms
  const person: Person = {
    person: grantee,
    profile: asked.ask.profile,
    shape: offer.terms.role === 'network' ? 'network' : 'helper',
    coordinator: offer.terms.role === 'coordinator',
  }
  const terms = termsHash(offer.terms)
  for (const { log: id, may, history, end, salt } of offer.lines) {
    const map = core.replica.log(id, 'compartment')
    if (!map) return refused('no-access')
    const intents = decideCompartment(
      map.state,
      { do: 'admit', person: grantee, may, history, end, terms, salt },
      now,
    )
    if (isRefusal(intents)) return intents
    draft.carryOut(draft.part(id, map), intents)
    writeMapCard(core, draft, map, (card: MapCard) => ({ ...card, people: withPerson(card.people, person) }))
  }
  const roll = rollOf(core, family.id)?.value
  if (roll) writeRoll(core, draft, family, { ...roll, people: withPerson(roll.people, person) })
  return null
}

/** Admissions for which every yes is there and this person holds the keys: the last yes may come from elsewhere. */
export async function admitWhoWaits(core: Core): Promise<void> {
  for (const family of core.replica.of('family')) {
    if (!core.holds(family.id)) continue
    for (const opened of core.contents.of(family.id)) {
      const offer = parseSealedKind(opened.bytes)
      if (offer?.kind !== 'offer' || !isWaiting(core, family, offer)) continue
      await core.act(family.id, (draft) => {
        const now = core.replica.log(family.id, 'family')
        return now && isWaiting(core, now, offer) ? admit(core, draft, now, offer) : refused('no-change')
      })
    }
  }
}

const isWaiting = (core: Core, family: Log<'family'>, offer: Offer): boolean => {
  const hash = termsHash(offer.terms)
  const some = family.state.terms.has(hash) && family.state.approvals.some((a) => a.terms === hash)
  const open = offer.terms.end > deciding(core) && waitsFor(core, family, offer).length === 0
  const request = requestsOf(core, family.id).find((r) => r.id === offer.request)
  const unused = offer.lines.every(
    (line) => core.replica.log(line.log, 'compartment')?.state.used.includes(hash) === false,
  )
  return some && open && request !== undefined && !request.withdrawn && unused
}

export function decline(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const asked = requestsOf(core, vault).find((r) => r.id === request)
    if (!family || !asked) return refused('no-access')
    const command = { do: 'decline' as const, request, grantee: asked.member.state.owner }
    const intents = decideFamily(family.state, command, core.person, deciding(core))
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })
}

/** Ends everything of a person: out of every map, with new keys for who stays, in one entry. */
export function takeBack(core: Core, vault: string, person: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family) return refused('no-access')
    const now = deciding(core)
    const maps = mapsOf(core, vault).filter(({ log }) => accessOf(log.state, person) !== null)
    const command = { do: 'revoke' as const, grantee: person, logs: maps.map(({ log }) => log.id) }
    const intents = decideFamily(family.state, command, core.person, now)
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    const revoked = intents.flatMap((intent) => (intent.type === 'revoke' ? intent.logs : []))
    for (const { log } of maps.filter(({ log }) => revoked.includes(log.id))) {
      const removal = decideCompartment(log.state, { do: 'remove', person }, now)
      if (isRefusal(removal)) return removal
      draft.carryOut(draft.part(log.id, log), removal)
    }
    return null
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

/** Says who comes and why, then fetches: opens maps for half an hour on this device. */
export async function visit(core: Core, vault: string, logs: readonly string[]): Promise<Refusal | Done> {
  const made = await core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    if (!own) return refused('no-access')
    const byGrant = new Map<string, string[]>()
    for (const id of logs) {
      const map = core.replica.log(id, 'compartment')
      const terms = map && core.served.has(id) ? accessOf(map.state, core.person)?.terms : null
      if (terms) byGrant.set(terms, [...(byGrant.get(terms) ?? []), id])
    }
    if (byGrant.size === 0) return refused('no-access')
    for (const [grant, compartments] of byGrant) {
      const intents = decideMember(own.state, { do: 'visit', compartments, grant, purpose: 'care' })
      if (isRefusal(intents)) return intents
      draft.part(own.id, own).events.push(...intents)
    }
    return null
  })
  if (!isRefusal(made)) for (const id of logs) await core.openMap(id)
  return made
}

/** One's own next revision of a record: used where somebody may write. */
export const revisionIn = (log: Log<'compartment'>, record: string) => nextRevision(log.state, record)
