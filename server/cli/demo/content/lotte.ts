// Lotte, 11: hearing aids, a taxi to a school further off, and a group of friends of her own.
import { diary } from './diary.ts'

export const lotte = diary(
  'lotte',
  `
# gezondheid
725 20:30 noor note: Lotte hoort slecht sinds haar tweede. Ze draagt twee hoorapparaten, blauwe.
682 11:45 marieke report fact «Onderzoek»: Gehoor is gelijk gebleven. De volgende test is bij het audiologisch centrum.
571 17:50 daan note: Nieuwe oorstukjes gehaald. De oude deden pijn achter haar oor.
480 12:05 marieke note fact «Uitslag gehoortest»: De uitslag van de gehoortest is binnen. Er is niets veranderd.
371 21:15 noor note: Ze doet de apparaten ’s avonds zelf in het droogdoosje. Dat hoeven wij niet meer te zeggen.
328 11:10 marieke report fact «Meting»: Lotte is 141 centimeter en weegt 34 kilo.
194 14:30 wilma conversation fact «Eerste gesprek»: Lotte heeft buikpijn op zondagavond. We tekenden samen een week met kleuren.
173 14:40 wilma conversation fact «Tweede gesprek»: De zondag is nu oranje, was rood. Lotte belt op zondag met haar vriendin Pien.
131 14:35 wilma note opinion: Lotte weet goed wat helpt. Ze heeft mij hier niet vaak voor nodig.
64 14:20 wilma report fact «Afronding»: Laatste gesprek. Lotte nam haar tekening mee naar huis.
50 11:25 marieke note fact: Lotte vroeg of zij straks zelf mag meebeslissen. Ik heb uitgelegd hoe dat gaat vanaf 12 jaar.

# school
718 20:05 daan note: Lotte gaat met de taxi naar school, veertig minuten. Ze leest dan.
640 19:30 noor note: De taxi kwam drie keer niet. Ik heb de planner gebeld, Marcel, die belt nu terug.
525 18:10 noor note: Gesprek op school: ze leest op het niveau van groep 8.
430 20:00 daan note: Spreekbeurt over zeehonden. Ze had het bordje met gebaren zelf gemaakt.
344 19:10 noor milestone «Weekjournaal»: Ze mocht het weekjournaal presenteren voor de hele school.
247 18:45 daan note: School denkt aan een gewone middelbare school, met een tolk erbij.
136 20:20 noor note: Open dag geweest bij het Kompas College. Sam liet haar alles zien.
62 19:35 noor note: De gemeente schrijft dat de taxi opnieuw moet worden aangevraagd.
12 19:00 daan note: Nieuwe chauffeur, Annie. Lotte zegt dat ze duidelijk praat.

# hulp
719 10:45 joris note fact: Lotte heeft genoeg aan haar school en het audiologisch centrum. Er komt geen nieuwe hulp bij.
556 11:30 joris note fact: De taxi is weer op tijd. De planner en Noor hebben elkaars nummer.
340 10:20 joris conversation fact «Wens van Lotte»: Lotte wil een keer op zaterdag iets zonder broers en zussen. Daan regelt dat.
201 10:05 joris note fact: Wilma van de huisarts praat vier keer met Lotte over de zondagavond.
63 11:50 joris note fact: Wilma is klaar. Haar toegang loopt vanzelf af.
12 13:30 joris note fact: De taxi moet opnieuw worden aangevraagd. Niemand weet nog of het vergoed wordt.

# thuis
712 21:20 noor note: Aan tafel zit Lotte aan de kop. Dan kan ze iedereen zien praten.
590 20:40 daan note: We leren met zijn allen gebaren. Pap, brood en opschieten kennen we nu.
338 17:30 daan note: Zaterdag samen naar de zwemplas, alleen zij en ik.
212 21:00 noor note: Op zondagavond wordt ze stil. Ze zegt dat haar buik pijn doet.
160 20:15 noor note: Pien heeft hier gelogeerd. Het licht moest aan blijven om te kunnen praten.
44 20:30 daan note: Lotte maakt nu de boodschappenlijst. Er staat elke week stroopwafels op.

# ontwikkeling
681 11:50 marieke note fact: Lotte praat en gebaart door elkaar. Beide gaan vlot.
327 11:15 marieke observation opinion: Lotte zegt het zelf als ze iets niet heeft verstaan. Dat is knap in een kamer met vreemden.
49 11:35 marieke note fact: Zwemdiploma C gehaald, met een waterdichte hoes.

# documenten
723 22:00 noor note: Garantie van de hoorapparaten: tot volgend jaar. De bon zit in de blauwe map.
61 21:30 noor note: Brief van de gemeente over de taxi. Er moet een formulier bij van school.
`,
)
