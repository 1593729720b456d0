// De Boer: the family with ten professionals over the floor.
import { bram } from './bram.ts'
import { grants } from './grants.ts'
import { lotte } from './lotte.ts'
import { pages } from './pages.ts'
import { pim } from './pim.ts'
import { plan } from './plan.ts'
import { replies } from './replies.ts'
import { sam } from './sam.ts'
import type { Family } from './types.ts'
import { vaccinations } from './vaccinations.ts'
import { visits } from './visits.ts'
import { yara } from './yara.ts'

export const deBoer: Family = {
  key: 'de-boer',
  name: 'De Boer',
  started: { ago: 730, at: '20:10', by: 'noor' },
  joined: [
    { ago: 729, at: '19:30', person: 'sam' },
    { ago: 728, at: '21:00', person: 'daan' },
  ],
  children: [
    { key: 'sam', name: 'Sam', bornAgo: 5358, person: 'sam' },
    { key: 'lotte', name: 'Lotte', bornAgo: 4313 },
    { key: 'bram', name: 'Bram', bornAgo: 3105 },
    { key: 'yara', name: 'Yara', bornAgo: 1917 },
    { key: 'pim', name: 'Pim', bornAgo: 852 },
  ],
  sheets: [...sam, ...lotte, ...bram, ...yara, ...pim],
  vaccinations,
  replies,
  pages,
  grants,
  visits,
  plan,
}
