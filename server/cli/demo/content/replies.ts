// Replies: what the family answered, kept with the line it answers.
import type { ReplyRow } from './types.ts'

export const replies: readonly ReplyRow[] = [
  {
    ago: 600,
    at: '20:30',
    by: 'noor',
    to: { child: 'sam', map: 'school', ago: 601, by: 'lieke' },
    text: 'Thuis is hij niet stil. Hij moet mensen eerst leren kennen.',
  },
  {
    ago: 351,
    at: '21:05',
    by: 'daan',
    to: { child: 'sam', map: 'hulp', ago: 352, by: 'fatima' },
    text: 'Dit raakte ons. We praten nu niet meer over rekeningen als de kinderen erbij zijn.',
  },
  {
    ago: 5,
    at: '20:10',
    by: 'noor',
    to: { child: 'sam', map: 'school', ago: 6, by: 'lieke' },
    text: 'Sam sliep die week op de bank, omdat zijn kamer werd geverfd.',
  },
  {
    ago: 130,
    at: '20:45',
    by: 'noor',
    to: { child: 'lotte', map: 'gezondheid', ago: 131, by: 'wilma' },
    text: 'Dank u. Ze vond het bij u wel heel gezellig.',
  },
  {
    ago: 477,
    at: '21:20',
    by: 'noor',
    to: { child: 'bram', map: 'hulp', ago: 478, by: 'peter' },
    text: 'Wij geven niet toe, wij wachten. Bram kan dan zelf opstaan. Wij willen hierover praten, niet erover lezen.',
  },
  {
    ago: 587,
    at: '20:50',
    by: 'daan',
    to: { child: 'bram', map: 'hulp', ago: 588, by: 'peter' },
    text: 'Strenger hebben we geprobeerd. Toen sliep hij helemaal niet meer.',
  },
  {
    ago: 128,
    at: '20:15',
    by: 'noor',
    to: { child: 'bram', map: 'school', ago: 129, by: 'hein' },
    text: 'Dat zien wij thuis ook. Laten we het in de evaluatie bespreken.',
  },
  {
    ago: 207,
    at: '21:10',
    by: 'daan',
    to: { child: 'yara', map: 'hulp', ago: 208, by: 'joris' },
    text: 'Het hoekje onder de trap is van haar. Daar laten we haar met rust.',
  },
  {
    ago: 337,
    at: '20:35',
    by: 'noor',
    to: { child: 'pim', map: 'gezondheid', ago: 338, by: 'marieke' },
    text: 'Hij had toen tien dagen griep en wilde alleen drinken.',
  },
]
