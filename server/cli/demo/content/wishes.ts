// Wishes: the maps each helper asks for, again at every extension.
import { all, each, on, plan } from './maps.ts'
import type { MapKey, Wish } from './types.ts'

export const read = (...maps: MapKey[]): Wish[] => maps.map((map) => ({ on: map, read: true, write: false }))
export const write = (...maps: MapKey[]): Wish[] => maps.map((map) => ({ on: map, read: true, write: true }))

export const jorisMaps: Wish[] = [
  ...write(plan, ...each('hulp', ...all)),
  ...read(...each('thuis', 'lotte', 'bram', 'yara', 'pim')),
  ...read(...each('school', 'lotte', 'bram', 'yara')),
]
export const fatimaMaps: Wish[] = [
  ...write(on('sam', 'hulp'), on('bram', 'hulp')),
  ...read(on('sam', 'gezondheid'), on('bram', 'gezondheid'), on('bram', 'thuis'), on('bram', 'ontwikkeling')),
  ...read(on('lotte', 'hulp'), plan),
]
export const mariekeMaps: Wish[] = write(...each('gezondheid', ...all), ...each('ontwikkeling', ...all))
export const samiraMaps: Wish[] = [
  ...write(...each('thuis', 'bram', 'yara', 'pim')),
  ...read(...each('thuis', 'lotte', 'sam'), ...each('school', 'bram', 'yara', 'lotte')),
  ...read(
    on('bram', 'ontwikkeling'),
    on('pim', 'ontwikkeling'),
    ...each('hulp', 'bram', 'yara', 'lotte', 'sam'),
  ),
  ...read(plan),
]
