// Why something was not done: what happened, that nothing is lost, what to do.
export const refusal = {
  offline: 'Er is nu geen verbinding. Er is niets weg. Probeer het later nog eens.',
  locked: 'De kluis is op slot. Vul eerst uw wachtwoord in.',
  'no-access': 'U ziet deze map niet meer. Vraag het gezin om toegang.',
  'may-not-write': 'U mag hier lezen, niet schrijven. Uw tekst staat nog op dit scherm.',
  'key-is-stale': 'Deze map krijgt een nieuwe sleutel. Uw tekst is niet weg. Probeer het zo nog eens.',
  'changed-meanwhile': 'Iemand anders was net eerder. Er is niets weg. Kijk even en probeer het opnieuw.',
  'register-behind':
    'Het openbare register loopt achter. Veranderen kan nu even niet. Lezen wel. Er is niets weg.',
  'log-alarm': 'Een regel in het logboek klopt niet. Daarom blijft de kluis dicht voor nieuwe dingen.',
  'content-withheld':
    'De server houdt iets achter dat hier al stond. Er is niets weg. Probeer het later nog eens.',
  'too-many': 'Dit waren er veel achter elkaar. Er is niets weg. Wacht een paar minuten.',
  'too-long': 'Dit is te lang om te bewaren. Er is niets weg. Maak er twee stukken van.',
  'vault-full': 'De kluis is vol: er passen zestig mappen in. Er is niets weg. Er kan geen map meer bij.',
  'end-passed': 'Die dag is al voorbij. Er is niets weg. Kies een dag die nog komt.',
  'nothing-given': 'Er is nog niets gekozen. Er is niets weg. Kies eerst een map.',
  'no-change': 'Dit was al zo. Er is niets veranderd en niets weg.',
  'takes-both': 'Hiervoor is ook de ander nodig. U kunt dit niet alleen. Er is niets weg.',
  'others-decide': 'Hierover beslist iemand anders. Er is niets veranderd en niets weg.',
  erased: 'Dit is gewist. Er kan niets meer bij. Uw tekst staat nog op dit scherm.',
  'invitation-closed': 'Deze code werkt niet meer. Vraag het gezin om een nieuwe.',
  'request-lapsed':
    'Deze vraag stond dertig dagen open en geldt niet meer. Er is niets weg. Laat het opnieuw vragen.',
  'device-ended': 'Dit toestel hoort niet meer bij uw account. Er is niets weg. Log opnieuw in met uw blad.',
  'server-refused': 'De server neemt dit niet aan. Er is niets weg. Probeer het later nog eens.',
  /** Kept on this device until it can be sent. */
  queued: 'Uw tekst is niet weg: hij staat versleuteld op dit toestel. Hij gaat vanzelf mee.',
}
