// The welcome page.
export const welcome = {
  flower: 'Een bloem met een sleutelgat: uw gezin in het hart, ieder blad iemand die helpt',
  title: ['Uw verhaal.', 'U houdt de sleutel.'] as readonly string[],
  link: 'U hebt een link van een gezin.',
  linkWords:
    'Log in, of meld u aan. Daarna vraagt u toegang. Laat dit scherm open: de link is nergens anders bewaard.',
  words: 'U schrijft het één keer op. U bepaalt wie wat mag zien, en tot wanneer. Wij kunnen niet meelezen.',
  start: 'Begin een kluis',
  signIn: 'Ik heb al een kluis',
  professional: 'Ik ben hulpverlener',
  minutes: 'Duurt drie minuten',
  english: 'In English',
  dutch: 'In het Nederlands',
}
