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
  'server-refused': 'De server neemt dit niet aan. Er is niets weg. Probeer het later nog eens.',
  /** Kept on this device until there is a connection. */
  queued: 'Er is nu geen verbinding. Uw tekst is niet weg: hij staat versleuteld op dit toestel.',
}
