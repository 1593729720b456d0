// Apparaten: which devices open this vault, what they are called, and putting one out.
import { createSignal, For, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import type { DeviceView } from '#web/vault/shown.ts'
import { DeviceSheet } from './device-sheet.tsx'
import style from './devices.module.css'
import { FollowPassword } from './follow-password.tsx'
import { nameOf } from './name-of.ts'
import { Remove } from './remove.tsx'

export default function Devices() {
  const engine = useEngine()
  const view = useView()
  const words = () => t().account.devices
  const [open, setOpen] = createSignal<string>()
  const [removing, setRemoving] = createSignal<DeviceView>()
  const [removed, setRemoved] = createSignal<string>()
  const all = () => view().account.devices
  const present = () => all().filter(({ until }) => until === null)
  const gone = () => all().filter(({ until }) => until !== null)
  const opened = () => present().find(({ device }) => device === open())
  /** Maps of which somebody's removed device still knows the key. */
  const owed = () => view().vaults.flatMap((vault) => vault.maps.filter((map) => map.stale)).length
  const day = (seconds: number) => say().dayYear(dayOf(seconds))
  const moment = (seconds: number) => `${day(seconds)}, ${say().time(seconds)}`

  return (
    <OwnFrame title={words().title} lead={words().words}>
      <div class={style.page}>
        <Show when={view().account.passwordReplaced}>
          <FollowPassword />
        </Show>
        <Show when={removed()}>
          {(name) => (
            <Note tone="confirm" live>
              {words().removed(name())}
            </Note>
          )}
        </Show>
        <Show when={owed() > 0}>
          <Note tone="tell">
            {owed() === 1 ? words().owedOne : words().owedMany(say().capital(say().word(owed())))}
          </Note>
        </Show>
        <section>
          <SectionTitle>{words().list}</SectionTitle>
          <Card fill="rows">
            <List label={words().list}>
              <For each={present()}>
                {(device) => (
                  <ListRow
                    title={nameOf(device)}
                    second={words().since(moment(device.since))}
                    {...(device.here ? { children: <Badge tone="confirm">{words().here}</Badge> } : {})}
                    onPress={() => setOpen(device.device)}
                  />
                )}
              </For>
            </List>
          </Card>
        </section>
        <section>
          <SectionTitle>{words().add}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>{words().addWords}</p>
              <Button href="/apparaten/erbij">{words().addGo}</Button>
            </div>
          </Card>
        </section>
        <section>
          <SectionTitle>{t().account.password.card}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>{t().account.password.cardWords}</p>
              <Button href="/apparaten/wachtwoord">{t().account.password.change}</Button>
            </div>
          </Card>
        </section>
        <section>
          <SectionTitle>{t().account.recovery.title}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>{t().account.recovery.linkWords}</p>
              <Button href="/herstel">{t().account.recovery.link}</Button>
            </div>
          </Card>
        </section>
        <Show when={gone().length > 0}>
          <section>
            <SectionTitle>{words().gone}</SectionTitle>
            <p class={style.soft}>{words().goneWords}</p>
            <List plain label={words().gone}>
              <For each={gone()}>
                {(device) => (
                  <ListRow title={nameOf(device)} second={words().until(moment(device.until ?? 0))} />
                )}
              </For>
            </List>
          </section>
        </Show>
        <Link href="/instellingen">{words().settings}</Link>
      </div>
      <Show when={opened()} keyed>
        {(device) => (
          <DeviceSheet
            device={device}
            onClose={() => setOpen(undefined)}
            onRemove={() => {
              setOpen(undefined)
              setRemoving(device)
            }}
          />
        )}
      </Show>
      <Show when={removing()} keyed>
        {(device) => (
          <Remove
            name={nameOf(device)}
            remove={(password) => engine.revokeDevice(device.device, password)}
            onClose={() => setRemoving(undefined)}
            onDone={() => {
              setRemoved(nameOf(device))
              setRemoving(undefined)
            }}
          />
        )}
      </Show>
    </OwnFrame>
  )
}
