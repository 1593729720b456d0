// What a screen sees of the client engine and what it may ask. No keys, no log formats: people, maps, lines, answers.

import type { Entry, Reply } from '#web/child/entry.ts'
import type { MapName } from '#web/child/maps.ts'
import type { TimelineEntry } from '#web/child/timeline.ts'
import type { Past } from '#web/consent/request.ts'
import type { ConsentState } from '#web/consent/state.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { Claim } from '#web/people/claim.ts'
import type { Member } from '#web/people/directory.ts'
import type { PlanCommand, PlanRefusal } from '#web/plan/decide.ts'
import type { Plan } from '#web/plan/state.ts'

/** The engine: one per open tab. Everything a screen shows is in the snapshot; commands change it through the log. */
export interface Engine {
  snapshot(): Snapshot
  /** Called after each change of the snapshot; gives back how to stop. */
  subscribe(listener: () => void): () => void

  /** Makes keys and both codes on this device. Nothing is sent before `begin`; forgetting it loses nothing. */
  prepareAccount(input: NewAccount): Promise<PreparedAccount>
  /** A device that is new to this account: the inlogcode and the password. */
  signIn(input: { code: string; password: string }): Promise<Outcome<SignInRefusal>>
  /** This device, which knows the account. */
  unlock(password: string): Promise<Outcome<'wrong-password'>>
  /** Forgets every key in memory. What is queued stays sealed on the device. */
  lock(): void
  /** Ends the session and forgets the account on this device. */
  signOut(): Promise<void>
  /** Ends every session of this account, on all devices. */
  signOutEverywhere(): Promise<Outcome>

  /** Asks the server for what is new, now. */
  sync(): Promise<void>

  startVault(input: {
    family: string
    name: string
    children: readonly NewChild[]
  }): Promise<Outcome & { vault?: string }>
  addChild(vault: string, child: NewChild): Promise<Outcome>
  /** Writes an entry of a child (or a reply) in a map; offline it is queued. */
  write(vault: string, log: string, content: Entry | Reply, record?: string): Promise<Outcome>
  plan(vault: string, command: WithoutIds<PlanCommand>): Promise<Outcome<PlanRefusal>>

  /** A code for somebody who will ask for access: what they see of the family is its name and these children's names. */
  invite(
    vault: string,
    input: { children: readonly string[]; days: number; uses: number },
  ): Promise<Outcome & { invitation?: Invitation }>
  /** Gives what was asked, or a part of it. Everyone who decides must give exactly the same. */
  give(vault: string, request: string, choice: Choice): Promise<Outcome>
  /** Says yes to the exact terms another holder proposed. */
  agree(vault: string, request: string): Promise<Outcome>
  decline(vault: string, request: string): Promise<Outcome>
  /** Ends everything of this person in this vault, with new keys; the receipt says what happened. */
  takeBack(vault: string, person: string): Promise<Outcome & { receipt?: Receipt }>
  /** What an earlier taking back did, from the logs. */
  receipt(vault: string, person: string, line: number): Receipt | null

  /** A professional: what a family's code leads to, before anything is asked. */
  openInvitation(code: string): Promise<Outcome<'code-wrong' | 'invitation-closed'> & { invited?: Invited }>
  ask(invited: Invited, request: AskFor): Promise<Outcome>
  withdrawRequest(vault: string, request: string): Promise<Outcome>
  /** A professional opens maps for half an hour; the family sees that they were fetched. */
  visit(vault: string, logs: readonly string[]): Promise<Outcome>

  /** The file with which somebody without an account can verify the logs of this vault. */
  exportLogs(vault: string): Promise<Uint8Array>
}

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never

/** Done, kept on this device until there is a connection, or why not. Nothing typed is lost in any case. */
export type Outcome<R extends string = never> =
  | { done: true; line?: LineRef }
  | { done: false; queued: true }
  | { done: false; queued: false; refused: R | CommonRefusal }

export type CommonRefusal =
  | 'offline'
  | 'locked'
  | 'no-access'
  | 'may-not-write'
  | 'key-is-stale'
  | 'changed-meanwhile'
  | 'register-behind'
  | 'log-alarm'
  | 'content-withheld'
  | 'too-many'
  | 'server-refused'

export type SignInRefusal = 'code-wrong' | 'sign-in-failed'

export type NewAccount = {
  name: string
  password: string
  as: 'parent' | 'professional' | 'network'
  /** of a professional */
  profession?: string
  organisation?: string
  /** the organisation's log, when it keeps one here */
  organisationLog?: string
  claims?: readonly Claim[]
}

export type PreparedAccount = {
  /** 8 groups of 5 characters: the inlogcode, useless without the password */
  code: readonly string[]
  /** 8 groups: the herstelcode on the strip, a way in by itself */
  recovery: readonly string[]
  /** Sends it to the server and opens the engine. */
  begin(): Promise<Outcome>
}

export type NewChild = { name: string; birth?: string; expected?: string }

export type Snapshot =
  | { at: 'loading' }
  /** no account on this device */
  | { at: 'empty' }
  | { at: 'locked' }
  | { at: 'open'; view: View }

export type View = {
  me: { person: string; name: string; as: 'parent' | 'young' | 'professional' | 'network'; device: string }
  connection: 'online' | 'offline'
  /** How many things wait on this device to be sent. */
  queued: number
  vaults: readonly VaultView[]
}

/** Where a line stands: numbered per log, from 1. */
export type LineRef = { log: string; line: number }

export type VaultView = {
  id: string
  /** The family's name; null until somebody may know it. */
  family: string | null
  mine: 'holder' | 'young' | 'professional' | 'coordinator' | 'network' | 'asking'
  health: Health
  people: readonly PersonView[]
  children: readonly ChildView[]
  maps: readonly MapView[]
  /** maps that were given but never fetched: what they are shows after the first visit */
  unopened: number
  /** Everybody who is no holder and has or asks something: the petals and the leaves of the flower. */
  helpers: readonly HelperView[]
  requests: readonly RequestView[]
  plan: { log: string; state: Plan; mayWrite: boolean; opened: boolean } | null
  logbook: readonly LogLine[]
  /** Of a professional: until when maps are open now (Unix seconds), null when none is. */
  openUntil: number | null
}

export type Health = {
  is: 'checked' | 'checking' | 'behind' | 'alarm'
  /** lines checked, over all logs of this vault that this person reads */
  lines: number
  /** Unix seconds of the newest beat that was verified */
  seen: number
  /** What is wrong, in the code of the rule that is broken, and where. */
  alarm: { code: string; log: string; line: number | null } | null
}

export type Shape = 'family' | 'child' | 'helper' | 'network'

export type PersonView = {
  person: string
  name: string
  initials: string
  shape: Shape
  /** petal colour 1–10 of a helper */
  petal: number | null
  /** child colour 1–5 */
  child: number | null
  /** kinderfysiotherapeut, ouder, oma */
  role: string
  organisation: string | null
}

export type ChildView = {
  id: string
  name: string
  member: Member
  /** ribbon 1–5 */
  colour: number
  /** whole years today; null before birth */
  age: number | null
  expected: string | null
  /** the young person's account, once they have one */
  person: string | null
  maps: readonly MapView[]
  timeline: readonly TimelineEntry[]
  /** what the child says in own words, newest first */
  ownWords: readonly TimelineEntry[]
  /** lines whose content could not be opened, and whose fault that is */
  unopened: readonly { log: string; line: number; why: 'withheld' | 'broken' | 'no-key' | 'new-kind' }[]
}

export type MapView = {
  log: string
  name: MapName
  child: string | null
  /** whose page it is, of a `bladzijde` */
  member: string | null
  may: 'read' | 'write' | 'both'
  /** who besides the family may see it */
  readers: readonly string[]
  /** somebody still holds the key who no longer may; a keeper's software owes a new one */
  stale: boolean
  lines: number
  /** who wrote last, when (Unix seconds), known without opening */
  last: { person: string; time: number; line: number } | null
  /** content is on this device: always for who decides, after a visit for a grantee */
  opened: boolean
}

export type HelperView = {
  person: string
  shape: 'helper' | 'network'
  /** what they have now; empty when they only ask */
  maps: readonly {
    log: string
    name: MapName
    child: string | null
    may: 'read' | 'write' | 'both'
    end: number
  }[]
  end: number | null
  asks: boolean
  coordinator: boolean
  /** last time they fetched something, Unix seconds */
  fetched: number | null
  /** the organisation that confirms them now, and since when; null when nobody does */
  confirmed: { organisation: string; since: number } | null
  claims: readonly Claim[]
}

export type RequestView = {
  id: string
  person: string
  purpose: string
  wishes: readonly (Wish & { log: string | null })[]
  past: Past
  end: string
  asked: number
  state: ConsentState
  /** who still has to say something */
  waitsFor: readonly string[]
  /** exact terms another holder already approved */
  proposed: { by: string; given: readonly Wish[]; past: Past; end: string } | null
}

export type Choice = { given: readonly Wish[]; past: Past; end: string }

export type Receipt = {
  person: string
  time: number
  line: LineRef
  /** maps that got a new key */
  rotated: readonly { log: string; name: MapName; child: string | null }[]
  /** who holds a key now, over those maps */
  holds: readonly string[]
  /** what had been fetched, per map, last day */
  fetched: readonly { log: string; name: MapName; child: string | null; time: number }[]
}

export type Invitation = {
  /** 8 groups of 5 characters, to type */
  code: readonly string[]
  /** the same in the fragment of a link */
  link: string
  end: number
  uses: number
}

export type Invited = {
  vault: string
  family: string
  children: readonly { id: string; name: string }[]
  /** opaque: what asking needs */
  token: string
}

export type AskFor = {
  purpose: string
  wishes: readonly Wish[]
  past: Past
  end: string
  role?: string
  coordinator?: boolean
}

export type LogKind = 'access' | 'fetch' | 'plan' | 'device' | 'write' | 'family'

export type LogLine = {
  ref: LineRef
  /** null: the family's own log */
  map: { name: MapName; child: string | null } | null
  kind: LogKind
  /** who did it */
  person: string
  /** about whom, when it is about somebody else */
  about: string | null
  what: LogWhat
  /** Unix seconds by the author's clock: shown */
  time: number
  /** Unix seconds that decide */
  seen: number
  proof: Proof
  /** same-day fetches of the same map by the same person are folded */
  times: number
}

/** What a line says, as data for a sentence. */
export type LogWhat =
  | { is: 'vault-started' }
  | { is: 'map-made' }
  | { is: 'invited'; uses: number; end: number }
  | { is: 'asked'; maps: number }
  | { is: 'approved'; maps: number; end: number }
  | { is: 'declined' }
  | { is: 'admitted'; may: 'read' | 'write' | 'both'; past: Past; end: number }
  | { is: 'narrowed'; may: 'read' | 'write' | 'both'; end: number }
  | { is: 'taken-back'; maps: number }
  | { is: 'expired' }
  | { is: 'rotated' }
  | { is: 'fetched'; maps: readonly string[] }
  | { is: 'wrote'; record: string; rev: number; proposal: boolean }
  | { is: 'dropped' }
  | { is: 'adopted' }
  | { is: 'erased' }
  | { is: 'holder-added' }
  | { is: 'holder-removed' }
  | { is: 'policy' }
  | { is: 'other'; type: string }

/** The ticks of a line, in the order in which they are shown. */
export type Proof = {
  signed: boolean
  device: string
  /** follows the line before it: nothing was taken out */
  chained: boolean
  /** index of the leaf in the public register that covers it; null: not yet */
  registered: number | null
  /** for a controller: the leaf's hash and the root after it, base64url */
  leaf: string
  root: string
}
