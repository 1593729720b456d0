// What a screen sees of an account that is open: people, maps, lines.
import type { EvidenceCode } from '#shared/log/evidence.ts'
import type { MapName } from '#web/child/maps.ts'
import type { TimelineEntry } from '#web/child/timeline.ts'
import type { Past } from '#web/consent/request.ts'
import type { ConsentState } from '#web/consent/state.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { Claim } from '#web/people/claim.ts'
import type { Member } from '#web/people/directory.ts'
import type { Plan } from '#web/plan/state.ts'
import type { CommonRefusal } from './outcome.ts'

export type { EvidenceCode } from '#shared/log/evidence.ts'

export type Snapshot =
  | { at: 'loading' }
  /** no account on this device */
  | { at: 'empty' }
  | { at: 'locked' }
  | { at: 'open'; view: View }

export type View = {
  me: {
    person: string
    name: string
    as: 'parent' | 'young' | 'professional' | 'network'
    /** the public key of this device, base64url, as `Proof.device` names the device of a line */
    device: string
  }
  account: AccountView
  connection: 'online' | 'offline'
  /** How many things wait on this device to be sent. */
  queued: number
  /** What waited and was refused when it was sent. */
  unsent: readonly Unsent[]
  vaults: readonly VaultView[]
}

/** One's own account: what only its owner sees. */
export type AccountView = {
  devices: readonly DeviceView[]
  /** The password that opens this device was replaced on another one. */
  passwordReplaced: boolean
  /** When the sheet in force was made and each half was last read back, Unix seconds; null: never. */
  /** Who has a part of the herstelcode on paper, and how many of them give it back; null: nobody. A name may be lost. */
  helpers: { needed: number; names: readonly (string | null)[] } | null
  sheet: { made: number | null; practised: { sheet: number | null; strip: number | null } }
}

export type DeviceView = {
  device: string
  /** what its owner calls it */
  name: string | null
  /** the one in hand */
  here: boolean
  /** when it came and when it was put out, Unix seconds by the clock of the device that did it */
  since: number
  until: number | null
}

/** Words that could not be sent: kept on this device until somebody has read why. */
export type Unsent = { id: string; vault: string; text: string; refused: CommonRefusal }

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
  /** maps that were given and not fetched on this device: what they are shows after the first visit here */
  unopened: number
  /** the same maps, as their lines tell of them without being opened */
  closed: readonly ClosedMap[]
  /** Everybody who is no holder and has or asks something: the petals and the leaves of the flower. */
  helpers: readonly HelperView[]
  requests: readonly RequestView[]
  /** Of who holds the vault: codes that still work. */
  codes: readonly CodeView[]
  /** The pages of network members that are read here, with what stands on them. */
  pages: readonly PageView[]
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
  /** Two signed heads that are kept here: when they were noticed (Unix seconds), and whether somebody decided to go on. */
  evidence?: { code: EvidenceCode; noticed: number; settled: boolean } | undefined
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
  /** while everything in it is sealed again on this device: how many texts are, of how many */
  resealing: { done: number; of: number } | null
  /** texts that were left for this map and that a keeper's software still has to put into it, as far as is known here */
  waiting: number
  lines: number
  /** who wrote last, when (Unix seconds), known without opening */
  last: { person: string; time: number; line: number } | null
  /** content is on this device: always for who decides, after a visit for a grantee */
  opened: boolean
}

/** A map whose name is not on this device. */
export type ClosedMap = {
  log: string
  /** when this person last fetched it, on any device (Unix seconds); null: never */
  fetched: number | null
  last: MapView['last']
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
  /** 24 digits that they see on their own screen too, when the server stands between nobody */
  number: string
  /** which holder compared it, and when (Unix seconds); null: nobody yet, or not known to who does not hold the vault */
  compared: { by: string; time: number } | null
  /** somebody of the same name was compared before: this is another account */
  otherBefore: boolean
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
  /** maps were opened by it: now, or before it ended */
  given: boolean
  /** who still has to say something */
  waitsFor: readonly string[]
  /** exact terms another holder already approved */
  proposed: { by: string; given: readonly Wish[]; past: Past; end: string } | null
}

/** A code somebody was given, as long as it works. */
export type CodeView = {
  invite: string
  /** who made it, and when (Unix seconds) */
  by: string
  made: number
  /** Unix seconds */
  end: number
  /** for how many people it was made, and how many of them asked by it */
  uses: number
  asked: number
}

/** One network member's page: their own agreements and what the family wrote for them. */
export type PageView = {
  log: string
  member: { id: string; name: string }
  may: 'read' | 'write' | 'both'
  opened: boolean
  entries: readonly TimelineEntry[]
}

export type Receipt = {
  person: string
  time: number
  line: LineRef
  /** maps that got a new key */
  rotated: readonly {
    log: string
    name: MapName
    child: string | null
    /** texts in it whose key still lies under a key from before; 0 when all was sealed again, or is not this person's to do */
    older: number
  }[]
  /** who was given a new key then, over those maps */
  given: readonly string[]
  /** what had been fetched, per map, last day */
  fetched: readonly { log: string; name: MapName; child: string | null; time: number }[]
}

export type LogKind = 'access' | 'fetch' | 'plan' | 'device' | 'write' | 'family'

export type LogLine = {
  ref: LineRef
  /** which of the line's sentences this is, from 0: a line says as much as its events do */
  nth: number
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

/** What was printed. */
export type Copied = 'plan' | 'receipt'

/** What a line says, as data for a sentence. */
export type LogWhat =
  | { is: 'vault-started' }
  | { is: 'map-made' }
  | { is: 'invited'; uses: number; end: number }
  /** by hand, or because its end had come */
  | { is: 'code-ended'; by: 'hand' | 'end' }
  | { is: 'asked'; maps: number }
  | { is: 'approved'; maps: number; end: number }
  | { is: 'declined' }
  | { is: 'admitted'; may: 'read' | 'write' | 'both'; past: Past; end: number }
  | { is: 'narrowed'; may: 'read' | 'write' | 'both'; end: number }
  | { is: 'taken-back'; maps: number }
  | { is: 'expired' }
  | { is: 'rotated' }
  /** so many texts were sealed again under the newest key */
  | { is: 'resealed'; count: number }
  | { is: 'fetched'; maps: readonly string[] }
  | { is: 'wrote'; record: string; rev: number; proposal: boolean }
  /** somebody made a copy that cannot be taken back */
  | { is: 'copied'; of: Copied }
  | { is: 'dropped' }
  | { is: 'adopted' }
  | { is: 'erased' }
  | { is: 'holder-added' }
  | { is: 'holder-removed' }
  | { is: 'policy' }
  | { is: 'other'; type: string }

/** The ticks of a line, in the order in which they are shown. */
export type Proof = {
  /** its signatures were checked here; null: still being checked */
  signed: boolean | null
  device: string
  /** follows the line before it: nothing was taken out; null: still being checked */
  chained: boolean | null
  /** index of the leaf in the public register that covers it; null: not yet */
  registered: number | null
  /** for a controller: the leaf's hash and the root after it, base64url */
  leaf: string
  root: string
}
