// The larger parts: the flower, cards with rows, proposal, receipt, empty state and recovery sheet.
import { createSignal } from 'solid-js'
import { Avatar, IconTile } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Flower } from '#web/parts/flower/flower.tsx'
import { FlowerOrList } from '#web/parts/flower/flower-or-list.tsx'
import { petalsOf } from '#web/parts/flower/petals.ts'
import { IconCalendar, IconCheck } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { Note } from '#web/parts/note.tsx'
import { Proposal } from '#web/parts/proposal.tsx'
import { Receipt, ReceiptHead, ReceiptPart, ReceiptSection } from '#web/parts/receipt.tsx'
import { RecoverySheet } from '#web/parts/recovery-sheet.tsx'
import { Group } from './group.tsx'
import { helpers, many, mapCount, network, organisationWords } from './sample.ts'

const legend = ['hoe voller, hoe meer mappen', 'mag ook schrijven', 'loopt bijna af'] as const

export function Flowers() {
  const [chosen, setChosen] = createSignal<string>()
  const toggle = (id: string) => setChosen(chosen() === id ? undefined : id)
  const heart = ['Gezin', 'De Boer']
  return (
    <>
      <Group title="Bloem">
        <FlowerOrList
          title="Wie mag wat zien"
          asList="Als lijst"
          asPicture="Als bloem"
          label="Wie mag wat zien"
          heart={heart}
          petals={petalsOf(helpers, mapCount, organisationWords)}
          leaves={network}
          chosen={chosen()}
          onChoose={toggle}
          legend={legend}
        />
      </Group>
      <Group title="Bloem met namen" wide>
        <Flower
          label="Wie mag wat zien, met namen"
          names="full"
          heart={heart}
          petals={petalsOf(helpers, mapCount, organisationWords)}
          leaves={network}
          legend={legend}
        />
      </Group>
      <Group title="Meer dan twaalf: per organisatie">
        <Flower
          label="Wie mag wat zien, per organisatie"
          heart={heart}
          petals={petalsOf(many, mapCount, organisationWords)}
        />
      </Group>
      <Group title="Eén gekozen">
        <Flower
          label="Samira gekozen"
          heart={heart}
          petals={petalsOf(helpers.slice(0, 5), mapCount, organisationWords)}
          chosen="samira"
        />
      </Group>
      <Group title="Leeg">
        <Empty
          picture={<Flower label="Nog niemand kijkt mee" heart={heart} petals={[]} names="none" />}
          title="Nog niemand kijkt mee"
          next={<Button wide>Maak een code voor een hulpverlener</Button>}
        >
          Alles in uw kluis is alleen van u. Dat mag zo blijven.
        </Empty>
      </Group>
    </>
  )
}

export function Papers() {
  return (
    <>
      <Group title="Kaart met rijen">
        <Card fill="rows">
          <List>
            <ListRow
              href="#ravi"
              lead={<Avatar who={{ kind: 'asker', petal: 10 }} initials="RS" />}
              title="Ravi Sewdien vraagt toegang"
              second="Kinderfysiotherapeut. Wil 2 mappen van Bram zien."
            >
              <Badge tone="confirm" icon={IconCheck}>
                Bevestigd door Praktijk Beweeg
              </Badge>
            </ListRow>
            <ListRow
              href="#joris"
              lead={<Avatar who={{ kind: 'helper', petal: 1 }} initials="JB" />}
              title="Joris stelt een wijziging voor"
              second="Gezinsplan, doel 2: rustig naar school."
            />
            <ListRow
              href="#evaluatie"
              lead={<IconTile icon={IconCalendar} />}
              title="Evaluatie over 6 dagen"
              second="Maandag 30 november, 15.30 uur, bij u thuis."
            />
          </List>
        </Card>
        <List plain>
          <ListRow
            lead={<Avatar who={{ kind: 'family' }} initials="D" size="s" />}
            title="Op zondagavond samen de tas inpakken"
            second="Daan, elke week"
            end={<Badge tone="confirm">gaat goed</Badge>}
          />
        </List>
        <Card hue={2}>Een kaart met het lint van Lotte.</Card>
      </Group>
      <Group title="Voorstel">
        <Proposal
          lead={<Avatar who={{ kind: 'helper', petal: 1 }} initials="JB" />}
          title="Joris stelt dit voor"
          meta="doel 2, op 22 november. Geldt pas als u ja zegt."
          now="Nu staat er"
          then="Dit wordt het"
          before="Bram gaat elke dag op tijd naar school."
          after={
            <>
              Bram gaat <mark>vier ochtenden per week rustig</mark> naar school.{' '}
              <mark>Op woensdag mag hij om half tien.</mark>
            </>
          }
          why={
            <>
              <b>Waarom:</b> halverwege de week is Bram op. School vindt het goed tot de kerst.
            </>
          }
          answers={
            <ButtonRow direction="answers">
              <Button>Ja, zo doen</Button>
              <Button>Nee, niet zo</Button>
              <Button kind="quiet">Eerst bespreken</Button>
            </ButtonRow>
          }
        />
      </Group>
      <Group title="Bewijs">
        <Receipt label="Bewijs van terugnemen">
          <ReceiptPart>
            <ReceiptHead title="Teruggenomen" when="24 november 2026, 21.04 uur" />
            <p>Samira ziet vanaf nu niets meer. Ook niet wat er al stond.</p>
          </ReceiptPart>
          <ReceiptPart>
            <ReceiptSection title="Nieuwe sloten">14 mappen kregen een nieuwe sleutel.</ReceiptSection>
            <ReceiptSection
              title="Wat Samira al had opgehaald"
              rows={[
                { what: 'Thuis, van 5 kinderen', when: '23 november' },
                { what: 'School van Bram', when: '2 november' },
              ]}
            />
            <Note tone="tell">
              Intrekken stopt het delen via deze kluis. Wat iemand al gelezen heeft, kan niet terug.
            </Note>
          </ReceiptPart>
          <ReceiptPart>Regel 31 in Gezondheid van Yara, door u ondertekend.</ReceiptPart>
        </Receipt>
      </Group>
      <Group title="Herstelblad">
        <RecoverySheet
          sheet={{
            title: 'Herstelblad van Noor',
            text: 'Gemaakt op 24 november 2026. Het laatste teken van elk groepje controleert de rest.',
            groups: ['4KT7M', 'W2QXD', '9HFRC', 'BN3PY', '6VJ8A', 'TL5GE', 'M7CWK', 'XR2DH'],
            qr: { data: '4KT7MW2QXD9HFRCBN3PY6VJ8ATL5GEM7CWKXR2DH', label: 'QR-code van het herstelblad' },
          }}
          cut="Knip hier"
          strip={{
            title: 'Strook: leg deze ergens anders',
            text: 'Wachtwoord vergeten? Dan hebt u de strook nodig.',
            groups: ['7PQ4A', 'K9MXE', 'C3TVH', 'W8RND'],
          }}
        />
      </Group>
    </>
  )
}
