// How a command ended, and what a code and an invitation are: said alike by every part of the engine.

/** Done, kept on this device until there is a connection, or why not. Nothing typed is lost in any case. */
export type Outcome<R extends string = never> =
  | { done: true }
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
  | 'too-long'
  | 'vault-full'
  | 'end-passed'
  | 'nothing-given'
  | 'no-change'
  | 'takes-both'
  | 'others-decide'
  | 'erased'
  | 'invitation-closed'
  | 'request-lapsed'
  | 'device-ended'
  | 'server-refused'

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
