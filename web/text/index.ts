// Text: every sentence a person reads, per language. The front of the Dutch is there from the start; the rest comes with the
// engine, English when it is chosen.
//
// How a screen adds its text:
//   1. `nl/<screen>.ts` exports one object: strings, functions of already formatted pieces that give a string, and
//      groups of those. `en/<screen>.ts` exports the same, declared as `typeof dutch`, so that a missing or extra key
//      does not compile.
//   2. One line in `nl.ts` and one in `en.ts`; in `nl/front.ts` when it is shown before somebody is in.
//   3. In the screen: `import { say, t } from '#web/app/text.ts'`, then `t().<screen>.title`. Both are signals: call
//      them where they are shown. `say()` formats what a sentence is made of (dates, ages, numbers, lists); a sentence
//      takes the result: `t().home.evaluation(say().inDays(6))`.
// Words that several screens use (maps, shapes, refusals, buttons) stand in `common.ts` and `refusal.ts`.
// Writing: B1, *u* (`nl/je.ts` makes that *je* for a young person), at most twelve words, names before roles. `\u00a0`
// between a number and what it counts, `\u00ad` in long words.
import type { nl } from './nl.ts'

export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

/** All text in one language. */
export type Text = typeof nl
