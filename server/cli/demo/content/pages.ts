// Pages: the one page of each network member: agreements and small messages, nothing about diagnoses.
import type { PageRow } from './types.ts'

export const pages: readonly PageRow[] = [
  {
    ago: 499,
    at: '10:30',
    by: 'noor',
    member: 'rie',
    text: 'Mam, hier zetten we wanneer je komt. Meer hoef je niet te onthouden.',
  },
  {
    ago: 498,
    at: '11:00',
    by: 'rie',
    member: 'rie',
    text: 'Mooi. Ik kan op woensdag, en op zaterdag tot vier uur.',
  },
  {
    ago: 320,
    at: '09:15',
    by: 'daan',
    member: 'rie',
    text: 'Kun je vrijdag bij Pim blijven? Wij moeten naar school van Lotte.',
  },
  { ago: 320, at: '10:05', by: 'rie', member: 'rie', text: 'Ja hoor. Ik neem soep mee.' },
  { ago: 139, at: '10:20', by: 'noor', member: 'rie', text: 'In de vakantie hoef je woensdag niet.' },
  {
    ago: 159,
    at: '19:40',
    by: 'noor',
    member: 'els',
    text: 'Fijn dat je wilt oppassen. Donderdagavond is de voetbal van Sam.',
  },
  { ago: 158, at: '08:30', by: 'els', member: 'els', text: 'Donderdag kan altijd. Ik hoor de bel vanzelf.' },
  {
    ago: 16,
    at: '20:15',
    by: 'noor',
    member: 'rie',
    text: 'Vanaf volgende week: Yara en Pim ophalen op woensdag, om half drie.',
  },
  { ago: 15, at: '09:50', by: 'rie', member: 'rie', text: 'Staat op de kalender. Ik leer Yara rummikub.' },
  { ago: 5, at: '18:20', by: 'els', member: 'els', text: 'Bram heeft zijn handschoen bij mij laten liggen.' },
]
