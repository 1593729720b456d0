// Buttons and fields, in every state.
import { createSignal } from 'solid-js'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { Choice } from '#web/parts/choice.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { IconPlus } from '#web/parts/icon.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { Group } from './group.tsx'
import style from './parts-page.module.css'

export function Controls() {
  const [reads, setReads] = createSignal(true)
  const [writes, setWrites] = createSignal(false)
  const [since, setSince] = createSignal<'today' | 'before' | undefined>('today')
  const [may, setMay] = createSignal<'none' | 'read' | 'write'>('none')
  const [family, setFamily] = createSignal('De Boer')
  return (
    <div>
      <Group title="Knoppen">
        <div class={style.flow}>
          <Button kind="lamp">Bewaar</Button>
          <Button kind="lamp" shown="pressed">
            Ingedrukt
          </Button>
          <Button kind="lamp" shown="focus">
            Focus
          </Button>
          <Button kind="lamp" blocked="Dit kan zodra beide groepjes kloppen.">
            Nog niet
          </Button>
        </div>
        <div class={style.flow}>
          <Button>Verander</Button>
          <Button shown="pressed">Ingedrukt</Button>
          <Button shown="focus">Focus</Button>
          <Button waiting="Bewaart …">Bewaar de tekst</Button>
        </div>
        <div class={style.flow}>
          <Button kind="quiet">Eerst bespreken</Button>
          <Button kind="brick">Wis de kluis</Button>
        </div>
        <p class={style.soft}>Bij een beslissing over toestemming zijn alle knoppen gelijk:</p>
        <ButtonRow label="Antwoord">
          <Button wide>Allemaal</Button>
          <Button wide>Een deel</Button>
          <Button wide>Nu niet</Button>
        </ButtonRow>
        <Button kind="plain" size="main" wide icon={IconPlus}>
          Voeg een doel toe
        </Button>
      </Group>
      <Group title="Velden">
        <Field
          label="Hoe heet uw gezin?"
          help="Zo noemt de kluis u. Een bijnaam mag ook."
          value={family()}
          onInput={setFamily}
          shown="focus"
        />
        <Field label="Groepje 7" value="M7CVK" code error="Teken 4 klopt waarschijnlijk niet." errorAt={3} />
        <Field label="Groepje 3" value="9HFRC" code good="Dit groepje klopt." />
        <div>
          <Checkbox label="Lezen" checked={reads()} onChange={setReads} />
          <Checkbox label="Schrijven" checked={writes()} onChange={setWrites} />
        </div>
        <Radio
          legend="Wat mag Ravi zien van vroeger?"
          options={[
            { value: 'today', label: 'Alleen wat er vanaf vandaag bij komt' },
            { value: 'before', label: 'Ook wat er al staat' },
          ]}
          value={since()}
          onChange={setSince}
        />
        <Choice
          legend="School van Bram"
          options={[
            { value: 'none', label: 'Niets' },
            { value: 'read', label: 'Lezen' },
            { value: 'write', label: 'Lezen en schrijven' },
          ]}
          value={may()}
          onChange={setMay}
        />
        <MoreFields />
      </Group>
    </div>
  )
}

function MoreFields() {
  const [password, setPassword] = createSignal('')
  const [text, setText] = createSignal('Vandaag ging Sam uit zichzelf naar training.')
  const [who, setWho] = createSignal('all')
  const [until, setUntil] = createSignal('2026-11-30')
  return (
    <>
      <PasswordField
        label="Wachtwoord"
        value={password()}
        onInput={setPassword}
        autocomplete="current-password"
        show="Toon het wachtwoord"
        hide="Verberg het wachtwoord"
      />
      <TextArea
        label="Wat wilt u opschrijven?"
        voice="own"
        value={text()}
        onInput={setText}
        kept="Bewaard op dit toestel om 20.51 uur"
      />
      <Select
        label="Over wie"
        value={who()}
        onChange={setWho}
        options={[
          { value: 'all', label: 'Iedereen' },
          { value: 'bram', label: 'Bram' },
        ]}
      />
      <DateField
        label="Tot wanneer?"
        help="Dat is de volgende evaluatie. Zonder einddatum kan niet."
        value={until()}
        onChange={setUntil}
      />
    </>
  )
}
