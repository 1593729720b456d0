// Administrators: who vouches for the workers of each organisation. Nobody here exists.
import type { OrganisationKey, Person } from './types.ts'

const admin = (organisation: OrganisationKey, name: string, password: string): Person => ({
  key: `beheer-${organisation}`,
  name,
  role: 'administrator',
  profession: 'beheerder',
  organisations: [organisation],
  password,
})

export const administrators: readonly Person[] = [
  admin('wijkteam', 'Ingrid Vos', 'sleutelbos aan een groen koord'),
  admin('linde', 'Maarten Blok', 'de linde bloeit in juli'),
  admin('jgz', 'Carla Mulder', 'weegschaal in kamer drie'),
  admin('kompas', 'Yusuf Demir', 'de bel gaat om kwart over'),
  admin('zuidkant', 'Hanneke Prins', 'twaalf fietsen in de hal'),
  admin('vlieger', 'Olga Smeets', 'krijtjes in een koffieblik'),
  admin('beweeg', 'Dennis Roos', 'springtouw aan de kapstok'),
]
