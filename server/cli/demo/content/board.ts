// Board: small families round Fatima, so that a professional's board is as full as a real one.
import type { BoardFamily, ChildMapKey, OrganisationKey, Row, Wish } from './types.ts'

const full: readonly ChildMapKey[] = ['gezondheid', 'ontwikkeling', 'school', 'hulp', 'thuis', 'documenten']

/** A family with its parent, its children (name and age in years), how long she may see how many maps, and some lines. */
function family(
  key: string,
  name: string,
  parent: string,
  children: readonly (readonly [name: string, years: number])[],
  maps: number,
  endAgo: number,
  rows: readonly Row[],
  organisation: OrganisationKey = 'linde',
): BoardFamily {
  const kids = children.map(([child, years]) => ({
    key: `${key}-${child.toLowerCase()}`,
    name: child,
    bornAgo: Math.round(years * 365.25) + 120,
  }))
  const places = kids.flatMap((child) => full.map((map) => ({ child: child.key, map })))
  const first = kids[0]?.key ?? key
  const hulp = places.filter((place) => place.map === 'hulp')
  const chosen = [...hulp, ...places.filter((place) => place.map !== 'hulp')].slice(0, maps)
  const wishes: Wish[] = chosen.map((on) => ({ on, read: true, write: on.map === 'hulp' }))
  return {
    key,
    name,
    parent: {
      key: `${key}-ouder`,
      name: parent,
      role: 'parent',
      password: `de voordeur van ${key} is groen`,
    },
    children: kids,
    startedAgo: 90,
    grant: {
      key: `${key}-fatima`,
      to: 'fatima',
      organisation,
      asked: { ago: 85, at: '09:30' },
      purpose: 'Ik wil weten wat er speelt, zodat u het niet twee keer hoeft te vertellen.',
      wishes,
      past: 'with-history',
      endAgo,
      approved: [{ ago: 84, at: '19:45', by: `${key}-ouder` }],
    },
    sheets: [{ child: first, map: 'hulp', rows }],
  }
}

export const board: readonly BoardFamily[] = [
  family(
    'aydin',
    'Aydin',
    'Elif Aydin',
    [
      ['Deniz', 9],
      ['Ayla', 6],
    ],
    11,
    -111,
    [
      [
        80,
        '10:15',
        'fatima',
        'conversation',
        'fact',
        'Deniz wil een keer met zijn vader komen.',
        'Kennismaking',
      ],
      [5, '20:10', 'aydin-ouder', 'note', null, 'Deniz heeft drie nachten doorgeslapen.'],
    ],
  ),
  family('van-houten', 'Van Houten', 'Petra van Houten', [['Julia', 10]], 4, -3, [
    [
      62,
      '11:30',
      'fatima',
      'report',
      'fact',
      'Vijf gesprekken gehad. De evaluatie staat gepland.',
      'Tussenstand',
    ],
  ]),
  family(
    'okafor',
    'Okafor',
    'Grace Okafor',
    [
      ['Daniel', 11],
      ['Ruth', 8],
      ['Joy', 4],
    ],
    11,
    -68,
    [
      [
        50,
        '14:20',
        'fatima',
        'conversation',
        'fact',
        'Ruth vertelde over haar nieuwe klas.',
        'Derde gesprek',
      ],
      [2, '21:05', 'okafor-ouder', 'note', null, 'Ruth vraagt of u ook met Daniel wilt praten.'],
      [1, '20:40', 'okafor-ouder', 'note', null, 'Daniel wil het nu zelf ook.'],
    ],
  ),
  family(
    'jansen-vos',
    'Jansen-Vos',
    'Marit Jansen',
    [
      ['Teun', 7],
      ['Fien', 5],
    ],
    12,
    -47,
    [
      [
        41,
        '09:50',
        'fatima',
        'observation',
        'opinion',
        'Teun speelt meer alleen sinds de scheiding, en lijkt daar rust in te vinden.',
      ],
      [3, '19:15', 'jansen-vos-ouder', 'note', null, 'Maandag om vier uur komt ons allebei uit.'],
    ],
  ),
  family('meijer', 'Meijer', 'Rob Meijer', [['Stijn', 9]], 3, -5, [
    [
      70,
      '15:40',
      'fatima',
      'conversation',
      'fact',
      'Stijn oefent met hardop zeggen wat hij wil.',
      'Tweede gesprek',
    ],
  ]),
  family(
    'el-amrani',
    'El Amrani',
    'Naima El Amrani',
    [
      ['Bilal', 11],
      ['Hanan', 9],
      ['Nour', 6],
      ['Adam', 3],
    ],
    13,
    -139,
    [
      [
        44,
        '10:05',
        'fatima',
        'conversation',
        'fact',
        'Hanan wil tekenen in plaats van praten. Dat doen we.',
        'Kennismaking',
      ],
      [4, '20:30', 'el-amrani-ouder', 'note', null, 'Hanan heeft een tekening voor u gemaakt.'],
    ],
  ),
  family(
    'prins',
    'Prins',
    'Wouter Prins',
    [
      ['Noa', 8],
      ['Mats', 6],
    ],
    7,
    -96,
    [
      [
        33,
        '13:30',
        'fatima',
        'observation',
        'fact',
        'Mats bleef een uur spelen zonder om zijn vader te vragen.',
      ],
    ],
  ),
  family('kowalski', 'Kowalski', 'Agnieszka Kowalska', [['Zofia', 10]], 6, -158, [
    [
      28,
      '16:10',
      'fatima',
      'conversation',
      'fact',
      'Zofia praat Pools met haar oma en Nederlands met mij.',
      'Eerste gesprek',
    ],
    [6, '18:50', 'kowalski-ouder', 'note', null, 'Ze vindt het fijn dat oma erbij mag zijn.'],
  ]),
  family(
    'terpstra',
    'Terpstra',
    'Jelle Terpstra',
    [
      ['Fedde', 11],
      ['Silke', 9],
      ['Wout', 7],
    ],
    17,
    -10,
    [
      [
        21,
        '09:20',
        'fatima',
        'note',
        'fact',
        'Mila neemt het vanaf volgende maand over. Jelle weet het.',
        'Overdracht',
      ],
    ],
  ),
  family('de-wit', 'De Wit', 'Sanne de Wit', [['Lars', 6]], 6, -116, [
    [
      37,
      '11:45',
      'fatima',
      'report',
      'fact',
      'Lars gaat graag naar school. We komen nog één keer bij elkaar.',
      'Bijna klaar',
    ],
    [2, '19:40', 'de-wit-ouder', 'note', null, 'Kan het gesprek een week later? Ik moet werken.'],
  ]),
  family('abdi', 'Abdi', 'Hodan Abdi', [['Yusuf', 8]], 5, -96, [
    [58, '14:00', 'fatima', 'conversation', 'fact', 'Yusuf telt mee in drie talen.', 'Kennismaking'],
  ]),
  family(
    'bakker',
    'Bakker',
    'Ilse Bakker',
    [
      ['Mees', 7],
      ['Loes', 4],
    ],
    4,
    -47,
    [
      [
        46,
        '10:30',
        'fatima',
        'note',
        'fact',
        'Via het wijkteam. Ilse wil eerst zelf een plan maken en belt daarna.',
      ],
    ],
    'wijkteam',
  ),
]
