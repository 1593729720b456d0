// Types: the shape of the demo's content. All days are counted back from today: 0 is today, 6 is six days ago,
// −6 is in six days. Keys are words inside this folder; real ids are made when real clients write it.

export type PersonKey = string
export type ChildKey = string
export type OrganisationKey = string

/** A moment: days ago, and `HH:MM` in Europe/Amsterdam. */
export type Moment = { readonly ago: number; readonly at: string }

export type Organisation = { readonly key: OrganisationKey; readonly name: string; readonly kvk: string }

export type Person = {
  readonly key: PersonKey
  readonly name: string
  readonly role: 'parent' | 'child' | 'network' | 'professional' | 'administrator'
  /** What they do, or what they are to the family (*oma*). */
  readonly profession?: string
  /** All they work for; the first is the one they come to the family for. */
  readonly organisations?: readonly OrganisationKey[]
  /** Who vouches for them and since when; absent: nobody has. */
  readonly attested?: readonly { readonly by: OrganisationKey; readonly ago: number }[]
  readonly claims?: readonly { readonly register: 'big' | 'agb' | 'skj'; readonly number: string }[]
  readonly password: string
}

export type Child = {
  readonly key: ChildKey
  readonly name: string
  readonly bornAgo: number
  /** The child's own account, when there is one. */
  readonly person?: PersonKey
}

export type ChildMapKey =
  | 'gezondheid'
  | 'ontwikkeling'
  | 'school'
  | 'hulp'
  | 'thuis'
  | 'documenten'
  | 'eigen-woorden'

/** A map: of a child, of the family (*gezinsplan*), or a network member's page. */
export type MapKey =
  | { readonly child: ChildKey; readonly map: ChildMapKey }
  | { readonly map: 'gezinsplan' }
  | { readonly map: 'bladzijde'; readonly member: PersonKey }

export type EntryKind = 'note' | 'observation' | 'report' | 'conversation' | 'milestone' | 'own-words'

/** One line of a child's map: days ago, time, who, kind, fact or opinion (null: not said), text, title. */
export type Row = readonly [
  ago: number,
  at: string,
  by: PersonKey,
  kind: EntryKind,
  nature: 'fact' | 'opinion' | null,
  text: string,
  title?: string,
]

/** The lines of one map, newest last. */
export type Sheet = { readonly child: ChildKey; readonly map: ChildMapKey; readonly rows: readonly Row[] }

export type Vaccination = Moment & {
  readonly by: PersonKey
  readonly child: ChildKey
  readonly vaccines: readonly string[]
  readonly title: string
}

/** The family's reply to the row that this author wrote in this map so many days ago. */
export type ReplyRow = Moment & {
  readonly by: PersonKey
  readonly to: {
    readonly child: ChildKey
    readonly map: ChildMapKey
    readonly ago: number
    readonly by: PersonKey
  }
  readonly text: string
}

/** A line on a network member's page. */
export type PageRow = Moment & { readonly by: PersonKey; readonly member: PersonKey; readonly text: string }

export type Wish = { readonly on: MapKey; readonly read: boolean; readonly write: boolean }

/** A request, and what became of it. */
export type Grant = {
  readonly key: string
  readonly to: PersonKey
  readonly organisation?: OrganisationKey
  readonly asked: Moment
  readonly purpose: string
  /** Asks to be, or to stay, zorgcoördinator. */
  readonly coordinator?: true
  /** What was asked for. */
  readonly wishes: readonly Wish[]
  readonly past: 'with-history' | 'from-today'
  /** The last day of access, in days ago. */
  readonly endAgo: number
  /** Approvals, in order. Open while somebody of the policy is missing. */
  readonly approved: readonly (Moment & { readonly by: PersonKey })[]
  readonly declined?: Moment & { readonly by: PersonKey }
  /** What was given when that is less than was asked. */
  readonly given?: readonly Wish[]
  readonly takenBack?: Moment & { readonly by: PersonKey }
}

/** One visit: these maps were fetched, for this purpose. */
export type Visit = Moment & { readonly by: PersonKey; readonly on: readonly MapKey[] }

export type Area =
  | 'housing'
  | 'money'
  | 'school-and-work'
  | 'health'
  | 'home'
  | 'network'
  | 'safety'
  | 'justice'
export type ActionStatus = 'agreed' | 'busy' | 'going-well' | 'done' | 'dropped'

/** A part of the gezinsplan. Doers, owners and guests are keys of people or children. */
export type PlanThing =
  | {
      readonly kind: 'plan-goal'
      readonly order: number
      readonly text: string
      readonly area: Area
      readonly owners: readonly string[]
      readonly measure?: string
      readonly startAgo?: number
      readonly evaluateAgo?: number
      readonly state: 'open' | 'reached' | 'stopped'
    }
  | {
      readonly kind: 'plan-action'
      readonly order: number
      readonly text: string
      readonly doers: readonly string[]
      readonly means?: string
      readonly fromAgo?: number
      readonly byAgo?: number
      readonly when?: string
      readonly status: ActionStatus
      /** The target key of the goal it serves. */
      readonly goal?: string
      readonly child?: ChildKey
    }
  | {
      readonly kind: 'plan-party'
      readonly order: number
      readonly name: string
      readonly part: 'family' | 'network' | 'professional' | 'service'
      readonly role: string
      readonly person?: PersonKey
      readonly organisation?: string
      readonly coordinator?: { readonly fromAgo: number; readonly untilAgo: number }
      readonly copy: boolean
    }
  | {
      readonly kind: 'plan-inform'
      readonly ways: readonly ('vault' | 'mail' | 'phone' | 'meeting' | 'other')[]
      readonly text?: string
    }
  | { readonly kind: 'plan-space'; readonly text: string }
  | { readonly kind: 'plan-story'; readonly onAgo: number; readonly text: string }
  | {
      readonly kind: 'plan-evaluation'
      readonly sinceAgo: number
      readonly onAgo: number
      readonly at: string
      readonly place: string
      readonly with: readonly string[]
      readonly held: boolean
      readonly points?: string
      readonly next: readonly { readonly text: string; readonly goal?: string }[]
    }

/** What people did with the plan, in order. `id` names a step that a later one cites. */
export type PlanStep = Moment & { readonly by: PersonKey; readonly id?: string } & (
    | { readonly do: 'write'; readonly target: string; readonly thing: PlanThing; readonly why?: string }
    | {
        readonly do: 'answer'
        readonly to: string
        readonly answer: 'yes' | 'no' | 'discuss'
        readonly note?: string
      }
    | {
        readonly do: 'progress'
        readonly target: string
        readonly status: ActionStatus
        readonly note?: string
      }
    | { readonly do: 'present'; readonly asks: readonly PersonKey[] }
    | { readonly do: 'agree'; readonly to: string; readonly agrees: boolean; readonly note?: string }
    | { readonly do: 'turn'; readonly to: 'draft' | 'running' | 'evaluated' | 'closed' }
  )

export type Family = {
  readonly key: string
  readonly name: string
  readonly started: Moment & { readonly by: PersonKey }
  /** Holders and the young person who came after the first. */
  readonly joined: readonly (Moment & { readonly person: PersonKey })[]
  readonly children: readonly Child[]
  readonly sheets: readonly Sheet[]
  readonly vaccinations: readonly Vaccination[]
  readonly replies: readonly ReplyRow[]
  readonly pages: readonly PageRow[]
  readonly grants: readonly Grant[]
  readonly visits: readonly Visit[]
  readonly plan: readonly PlanStep[]
}

/** A small family that fills a professional's board: one parent, some children, one grant, a few lines. */
export type BoardFamily = {
  readonly key: string
  readonly name: string
  readonly parent: Person
  readonly children: readonly Child[]
  readonly startedAgo: number
  readonly grant: Grant
  readonly sheets: readonly Sheet[]
}
