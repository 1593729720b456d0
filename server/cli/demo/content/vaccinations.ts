// Vaccinations: given in these two years, by the Dutch scheme of 2025.
import type { Vaccination } from './types.ts'

export const vaccinations: readonly Vaccination[] = [
  {
    ago: 687,
    at: '10:20',
    by: 'marieke',
    child: 'pim',
    vaccines: ['DKTP-Hib-HepB', 'Pneumokokken'],
    title: 'Prik 5 maanden',
  },
  { ago: 677, at: '14:20', by: 'marieke', child: 'yara', vaccines: ['BMR'], title: 'Prik BMR' },
  { ago: 650, at: '13:30', by: 'marieke', child: 'lotte', vaccines: ['HPV'], title: 'Eerste prik HPV' },
  {
    ago: 486,
    at: '10:30',
    by: 'marieke',
    child: 'pim',
    vaccines: ['DKTP-Hib-HepB', 'Pneumokokken'],
    title: 'Prik 12 maanden',
  },
  { ago: 468, at: '13:30', by: 'marieke', child: 'lotte', vaccines: ['HPV'], title: 'Tweede prik HPV' },
  {
    ago: 425,
    at: '10:35',
    by: 'marieke',
    child: 'pim',
    vaccines: ['BMR', 'MenACWY'],
    title: 'Prik 14 maanden',
  },
  { ago: 90, at: '14:30', by: 'marieke', child: 'yara', vaccines: ['DKT'], title: 'Prik DKT' },
  {
    ago: 20,
    at: '13:45',
    by: 'marieke',
    child: 'sam',
    vaccines: ['DTP', 'MenACWY'],
    title: 'Prik DTP en MenACWY',
  },
]
