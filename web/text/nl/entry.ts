// Coming in: with the sheet on a new device, or with the password on this one.
export const entry = {
  signIn: {
    title: 'Inloggen',
    words: 'Pak uw herstelblad. U hebt het blad en uw wachtwoord nodig.',
    code: 'De code op het blad',
    group: (number: string) => `Groepje ${number}`,
    pasted: 'U mag de hele code in één keer plakken.',
    wrongGroup: (number: string) => `In groepje ${number} zit een typefout. Vergelijk het met uw papier.`,
    password: 'Wachtwoord',
    go: 'Log in',
    going: 'Bezig met inloggen…',
    blocked: 'Vul eerst alle groepjes en uw wachtwoord in.',
    refused: {
      'code-wrong': 'Deze code hoort bij geen blad. Vergelijk de groepjes met uw blad.',
      'sign-in-failed': 'Code en wachtwoord horen niet bij elkaar. Kijk ze allebei na.',
    },
    known: 'Dit toestel kent al een kluis.',
    knownWords: 'Is die van u? Dan is uw wachtwoord genoeg.',
    toLock: 'Open die kluis',
    strip: 'Wachtwoord vergeten?',
    stripWords: 'Met de strook kiest u een nieuw wachtwoord.',
    toStrip: 'Log in met de strook',
    none: 'Ik heb nog geen kluis',
  },
  strip: {
    title: 'Log in met de strook',
    words:
      'Met de herstelcode op de strook kiest u een nieuw wachtwoord. Wat in uw kluis staat, blijft staan.',
    code: 'De code op de strook',
    go: 'Verder',
    going: 'De code wordt nagekeken…',
    blocked: 'Vul eerst alle groepjes van de strook in.',
    refused: {
      'code-wrong': 'Deze code hoort bij geen strook. Vergelijk de groepjes met uw strook.',
      'sign-in-failed':
        'Bij deze strook hoort geen kluis. Is dit de code van de strook, en niet die van het blad?',
    },
    here: 'Dit toestel kent al een kluis. De kluis van deze strook komt ervoor in de plaats.',
    after: 'Uw oude wachtwoord en uw oude blad werken daarna niet meer. De strook blijft dezelfde.',
    lost: 'Strook en wachtwoord allebei kwijt?',
    lostWords:
      'Bent u op een ander toestel nog ingelogd? Maak daar een nieuw blad, met uw wachtwoord. Is alles weg, dan kan niemand uw kluis openen. Wij ook niet.',
    failed: {
      offline: 'Er is geen verbinding. Uw nieuwe blad geldt nog niet. Probeer het zo nog eens.',
      other: 'Het lukte nu niet. Er is niets weg. Probeer het zo nog eens.',
    },
  },
  lock: {
    title: 'Op slot',
    away: (minutes: string) => `U was ${minutes} weg. Alles is bewaard.`,
    minute: (count: string) => `${count} minuut`,
    minutes: (count: string) => `${count} minuten`,
    kept: 'Alles is bewaard.',
    password: 'Wachtwoord',
    open: 'Open',
    opening: 'Gaat open…',
    wrong: 'Dit wachtwoord klopt niet. Er is niets weg. Probeer het nog eens.',
    empty: 'Vul uw wachtwoord in.',
    forgot: 'Ik weet het wachtwoord niet meer',
    forgotTitle: 'Wachtwoord vergeten?',
    forgotWords:
      'Wij kennen uw wachtwoord niet. Met de strook van uw herstelblad komt u weer binnen. Uw gegevens blijven staan.',
    forgotAfter: 'Hebt u het blad en weet u het wachtwoord later weer? Log dan in met het blad.',
    withSheet: 'Log in met het blad',
    withStrip: 'Gebruik de strook',
  },
}
