// Instellingen: how this device shows the vault, when it locks, and how to leave it.
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { appearances, idleMinutes, remember, settings } from '#web/app/settings.ts'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Choice } from '#web/parts/choice.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { Select } from '#web/parts/select.tsx'
import { languages } from '#web/text/index.ts'
import style from './settings.module.css'

export default function Settings() {
  const words = () => t().settings
  return (
    <OwnFrame title={words().title} lead={words().words}>
      <Parts />
    </OwnFrame>
  )
}

function Parts() {
  return (
    <div class={style.settings}>
      <Look />
      <Device />
      <About />
    </div>
  )
}

function Group(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <SectionTitle>{props.title}</SectionTitle>
      <Card>
        <div class={style.group}>{props.children}</div>
      </Card>
    </section>
  )
}

function Look() {
  const words = () => t().settings
  return (
    <Card>
      <div class={style.group}>
        <div>
          <p class={style.label}>{words().language}</p>
          <Choice
            legend={words().language}
            options={languages.map((value) => ({ value, label: words().languages[value] }))}
            value={settings().language}
            onChange={(language) => remember({ language })}
          />
        </div>
        <div>
          <p class={style.label}>{words().appearance}</p>
          <Choice
            legend={words().appearance}
            options={appearances.map((value) => ({ value, label: words().appearances[value] }))}
            value={settings().appearance}
            onChange={(appearance) => remember({ appearance })}
          />
        </div>
        <Select
          label={words().idle}
          help={words().idleHelp}
          value={String(settings().idleMinutes)}
          options={idleMinutes.map((minutes) => ({
            value: String(minutes),
            label: words().minutes(say().number(minutes)),
          }))}
          onChange={(minutes) => remember({ idleMinutes: Number(minutes) })}
        />
      </div>
    </Card>
  )
}

function Device() {
  const engine = useEngine()
  const view = useView()
  const navigate = useNavigate()
  const words = () => t().settings.device
  const [asking, setAsking] = createSignal<'here' | 'everywhere'>()
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal<{ tone: 'confirm' | 'stop'; text: string }>()

  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    setSaid(undefined)
    try {
      await work()
    } catch (error) {
      console.error(error)
      setSaid({ tone: 'stop', text: t().refusal['server-refused'] })
    } finally {
      setBusy(false)
      setAsking(undefined)
    }
  }
  const signOut = () =>
    during(async () => {
      await engine.signOut()
      navigate('/', { replace: true })
    })
  const everywhere = () =>
    during(async () => {
      const outcome = await engine.signOutEverywhere()
      setSaid(
        outcome.done
          ? { tone: 'confirm', text: words().everywhereDone }
          : { tone: 'stop', text: outcome.queued ? t().refusal.offline : t().refusal[outcome.refused] },
      )
    })
  const queued = () => {
    const count = view().queued
    if (count === 0) return null
    return words().signOutQueued(count === 1 ? words().queuedOne : words().queuedMany(say().word(count)))
  }
  return (
    <Group title={words().title}>
      <p>{words().words(view().me.name)}</p>
      <Show when={said()}>
        {(note) => (
          <Note tone={note().tone} live>
            {note().text}
          </Note>
        )}
      </Show>
      <ButtonRow direction="loose">
        <Button href="/apparaten">{words().devices}</Button>
        <Button href="/herstel">{words().recovery}</Button>
        <Button onPress={() => engine.lock()}>{words().lock}</Button>
        <Button onPress={() => setAsking('here')}>{words().signOut}</Button>
        <Button onPress={() => setAsking('everywhere')}>{words().everywhere}</Button>
      </ButtonRow>
      <Dialog
        open={asking() === 'here'}
        onClose={() => setAsking(undefined)}
        title={words().signOutTitle}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsking(undefined)}>
              {t().common.leave}
            </Button>
            <Button wide waiting={busy() ? words().signingOut : undefined} onPress={() => void signOut()}>
              {words().signOut}
            </Button>
          </ButtonRow>
        }
      >
        <p>
          {words().signOutWords} {queued()}
        </p>
      </Dialog>
      <Dialog
        open={asking() === 'everywhere'}
        onClose={() => setAsking(undefined)}
        title={words().everywhereTitle}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsking(undefined)}>
              {t().common.leave}
            </Button>
            <Button wide waiting={busy() ? words().busy : undefined} onPress={() => void everywhere()}>
              {words().everywhere}
            </Button>
          </ButtonRow>
        }
      >
        <p>{words().everywhereWords}</p>
      </Dialog>
    </Group>
  )
}

function About() {
  const view = useView()
  const words = () => t().settings.about
  const lines = () => view().vaults.reduce((sum, vault) => sum + vault.health.lines, 0)
  return (
    <Group title={words().title}>
      <p>{words().words}</p>
      <p class={style.soft}>
        {words().health(say().number(lines()))} {words().licence}.
      </p>
    </Group>
  )
}
