// Bram, 8: nights and mornings since the move, a card with stickers, a corridor where somebody waits for him.
import { diary } from './diary.ts'

export const bram = diary(
  'bram',
  `
# gezondheid
725 21:15 noor note: Bram is gezond. Hij heeft als peuter twee keer pseudokroep gehad.
685 10:50 marieke report fact «Meting»: Bram is 118 centimeter en weegt 21 kilo. Ogen en oren zijn goed.
662 23:10 daan note: Hij is voor de derde nacht op rij wakker om elf, om twee en om vijf.
548 11:20 marieke conversation fact «Gesprek over slaap»: Gesproken over slapen. Geen middelen. Wel: vaste tijd, zacht licht, geen scherm na zeven uur.
372 20:40 noor note: Hij slaapt nu vaker door dan niet. Ik hou het bij op de kalender: zon of maan.
326 11:05 marieke report fact «Meting»: Bram is 127 centimeter en weegt 25 kilo.
148 19:00 daan note: Gat in zijn knie van de step. Vijf hechtingen, geen kik gegeven.
53 11:10 marieke observation fact: Bram houdt zijn potlood met vier vingers vast. Zijn hand wordt snel moe.
25 20:15 noor note: Marieke noemde een kinderfysiotherapeut. We hebben Praktijk Beweeg gebeld.

# school
722 19:50 daan note: Bram is op de nieuwe school begonnen, in groep 3. Hij kent er nog niemand.
634 20:10 noor note: De juf belt: hij wil ’s ochtends zijn jas niet uitdoen.
558 18:30 daan note: Hij leest! Eerst de pakken in de supermarkt, nu ook een boek.
472 08:50 noor note: Vandaag niet gegaan. Hij zat onder de trap en wilde er niet uit.
375 14:40 hein conversation fact «Eerste gesprek met Bram»: Bram vertelt dat de drukte in de gang het ergst is. In de klas gaat het.
368 08:55 hein observation fact: Deze week kwam Bram twee keer met tranen binnen. Na tien minuten deed hij mee.
361 12:20 hein note opinion: Bram heeft geen moeite met leren. Hij heeft moeite met beginnen.
353 08:50 hein note fact «Eerder de klas in»: Bram mag tien minuten eerder naar binnen en geeft de planten water.
336 15:10 hein report fact «Op tijd»: In vier weken was Bram twaalf van de twintig dagen op tijd. Daarvoor zeven.
308 19:25 daan note: Hij heeft een kaartje met stickers. Bij tien mag hij met Hein een potje dammen.
283 15:20 hein observation fact: Bram heeft Hein verslagen met dammen. Hij vroeg meteen om een tweede kaartje.
245 15:00 hein report fact «Rapport groep 4»: Lezen op niveau, rekenen boven niveau, schrijven kost veel tijd.
199 15:30 hein conversation fact «Gesprek op school»: Gesprek met Noor en de juf. Bram mag lange teksten op de laptop maken.
168 08:45 hein observation fact: Drie weken achter elkaar op tijd, behalve op woensdag.
129 15:15 hein note opinion: De woensdag is te veel na twee volle dagen. Ik zou daar iets aan doen.
99 18:50 noor milestone «Een vriend thuis»: Hij heeft iemand mee naar huis genomen om te spelen: Jip, uit zijn klas.
72 08:50 hein observation fact: Bij gym staat Bram aan de kant. Bij touwtjespringen doet hij wel mee.
62 15:25 hein report fact «Eerste maand groep 5»: Groep 5 is goed begonnen. Vijftien van de twintig dagen op tijd.
38 19:10 daan note: De tas pakken we op zondag in. Hij maakt zelf de lijst, met tekeningen.
17 20:20 noor note: Woensdag weer ruzie om de schoenen. De andere dagen ging het.
5 19:30 daan note: Hein stond in de gang en vroeg naar zijn hamster. Bram liep zo door naar binnen.

# hulp
721 10:15 joris conversation fact «Eerste gesprek»: Noor en Daan vragen hulp bij slapen en bij de ochtend. Dat zijn twee verschillende vragen.
696 15:10 fatima conversation fact «Kennismaking»: Bram tekende zijn oude huis, met de boom. Van het nieuwe huis tekende hij alleen de deur.
667 15:15 fatima observation opinion: Bram is niet bang voor school. Hij is bang dat er thuis iets verandert als hij weg is.
616 08:40 peter note fact «Eerste ochtend»: Eerste ochtend meegelopen. Aankleden duurde vijftig minuten.
588 08:45 peter observation opinion: Bram test wie de baas is. Ik stel voor om strenger te zijn.
541 15:05 fatima conversation fact «Het doosje»: We maakten een doosje met iets van thuis. Dat mag mee in zijn jaszak.
523 08:35 peter note fact: Met het doosje ging Bram vandaag zonder tranen naar binnen.
478 08:50 peter observation opinion: Ouders geven te snel toe in de ochtend.
469 11:30 joris note fact: Noor heeft de begeleiding van Peter gestopt. We zoeken samen iemand anders.
442 10:50 joris note fact: Samira van Zuidkant Thuis komt kennismaken. Bram mag haar de hamster laten zien.
387 15:20 fatima report fact «Tussenstand»: Bram slaapt vier van de vijf schoolnachten door.
318 15:10 fatima conversation fact «Eerst mijn voeten»: Bram heeft een eigen zin voor moeilijke ochtenden: eerst mijn voeten.
236 10:35 joris note fact: School, Samira en Fatima gebruiken nu alle drie hetzelfde kaartje.
159 15:15 fatima observation opinion: Bram kan goed vertellen wat hij nodig heeft, als je het hem vraagt voor het misgaat.
83 10:45 joris note fact: In de evaluatie zei Bram zelf: op woensdag zijn mijn benen op.
51 15:20 fatima conversation fact «Afbouwen»: We praten nog drie keer. Bram heeft de data zelf op de kalender gezet.
21 15:10 fatima conversation fact «Een na laatste»: Bram slaapt door. We spraken over gym en over moe worden van schrijven.
2 19:20 joris note fact: Ik heb voor doel 2 een wijziging voorgesteld. Hein vindt het goed.

# thuis
714 07:50 daan note: Drie kwartier over één sok. We waren allebei op toen hij eindelijk in de auto zat.
658 21:30 noor note: Hij mist de boom in de oude tuin. We hebben er een foto van opgehangen.
613 08:30 peter observation fact: Er is geen vaste plek voor tas en jas. Daardoor zoekt iedereen.
574 08:20 peter note fact: Haakjes opgehangen met de naam van elk kind.
511 08:15 peter observation opinion: Het tempo in de ochtend ligt laag. Er wordt te veel onderhandeld.
437 08:10 samira observation fact «Eerste ochtend»: Aankleden duurde 35 minuten. Ontbijten deed Bram staand.
426 08:20 samira note fact: Bram heeft vijf plaatjes getekend voor op de koelkast: plas, kleren, brood, tanden, jas.
408 08:15 samira observation fact: Alle vijf de plaatjes omgedraaid zonder dat iemand iets zei.
374 20:55 daan note: Ik zeg nu één ding tegelijk. Dat is moeilijker dan het klinkt.
334 08:10 samira observation fact: Aankleden duurde 12 minuten. Bram keek zelf op de klok.
294 20:30 noor note: De hamster heet Minister. Bram voert hem elke ochtend als laatste. Daarna gaat de jas aan.
241 08:25 samira note opinion: Het is nu vaker het gezin dat de ochtend leidt dan ik. Zo hoort het.
202 08:20 samira observation fact: Woensdag: Bram bleef onder de dekens. Daan ging er stil naast zitten. Na tien minuten kwam hij.
155 21:10 noor note: Vakantie. Niemand heeft om half acht geroepen. Hij stond elke dag vanzelf op.
122 08:15 samira report fact «Een jaar verder»: Van de laatste twintig ochtenden gingen er zestien rustig.
79 20:40 daan note: Hij heeft Yara geleerd hoe je de plaatjes omdraait.
68 08:20 samira note fact: De plaatjes hangen er nog, maar Bram gebruikt ze alleen op woensdag.
37 08:25 samira observation fact: Vier rustige ochtenden op rij. De vijfde was woensdag.
14 20:35 noor note: Hij vroeg of woensdag een half dagje mag. Dat vond ik eigenlijk een goede vraag.
1 16:50 samira note fact: Nog twee bezoeken te gaan. Bram wil dan pannenkoeken bakken.

# ontwikkeling
684 10:55 marieke observation fact: Bram hinkelt en vangt een bal. Knippen en tekenen kosten hem moeite.
552 17:40 daan milestone «Zwemdiploma»: Zwemdiploma A, met een duik die vooral een buik was.
324 11:15 marieke note fact: Bram vertelt een verhaal met begin, midden en eind.
178 19:15 noor milestone «Alleen naar de bakker»: Alleen naar de bakker geweest. Hij kwam terug met het goede brood en een krentenbol.
52 11:20 marieke observation opinion: Bram is motorisch wat voorzichtig. Samen oefenen lijkt me zinvoller dan afwachten.

# documenten
723 21:45 noor note: Overdracht van de oude school zit in de blauwe map.
24 20:50 noor note: Verwijzing voor de kinderfysiotherapeut, gekregen van Marieke.
`,
)
