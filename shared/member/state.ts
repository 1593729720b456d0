// What a member log says: what somebody asked, approved, fetched and dropped in one vault.
import type { MemberApprove } from './events.ts'

export type RequestState = {
  leaf: string
  record: string
  body: string
  invite: string | null
  time: number
  withdrawn: boolean
}
export type Visit = {
  compartments: readonly string[]
  grant: string
  purpose: string
  device: string
  time: number
  seq: number
}
export type DropState = {
  leaf: string
  log: string
  record: string
  rev: number
  body: string
  box: string
  size: number
  schema: number
  files: readonly string[]
  time: number
}

export type MemberState = {
  vault: string
  owner: string
  requests: readonly RequestState[]
  approvals: readonly (Omit<MemberApprove, 'type'> & { time: number })[]
  declines: readonly { request: string; grantee: string; time: number }[]
  /** newest last; at most the 256 newest are kept in the state */
  visits: readonly Visit[]
  drops: readonly DropState[]
  declarations: readonly { leaf: string; time: number }[]
}
