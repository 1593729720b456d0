// Plan: two years of the gezinsplan of De Boer, in the order it happened.
import { planFirst } from './plan-first.ts'
import { planNow } from './plan-now.ts'
import { planPast } from './plan-past.ts'
import type { PlanStep } from './types.ts'

export const plan: readonly PlanStep[] = [...planFirst, ...planPast, ...planNow]
