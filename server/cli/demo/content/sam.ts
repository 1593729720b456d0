// Sam, 14: football, tired mornings, and deciding for himself what he tells whom.
import { diary } from './diary.ts'

export const sam = diary(
  'sam',
  `
# gezondheid
725 20:15 noor note: Sam had als baby vaak buikpijn. Dat is over. Hij is nergens allergisch voor.
684 11:20 marieke report fact «Onderzoek tweede klas»: Sam is 156 centimeter en weegt 44 kilo. Hij ziet en hoort goed.
560 18:40 daan note: Enkel verzwikt op het veld. Twee weken rust van de huisarts.
545 19:05 sam note: Ik mag weer trainen. Alleen nog niet koppen, zegt papa, maar dat slaat nergens op.
330 10:30 marieke conversation fact «Gesprek over slaap»: Sam slaapt op schooldagen zes tot zeven uur. Hij drinkt geen energiedrank meer.
240 21:10 noor note: Hij heeft sinds een maand hoofdpijn na school. Meestal zakt het na het eten.
150 11:15 marieke observation fact «Ogen gemeten»: De oogmeting is goed. De hoofdpijn komt vooral op dagen met weinig drinken.
55 10:50 marieke report fact «Meting»: Sam is 171 centimeter en weegt 57 kilo. Hij groeit in zijn eigen lijn.

# school
636 16:00 lieke conversation fact «Kennismaking»: Kennismaking. Sam wil een plek bij het raam en liever geen groepswerk met onbekenden.
601 15:45 lieke observation opinion: Sam is stil in de les, maar zijn schriften zijn netjes en af.
572 19:20 noor note: Hij zegt dat de pauzes het lastigst zijn. Er is nergens een rustige plek.
565 16:10 lieke note fact «Pauzeplek»: Sam mag in de pauze naar de mediatheek. Hij heeft een pasje.
498 16:30 lieke report fact «Rapport»: Overgangsrapport: over naar het tweede jaar. Tekenen een 9, wiskunde een 5,5.
496 18:00 sam milestone «Negen voor tekenen»: Een negen voor tekenen. Het hing op de gang.
410 16:05 lieke observation fact: Sam was deze maand vier keer te laat, steeds het eerste uur.
409 20:35 daan note: Hij brengt Yara eerst weg. Dat hadden we zo afgesproken. Ik pas het rooster aan.
395 15:50 lieke note fact: Sinds Sam Yara niet meer wegbrengt, is hij elke dag op tijd.
297 16:15 lieke conversation fact «Vakken kiezen»: Sam kiest voor beeldende vorming en biologie. Hij wil later iets met dieren of decors.
222 15:40 lieke observation opinion: In de groep met tekenen praat Sam meer dan ik van hem ken. Hij helpt een jongen die nieuw is.
146 16:20 lieke report fact «Rapport»: Rapport: alles voldoende. Engels ging van een 5 naar een 6,8.
70 16:00 lieke note fact: Sam heeft gevraagd of Hein van zijn oude school mee mag lezen. Dat leg ik bij zijn ouders neer.
27 19:45 sam note: Ik wil niet dat iedereen in de klas weet dat ik met iemand praat. Lieke weet het wel.
6 15:45 lieke conversation opinion «Gesprek met mentor»: Sam oogt moe, maar doet goed mee bij gym en tekenen.

# hulp
720 10:30 joris conversation fact «Eerste gesprek»: Sam wil zelf geen hulp op dit moment. Hij wil wel weten wat er over hem staat.
620 15:20 fatima conversation fact «Kennismaking»: Kennismaking tijdens een wandeling. Sam bepaalt of er een vervolg komt.
480 16:00 fatima note fact: Sam heeft gebeld. Hij wil na de vakantie vijf keer praten.
390 15:35 fatima conversation fact «Eerste van vijf»: We spraken over de verhuizing en over vrienden die ver weg wonen.
352 15:30 fatima conversation opinion «Derde van vijf»: Sam draagt thuis veel mee. Hij merkt meer van de geldzorgen dan anderen denken.
310 15:40 fatima report fact «Afronding»: De vijf gesprekken zijn gedaan. Sam stopt nu en weet waar hij me vindt.
235 11:00 joris note fact: Sam kwam bij het begin van ons gesprek zitten en ging daarna voetballen. Dat was goed zo.
95 15:45 fatima conversation fact «Opnieuw begonnen»: Sam wil weer komen, om de twee weken, lopend langs het kanaal.
53 15:50 fatima note opinion: Lopend praten past bij Sam. Hij kijkt dan niet steeds op zijn telefoon.
18 16:05 fatima conversation fact «Lijstje»: We maakten samen een lijstje: wat mag wie weten. Sam bewaart het zelf.
4 15:55 fatima note fact: Verslag van deze maand volgt. Ik lees het eerst aan Sam voor.

# thuis
715 21:00 noor note: Sam slaapt in de kleinste kamer. Hij wilde zelf niet delen met Bram.
533 22:00 daan note: Samen naar de wedstrijd geweest. Op de terugweg praatte hij een half uur aan één stuk.
436 20:10 sam note: Als Samira er is, hoef ik niet op Bram te letten. Dat scheelt.
275 20:50 noor note: We hebben een rooster voor de badkamer. Sam heeft het getekend, met stripfiguren.
188 21:30 daan note: Ruzie over de telefoon aan tafel. Wij leggen die van ons nu ook weg.
101 19:15 sam milestone «Vakantiebaan»: Zelf een vakantiebaan gevonden bij de manege. Twee ochtenden per week.
23 18:30 sam milestone «Eerste wedstrijd in het tweede»: We verloren, maar ik speelde de hele tweede helft.
11 21:20 noor note: Zijn kamer wordt geverfd. Hij slaapt een week op de bank.

# ontwikkeling
683 11:30 marieke note fact: Sam zit midden in de groei. We bespraken wat er verandert, zonder zijn ouders erbij.
329 10:40 marieke note fact: Sam heeft geen vragen. Hij weet dat hij zonder ouders langs mag komen.
54 10:55 marieke observation opinion: Sam vertelt rustig wat hij wil en wat niet. Dat is gegroeid sinds vorig jaar.

# documenten
724 22:10 noor note: Zorgpolis en kopie van het paspoort liggen in de blauwe map, bovenste plank.
497 20:00 daan note: Overgangsrapport zit in de map van school.

# eigen-woorden
430 21:40 sam own-words: Iedereen vraagt hoe het met Bram gaat. Ik wil dat ze ook een keer vragen hoe het met mij gaat.
261 22:05 sam own-words: De brieven op de koelkast zijn weg. Dat vind ik fijner dan ik had gedacht.
98 20:30 sam own-words: Lopen is beter dan zitten. Dan hoef je niet de hele tijd iemand aan te kijken.
15 20:45 sam own-words: Ik wil best over school praten, maar niet met iedereen erbij. Liever tijdens het lopen. En vraag ook eens naar voetbal.
`,
)
