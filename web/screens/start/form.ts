// What is filled in while a vault is being started, and what is still missing. Nothing of it leaves this screen's memory.
import type { Claim, Register } from '#web/people/claim.ts'
import type { NewAccount, NewChild } from '#web/vault/engine.ts'

export interface ChildDraft {
  name: string
  day: string
  born: boolean
}

export interface Draft {
  as: 'parent' | 'professional'
  family: string
  name: string
  profession: string
  organisation: string
  claims: Record<Register, string>
  children: ChildDraft[]
  password: string
  again: string
}

/** What stands on the recovery sheet and its strip. */
export interface Codes {
  /** 8 groups: the inlogcode */
  code: readonly string[]
  /** 8 groups: the herstelcode on the strip */
  recovery: readonly string[]
}

export const emptyDraft = (as: Draft['as']): Draft => ({
  as,
  family: '',
  name: '',
  profession: '',
  organisation: '',
  claims: { big: '', agb: '', skj: '', kvk: '' },
  children: [],
  password: '',
  again: '',
})

export type ChildFault = 'nameMissing' | 'dayMissing' | 'birthAhead'

/** What is wrong with a child's lines, or null. */
export function childFault(child: ChildDraft, today: string): ChildFault | null {
  if (child.name.trim() === '') return 'nameMissing'
  if (child.day === '') return 'dayMissing'
  return child.born && child.day > today ? 'birthAhead' : null
}

export const childOf = (draft: ChildDraft): NewChild =>
  draft.born
    ? { name: draft.name.trim(), birth: draft.day }
    : { name: draft.name.trim(), expected: draft.day }

/** The account as the engine takes it; register numbers that were left empty are no claims. */
export function accountOf(draft: Draft): NewAccount {
  const { password } = draft
  const name = draft.name.trim()
  if (draft.as === 'parent') return { as: 'parent', name, password }
  const claims = (Object.keys(draft.claims) as Register[]).flatMap((register): Claim[] => {
    const number = draft.claims[register].trim()
    return number === '' ? [] : [{ register, number }]
  })
  return {
    as: 'professional',
    name,
    password,
    profession: draft.profession.trim(),
    organisation: draft.organisation.trim(),
    claims,
  }
}
