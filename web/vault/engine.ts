// What may be asked of the client engine. No keys, no log formats: people, maps, answers.
import type { Entry, Reply } from '#web/child/entry.ts'
import type { Past } from '#web/consent/request.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { Claim } from '#web/people/claim.ts'
import type { PlanCommand, PlanRefusal } from '#web/plan/decide.ts'
import type { Authority } from './engine-authority.ts'
import type { Comparing } from './engine-compare.ts'
import type { AboutEvidence } from './engine-evidence.ts'
import type { Invitation, Invited, Outcome } from './outcome.ts'
import type { LineRef, Receipt, Snapshot } from './shown.ts'

export type { CommonRefusal, Invitation, Invited, Outcome } from './outcome.ts'

/** The engine: one per open tab. Everything a screen shows is in the snapshot; commands change it through the log. */
export interface Engine extends Authority, AboutEvidence, Comparing {
  snapshot(): Snapshot
  /** Called after each change of the snapshot; gives back how to stop. */
  subscribe(listener: () => void): () => void

  /** Makes keys and both codes on this device. Nothing is sent before `begin`; forgetting it loses nothing. */
  prepareAccount(input: NewAccount): Promise<PreparedAccount>
  /** A device that is new to this account: the inlogcode and the password. */
  signIn(input: { code: string; password: string }): Promise<Outcome<SignInRefusal>>
  /** The strip alone: says whether it opens an account. Its `renew` sets a new password, with a new sheet. */
  recover(code: string): Promise<Outcome<SignInRefusal> & { strip?: Strip }>
  /** The papers of helpers in place of the strip. `wrong`: which of them (from 0) is none, or twice the same. */
  recoverWith(
    codes: readonly string[],
  ): Promise<Outcome<SignInRefusal | 'share-wrong'> & { strip?: Strip; wrong?: readonly number[] }>
  /** A new device without paper: what it shows, for one that knows the account to let it in. */
  askIn(): Promise<Outcome & { asking?: AskingIn }>
  /** This device, which knows the account. */
  unlock(password: string): Promise<Outcome<'wrong-password'>>
  /** Forgets every key in memory. What is queued stays sealed on the device. */
  lock(): void
  /** Ends the session and forgets the account on this device. */
  signOut(): Promise<void>
  /** Ends every session of this account, on all devices. */
  signOutEverywhere(): Promise<Outcome>

  /** Another password, the present one asked again. The sheet stays as it is. */
  changePassword(input: { now: string; next: string }): Promise<Outcome<'wrong-password'>>
  /**
   * For when somebody else may know the password or the sheet: a new inlogcode, with `strip` a new herstelcode too, and a
   * new user key. Nothing has changed before `begin`.
   */
  renewSheet(input: {
    now: string
    next: string
    strip: boolean
  }): Promise<Outcome<'wrong-password'> & { prepared?: PreparedAccount }>
  /** The password that was set on another device, so that it opens this one too. */
  followPassword(password: string): Promise<Outcome<'wrong-password'>>
  /** Reads a code of the paper back: which half it is, when it still lets its owner in. Only the date is kept. */
  practise(code: string): Promise<Outcome<'code-wrong' | 'not-in-force'> & { half?: 'sheet' | 'strip' }>
  /** Parts the herstelcode over helpers' papers: any `needed` of them give it back. Nothing has changed before `begin`. */
  shareRecovery(input: {
    strip: string
    password: string
    needed: number
    names: readonly string[]
  }): Promise<Outcome<'wrong-password' | 'code-wrong' | 'not-in-force'> & { shares?: PreparedShares }>
  nameDevice(device: string, name: string): Promise<Outcome>
  /** Meets a new device by the code it shows. Nothing is written before it is let in. */
  meetDevice(
    code: string,
  ): Promise<Outcome<'code-wrong' | 'pairing-differs' | 'pairing-ended'> & { met?: MetDevice }>
  /** Puts a device out, the password asked again. */
  revokeDevice(device: string, password: string): Promise<Outcome<'wrong-password' | 'device-unknown'>>

  /** Lets go of words that could not be sent, once somebody has read why. */
  letGo(id: string): Promise<void>
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

  /** Keeps what is typed at a place on screen and not saved yet, sealed on this device; `null`: no longer needed.
   * False: nothing is open, so nothing was kept. */
  keepDraft(place: string, text: string | null): Promise<boolean>
  /** What was typed there before; null when nothing was, or nothing is open. @throws {SealError} when tampered with */
  draft(place: string): Promise<string | null>

  /** A code for somebody who will ask for access: what they see of the family is its name and these children's names. */
  invite(
    vault: string,
    input: { children: readonly string[]; days: number; uses: number },
  ): Promise<Outcome & { invitation?: Invitation }>
  /** Ends a code before its time: who opens it then hears that it no longer works. */
  endInvite(vault: string, invite: string): Promise<Outcome>
  /** Gives what was asked, or a part of it. Everyone who decides must give exactly the same. */
  give(vault: string, request: string, choice: Choice): Promise<Outcome>
  /** Says yes to the exact terms another holder proposed. */
  agree(vault: string, request: string): Promise<Outcome>
  decline(vault: string, request: string): Promise<Outcome>
  /** Ends everything of this person in this vault, with new keys; the receipt says what happened. */
  takeBack(vault: string, person: string): Promise<Outcome & { receipt?: Receipt }>
  /**
   * Seals everything that stands in a map again, so that no key from before opens any of it at the server. Long work: how
   * far it is stands in the snapshot, and it goes on by itself after this tab was closed.
   */
  resealMap(vault: string, log: string): Promise<Outcome>
  /** Less than somebody has now: in some maps, with less right, or until an earlier day. Never more. */
  narrow(vault: string, person: string, to: readonly Narrower[]): Promise<Outcome>
  /** What an earlier taking back did, from the logs. */
  receipt(vault: string, person: string, line: number): Receipt | null

  /** A professional: what a family's code leads to, before anything is asked. */
  openInvitation(code: string): Promise<Outcome<'code-wrong' | 'invitation-closed'> & { invited?: Invited }>
  ask(invited: Invited, request: AskFor): Promise<Outcome>
  /** Asks again, or for longer, in a vault where one asked before: no code is needed. */
  askAgain(vault: string, request: AskFor): Promise<Outcome>
  withdrawRequest(vault: string, request: string): Promise<Outcome>
  /** A professional opens maps for half an hour; the family sees that they were fetched. */
  visit(vault: string, logs: readonly string[]): Promise<Outcome>

  /** Puts into the log that a copy is made that cannot be taken back: before it is printed. */
  copied(vault: string, copy: Copy): Promise<Outcome>

  /** The file with which somebody without an account can verify the logs of this vault. */
  exportLogs(vault: string): Promise<Uint8Array>
  /**
   * The proof of one line, for the same; `text`: with the one text it names, and with no other. Null while the public
   * register does not hold the line yet.
   */
  exportLine(ref: LineRef, text: boolean): Promise<Uint8Array | null>
}

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never

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

export type Strip = {
  /** Makes the new codes on this device. Nothing has changed before `begin`; then the old password and sheet are void. */
  renew(password: string): Promise<PreparedAccount>
}

/** A new device that was met. `compare`: the number it shows must be typed over. */
export type MetDevice = {
  compare: boolean
  letIn(input: {
    password: string
    number: string
  }): Promise<Outcome<'wrong-password' | 'pairing-differs' | 'pairing-ended'>>
}

/** What a new device shows while it asks to be let in. */
export type AskingIn = {
  /** for a QR code, or to paste */
  long: string
  /** eight characters to type */
  short: string
  /** The six digits to type over on the other device, once it has answered; null when nobody did. */
  number: Promise<string | null>
  /** Whether the other device let this one in. */
  letIn: Promise<boolean>
  /** Then the account's password opens it here. */
  moveIn(password: string): Promise<Outcome<'wrong-password'>>
  stop(): void
}

/** Papers for helpers, one each. */
export type PreparedShares = {
  slips: readonly { name: string; code: readonly string[] }[]
  begin(): Promise<Outcome>
}

export type NewChild = { name: string; birth?: string; expected?: string }

/** What somebody keeps in one map; `end` is a day, at most the one they have. */
export type Narrower = { log: string; may: 'none' | 'read' | 'write' | 'both'; end: string }

export type Choice = { given: readonly Wish[]; past: Past; end: string }

/** What is printed: the plan, or the receipt of somebody's access. */
export type Copy = { of: 'plan' } | { of: 'receipt'; person: string }

export type AskFor = {
  purpose: string
  wishes: readonly Wish[]
  past: Past
  end: string
  role?: string
  coordinator?: boolean
}
