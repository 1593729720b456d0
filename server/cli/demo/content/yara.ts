// Yara, 5: ears, first words that come late and then all at once, and the first year at school.
import { diary } from './diary.ts'

export const yara = diary(
  'yara',
  `
# gezondheid
725 20:45 noor note: Yara is met 38 weken geboren, thuis, in een half uur. Oma was erbij.
680 14:05 marieke report fact «Meting 3 jaar»: Yara is 98 centimeter en weegt 14,9 kilo.
615 19:50 noor note: Weer een oorontsteking, de derde van dit jaar.
551 14:20 marieke note fact: Er zit vocht achter het linker trommelvlies. Verwezen naar de KNO-arts.
508 16:30 daan note: Buisjes gekregen. Ze at daarna een ijsje en zei dat alles hard was.
455 14:15 marieke observation fact «Gehoortest»: Het gehoor is aan beide kanten goed.
325 14:10 marieke report fact «Meting 4 jaar»: Yara is 106 centimeter en weegt 17,2 kilo. Zij groeit in haar eigen lijn.
233 20:05 noor note: Waterpokken. De hele klas heeft het.
142 14:25 marieke note fact: De buisjes zijn er vanzelf uit. De oren zien er rustig uit.
56 14:00 marieke report fact «Meting 5 jaar»: Yara is 112 centimeter en weegt 19,4 kilo.
3 20:20 noor note: Ze wrijft weer aan haar linkeroor. Geen koorts.

# ontwikkeling
679 14:15 marieke observation fact: Yara zegt zinnen van twee woorden. Ze begrijpt meer dan ze zegt.
500 18:30 noor milestone «Eerste lange zin»: Vandaag zei ze: ik wil niet naar bed want de maan is nog wakker.
397 09:30 tom report fact «Logopedie: begin»: Eerste onderzoek. De k en de g klinken als een t. Begrip past bij haar leeftijd.
348 09:25 tom note fact: We oefenen met een spiegel en met rijmpjes. Thuis tien minuten per dag.
289 09:35 tom observation opinion: Yara heeft plezier in het oefenen. Ze verbetert haar beer, en daarna zichzelf.
215 09:20 tom note fact: De k lukt in losse woorden.
167 19:10 daan note: Ze zegt nu koekje. De hele tafel klapte.
92 09:40 tom report fact «Logopedie: einde»: Logopedie is klaar. Yara is voor onbekenden goed te verstaan.
48 14:05 marieke note fact: Yara fietst zonder zijwieltjes en tekent mensen met vingers.

# school
445 08:45 noor milestone «Naar school»: Eerste schooldag. Ze keek niet om. Ik wel.
402 19:40 daan note: De juf zegt dat ze graag in de bouwhoek zit, met Mees.
286 18:55 noor note: Rapportgesprek: ze kent de kleuren en kan tot twaalf tellen. Dertien slaat ze over.
165 19:20 noor note: In groep 2 nu. Ze mag een kleuter helpen met jas aantrekken.
58 18:40 daan note: Ze wil elke dag als eerste in de rij. De juf heeft er een beurtenkaart van gemaakt.
13 18:50 noor note: De klas maakt een verteltafel. Zij bracht negentien stenen mee, geteld.

# hulp
716 11:05 joris note fact: Voor Yara is er nu geen hulp nodig, behalve voor haar oren.
404 10:15 joris note fact: Tom begint met logopedie. Noor en Daan oefenen om de beurt.
208 11:25 joris note opinion: Yara krijgt veel mee van de drukte. Ze zoekt dan zelf een rustig hoekje.
86 10:55 joris note fact: Logopedie is afgerond. Er loopt geen hulp meer voor Yara.

# thuis
711 20:00 noor note: Yara slaapt bij Lotte op de kamer. Dat gaat goed, ze liggen laat te fluisteren.
433 13:20 samira observation fact: Yara eet mee als haar bord klaarstaat voor ze aan tafel komt.
401 13:35 samira observation opinion: Yara is een vrolijk kind dat goed aangeeft wanneer het te veel wordt.
316 13:30 samira note fact: Naar bed gaan duurt nu twintig minuten, was een uur. Eerst tanden, dan boek, dan lamp.
243 20:45 daan note: Ze wil alleen nog het boek over de mol. We kennen het alle zeven uit ons hoofd.
139 13:40 samira note fact: Yara kiest zelf haar kleren, de avond ervoor. Dat scheelt ’s ochtends een kwartier.
67 13:25 samira observation fact: Tijdens mijn bezoek speelde Yara een uur met Pim in de tent onder de tafel.
10 13:15 samira note fact: We hebben het bedritueel niet meer besproken. Het loopt.

# documenten
507 21:00 noor note: Brief van de KNO-arts over de buisjes zit in de blauwe map.
`,
)
