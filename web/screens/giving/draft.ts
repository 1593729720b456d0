// Draft: a part of a request while it is being chosen. Everything starts at nothing; more than was asked cannot be given.
import { defaultEnd, type EndRefusal, type Past, refusesEnd } from '#web/consent/request.ts'
import type { Verb, Wish } from '#web/consent/wish.ts'
import type { Choice } from '#web/vault/engine.ts'

export type Draft = {
  /** One verb per wish of the request, in its order. */
  readonly verbs: readonly Verb[]
  /** Nothing is chosen beforehand. */
  readonly past: Past | undefined
  /** `YYYY-MM-DD`, or empty */
  readonly end: string
}

/** The verbs that may be given of a wish: nothing, and each that was asked. */
export function offered(wish: Wish): Verb[] {
  if (wish.read) return wish.write ? ['none', 'read', 'read-write'] : ['none', 'read']
  return ['none', 'write']
}

/** The end that stands there first: the next evaluation, or three months on; never later than was asked. */
export function firstEnd(today: string, nextEvaluation: string | null, asked: string): string {
  const usual = defaultEnd(today, nextEvaluation)
  return usual < asked ? usual : asked
}

export const emptyDraft = (wishes: readonly Wish[], end: string): Draft => ({
  verbs: wishes.map(() => 'none'),
  past: undefined,
  end,
})

/** The draft with the terms another holder already chose. */
export function draftOf(wishes: readonly Wish[], terms: Choice): Draft {
  return {
    verbs: wishes.map((wish) => {
      const given = terms.given.find((one) => one.child === wish.child && one.map === wish.map)
      if (!given) return 'none'
      return given.read ? (given.write ? 'read-write' : 'read') : given.write ? 'write' : 'none'
    }),
    past: terms.past,
    end: terms.end,
  }
}

export type EndWrong = EndRefusal | 'missing' | 'past-asked'

/** Why this end cannot be given, or null. */
export function wrongEnd(end: string, asked: string, today: string): EndWrong | null {
  if (end === '') return 'missing'
  return refusesEnd(end, today) ?? (end > asked ? 'past-asked' : null)
}

/** What is given, without what is not: the maps set to nothing are left out. */
export function givenOf(wishes: readonly Wish[], verbs: readonly Verb[]): Wish[] {
  return wishes.flatMap(({ child, map }, at) => {
    const verb = verbs[at] ?? 'none'
    if (verb === 'none') return []
    return [{ child, map, read: verb !== 'write', write: verb !== 'read' }]
  })
}

export type Ready = { readonly choice: Choice } | { readonly missing: 'map' | 'past' | 'end' }

/** The choice to sign, or the first thing that is still to be chosen. */
export function readyOf(draft: Draft, wishes: readonly Wish[], asked: string, today: string): Ready {
  const given = givenOf(wishes, draft.verbs)
  if (given.length === 0) return { missing: 'map' }
  if (draft.past === undefined) return { missing: 'past' }
  if (wrongEnd(draft.end, asked, today) !== null) return { missing: 'end' }
  return { choice: { given, past: draft.past, end: draft.end } }
}
