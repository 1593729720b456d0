// Pim, 2: born early and small, growing in his own line, and walking late but then straight to the stairs.
import { diary } from './diary.ts'

export const pim = diary(
  'pim',
  `
# gezondheid
725 21:00 noor note: Pim kwam vijf weken te vroeg. Hij woog 2140 gram en lag elf dagen in het ziekenhuis.
687 10:15 marieke report fact «Consult 5 maanden»: Pim is 5 maanden. Hij weegt 6020 gram en is 61,5 centimeter.
655 03:40 noor note: Hij drinkt ’s nachts nog twee keer. Daan doet de fles van vier uur.
600 10:20 marieke observation fact «Wegen»: Gewicht 7150 gram. De lijn is smal maar loopt mooi door.
544 19:00 daan note: Hij spuugt minder sinds we hem na het eten een half uur rechtop houden.
486 10:25 marieke report fact «Consult 1 jaar»: Pim is één jaar. Gewicht 8400 gram, lengte 73 centimeter.
425 10:30 marieke report fact «Consult 14 maanden»: Gewicht 8900 gram. Pim eet nu drie keer per dag met de pot mee.
338 10:10 marieke observation fact «Wegen»: Gewicht 9450 gram. In twee maanden weinig erbij, na een griep.
312 20:30 noor note: Pap met roomboter, zoals Marieke zei. Hij eet het bord leeg en de lepel bijna ook.
256 09:40 anouk observation fact «Wegen thuis»: Gewogen in zijn luier: 9980 gram. Pim at een halve boterham met pindakaas.
228 09:45 anouk observation fact «Wegen thuis»: Gewogen: 10.240 gram.
190 09:35 anouk note opinion: Eten gaat beter als er niet over eten wordt gepraat. Dat doen Noor en Daan goed.
163 09:40 anouk observation fact «Wegen thuis»: Gewogen: 10.690 gram.
125 10:15 marieke report fact «Consult 2 jaar»: Pim is twee jaar. Gewicht 11.050 gram, lengte 85 centimeter. Hij groeit in zijn eigen lijn.
84 09:30 anouk observation fact «Wegen thuis»: Gewogen: 11.380 gram.
41 09:40 anouk observation fact «Wegen thuis»: Gewogen: 11.720 gram. Geen bijzonderheden.
19 20:50 daan note: Hij had twee dagen koorts. Nu weer praatjes voor tien.

# ontwikkeling
686 10:25 marieke observation fact: Pim lacht terug en volgt een bal. We tellen vanaf de dag dat hij uitgerekend was.
520 17:15 noor milestone «Zit los»: Hij zit! Zonder kussen, op het kleed, heel verbaasd.
485 10:35 marieke note fact: Pim kruipt op zijn billen. Staan wil hij nog niet.
396 09:00 tom report fact «Eten en drinken: begin»: Pim hapt goed, maar kauwt kort. We beginnen met stukjes banaan en een rietje.
370 18:20 daan milestone «Eerste stappen»: Losgelopen van de bank naar oma. Vier stappen, toen een snoekduik.
345 09:05 tom note fact: Drinken met een rietje lukt. Noor stuurt af en toe een filmpje.
292 09:10 tom observation fact: Pim zegt zeven woorden: papa, bal, Bam, die, nee, op en taart.
218 09:00 tom note fact: Kauwen gaat goed. Stukjes brood met korst zijn geen probleem meer.
126 10:25 marieke observation fact: Pim zegt ongeveer dertig woorden en bouwt een toren van vijf.
93 09:10 tom report fact «Eten en drinken: einde»: We stoppen met oefenen. Pim eet met de pot mee.
46 18:00 noor milestone «Doen alsof»: Pim is vandaag een dino. Hij antwoordt alleen op brullen.

# hulp
717 11:15 joris note fact: Pim krijgt zorg van het consultatiebureau. De nachten kosten Noor en Daan veel kracht.
606 10:40 joris note fact: Oma Rie neemt Pim elke zaterdag een paar uur mee. Dat is afgesproken met haar zelf.
265 11:10 joris note fact: Anouk gaat Pim thuis wegen. Dan hoeft Noor niet met vijf kinderen naar het bureau.
9 10:25 joris note opinion: Wegen we Pim nu niet dubbel? Ik heb het in het plan gezet, zodat u kunt kiezen.

# thuis
709 04:15 daan note: Fles van vier uur. Het huis is nooit zo stil als nu.
618 19:45 noor note: Pim slaapt in de la van onze kast, lacht Sam. Het is een wieg, maar zo klein is hij wel.
435 13:30 samira observation fact: Pim eet het meest als hij tussen Lotte en Bram zit.
366 13:20 samira note fact: Er is een hekje voor de trap gekomen. Daan heeft het zelf gemaakt.
285 13:25 samira observation fact: Slapen overdag: één keer, van één tot half drie.
198 13:45 samira note opinion: Pim trekt alle aandacht aan tafel. Hij wordt rustiger als niemand kijkt.
141 20:20 noor note: Hij slaapt door. Drie nachten nu. Ik durf het bijna niet op te schrijven.
66 13:35 samira observation fact: Pim ruimt zelf zijn blokken op als er een liedje bij is.
7 20:40 daan note: Hij zegt zelf dat hij naar bed wil. Dat heeft geen van de anderen ooit gedaan.

# documenten
724 22:20 noor note: Ontslagbrief van het ziekenhuis zit in de blauwe map.
123 21:15 noor note: Groeiboekje gescand, van bladzijde 1 tot en met 14.
`,
)
