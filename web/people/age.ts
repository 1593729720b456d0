// Age: who grants, who takes back and who reads, by a child's age. A versioned profile: laws differ and change.
import { addDays, addYears, ageOn, daysBetween } from '#web/record/day.ts'
import type { Member } from './directory.ts'

export type Rule = {
  /** All of these, to give access. */
  readonly grant: 'holders' | 'child-and-holders' | 'child'
  /** Any one of these, to take it back. */
  readonly revoke: 'holders' | 'child-or-holders' | 'child'
  readonly read: 'holders' | 'child-and-holders' | 'child'
  /** Below the first step a child has a view that fits the age; it is no reader with keys of its own. */
  readonly childView: 'age-fit' | 'own'
}

export type Stage = { readonly from: number; readonly rule: Rule }

export type AgeProfile = {
  readonly version: string
  /** From young to old; the first from 0, before birth included. */
  readonly stages: readonly [Stage, ...Stage[]]
  /** In place of the stage's rule for who is recorded as unable to judge this matter, from–until in years. */
  readonly unable: { readonly from: number; readonly until: number; readonly rule: Rule }
  readonly warnDays: number
}

/** The Netherlands in 2026: WGBO and Jeugdwet ages. */
export const NL_2026: AgeProfile = {
  version: 'nl-2026',
  stages: [
    { from: 0, rule: { grant: 'holders', revoke: 'holders', read: 'holders', childView: 'age-fit' } },
    {
      from: 12,
      rule: {
        grant: 'child-and-holders',
        revoke: 'child-or-holders',
        read: 'child-and-holders',
        childView: 'own',
      },
    },
    { from: 16, rule: { grant: 'child', revoke: 'child', read: 'child', childView: 'own' } },
    { from: 18, rule: { grant: 'child', revoke: 'child', read: 'child', childView: 'own' } },
  ],
  unable: {
    from: 12,
    until: 18,
    rule: { grant: 'holders', revoke: 'holders', read: 'holders', childView: 'own' },
  },
  warnDays: 30,
}

type Aged = Pick<Member, 'birth' | 'expected' | 'unable'>

/** The stage a child is in on a day; who is not born yet is in the first. */
export function stageOn(profile: AgeProfile, child: Aged, today: string): Stage {
  const age = child.birth === undefined ? 0 : ageOn(child.birth, today)
  return profile.stages.findLast((stage) => age >= stage.from) ?? profile.stages[0]
}

/** Who decides for this child on that day. */
export function ruleOn(profile: AgeProfile, child: Aged, today: string): Rule {
  const age = child.birth === undefined ? 0 : ageOn(child.birth, today)
  const { from, until, rule } = profile.unable
  if (child.unable && child.unable.since <= today && age >= from && age < until) return rule
  return stageOn(profile, child, today).rule
}

/** The ids a policy names: all of `grant` to give, any of `revoke` to take back. */
export function policyFor(
  rule: Rule,
  child: string,
  holders: readonly string[],
): { readonly grant: string[]; readonly revoke: string[] } {
  return {
    grant: rule.grant === 'child' ? [child] : rule.grant === 'holders' ? [...holders] : [child, ...holders],
    revoke:
      rule.revoke === 'child' ? [child] : rule.revoke === 'holders' ? [...holders] : [child, ...holders],
  }
}

export type Transition = {
  readonly child: string
  /** The age reached: 12, 16 or 18. */
  readonly age: number
  readonly on: string
  readonly inDays: number
}

/** The children who reach a next stage within the profile's days of warning, soonest first. */
export function transitions(profile: AgeProfile, children: readonly Member[], today: string): Transition[] {
  const last = addDays(today, profile.warnDays)
  return children
    .flatMap((child) => {
      const { birth } = child
      if (birth === undefined) return []
      return profile.stages.slice(1).map((stage) => {
        const on = addYears(birth, stage.from)
        return { child: child.id, age: stage.from, on, inDays: daysBetween(today, on) }
      })
    })
    .filter((step) => step.on > today && step.on <= last)
    .sort((a, b) => a.inDays - b.inDays)
}
