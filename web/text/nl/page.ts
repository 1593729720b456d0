// The page of a network member: what stands on it, their own agreements, and writing on it.
export const page = {
  /** For who it is of. */
  mine: 'Uw bladzijde',
  family: (name: string) => `Van gezin\u00a0${name}`,
  of: (name: string) => `Bladzijde van ${name}`,
  lead: (name: string) => `Dit ziet ${name}, en niets anders.`,
  gone: 'Deze bladzijde is er niet',
  goneWords: 'Misschien is hij gesloten. Er is niets weg.',
  empty: 'Hier staat nog niets.',
  closed: 'Open uw bladzijde om te lezen wat er staat.',
  agreements: 'Uw afspraken',
  by: (day: string) => `Voor ${day}`,
  write: 'Schrijf iets op deze bladzijde',
  /** Whom who writes here reaches. */
  reads: (names: string) => `${names} lezen dit.`,
  readsOne: (name: string) => `${name} leest dit.`,
  save: 'Zet het erbij',
  saving: 'Bewaart…',
  queued: 'Dit staat op dit toestel. Zodra er verbinding is, gaat het mee.',
  missing: 'Schrijf eerst iets op.',
  more: 'Toon wat er eerder stond',
}
