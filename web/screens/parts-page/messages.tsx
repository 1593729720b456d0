// What speaks to somebody: toast, dialog, sheet, notes, proposal, receipt, own words.
import { createSignal } from 'solid-js'
import { Avatar, People } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Dialog, DialogPaper } from '#web/parts/dialog.tsx'
import { IconCloudOff } from '#web/parts/icon.tsx'
import { Note, WarningStrip } from '#web/parts/note.tsx'
import { OwnWords } from '#web/parts/own-words.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { createToasts, ToastPaper, ToastRegion } from '#web/parts/toast.tsx'
import { Group } from './group.tsx'
import style from './parts-page.module.css'

export function Messages() {
  const toasts = createToasts()
  const [asks, setAsks] = createSignal(false)
  const [sheet, setSheet] = createSignal(false)
  const toast = { text: 'Afspraak bewaard in het plan.', undo: 'Maak ongedaan', onUndo: () => toasts.clear() }
  const question = {
    title: 'Toegang van Samira terugnemen?',
    children: 'Samira ziet daarna niets meer. Wat Samira al gelezen heeft, kan niet terug.',
  }
  const answers = (done: () => void) => (
    <ButtonRow>
      <Button wide onPress={done}>
        Laat zo
      </Button>
      <Button wide onPress={done}>
        Neem terug
      </Button>
    </ButtonRow>
  )
  return (
    <div>
      <Group title="Melding onderin">
        <ToastPaper {...toast} />
        <ToastRegion toasts={toasts} />
      </Group>
      <Group title="Dialoog">
        <DialogPaper {...question} answers={answers(() => setAsks(false))} />
        <div class={style.flow}>
          <Button onPress={() => setAsks(true)}>Open dialoog</Button>
          <Button onPress={() => setSheet(true)}>Open blad</Button>
          <Button onPress={() => toasts.show(toast)}>Toon melding</Button>
        </div>
        <Dialog
          {...question}
          open={asks()}
          onClose={() => setAsks(false)}
          answers={answers(() => setAsks(false))}
        />
        <Sheet
          open={sheet()}
          onClose={() => setSheet(false)}
          close="Sluit"
          lead={<Avatar who={{ kind: 'helper', petal: 5 }} initials="SE" size="l" />}
          title="Samira El Idrissi"
          second="gezinsbegeleider, Zuidkant Thuis"
          answers={
            <ButtonRow>
              <Button wide onPress={() => setSheet(false)}>
                Verander
              </Button>
              <Button wide onPress={() => setSheet(false)}>
                Neem terug
              </Button>
            </ButtonRow>
          }
        >
          <b>Ziet 14 van de 24 mappen</b> en schrijft in 3 daarvan. Tot vrijdag 4 december.
        </Sheet>
      </Group>
      <Group title="Berichten in de pagina">
        <Note tone="confirm" title="Gecontroleerd.">
          Alle 215 regels kloppen.
        </Note>
        <Note tone="ask" title="Niemand doet dit nog.">
          Wijs iemand aan.
        </Note>
        <Note tone="tell">Wat iemand al gelezen heeft, kan niet terug.</Note>
        <Note tone="ask" icon={IconCloudOff} title="Nog niet verstuurd.">
          Uw tekst staat op dit toestel.
        </Note>
        <Note tone="stop" title="Regel 198 klopt niet.">
          Uw kluis blijft dicht voor nieuwe dingen. Er is niets weg.
        </Note>
        <Note tone="confirm" title="Gecontroleerd" large>
          Alle 215 regels kloppen en er ontbreekt er geen. Op dit toestel, zojuist.
        </Note>
        <WarningStrip
          title="Niemand doet dit nog."
          answers={
            <ButtonRow direction="loose">
              <Button>Wijs iemand aan</Button>
              <Button>Hoeft niet meer</Button>
            </ButtonRow>
          }
        >
          Uitzoeken of de taxi voor Lotte vergoed wordt, voor 5 december.
        </WarningStrip>
      </Group>
      <Group title="Stemmen">
        <p class={style.voice}>Zo schrijft het gezin zelf.</p>
        <p>Zo schrijft het product, en zo schrijven hulpverleners.</p>
        <p class={style.code}>4KT7M W2QXD</p>
        <p class={style.voice}>
          Bram gaat <mark>vier ochtenden</mark> <del>elke dag</del> naar school.
        </p>
        <OwnWords
          hue={1}
          by={
            <>
              <b>Sam zelf</b>, 9 november. Ziet u, Daan en Fatima.
            </>
          }
        >
          Ik wil best over school praten, maar niet met iedereen erbij.
        </OwnWords>
        <OwnWords by="Noor, 1 september">Sinds de verhuizing slaapt Bram slecht.</OwnWords>
        <People>
          <Avatar who={{ kind: 'family' }} initials="N" size="s" name="Noor" />
          <Avatar who={{ kind: 'helper', petal: 1 }} initials="JB" size="s" name="Joris" />
        </People>
      </Group>
    </div>
  )
}
