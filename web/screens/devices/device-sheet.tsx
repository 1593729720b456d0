// One device: its name, and putting it out.
import { createSignal, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { DeviceView } from '#web/vault/shown.ts'
import style from './devices.module.css'
import { nameOf } from './name-of.ts'

export function DeviceSheet(props: { device: DeviceView; onClose: () => void; onRemove: () => void }) {
  const engine = useEngine()
  const words = () => t().account.devices
  const act = createAct()
  const [name, setName] = createSignal(props.device.name ?? '')
  const [checked, setChecked] = createSignal(false)
  const save = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (name().trim() === '') return
    if (await act.run(() => engine.nameDevice(props.device.device, name()))) props.onClose()
  }
  return (
    <Sheet open onClose={props.onClose} title={nameOf(props.device)} close={t().common.close}>
      <form class={style.form} novalidate onSubmit={save}>
        <Field
          label={words().name}
          help={words().nameHelp}
          value={name()}
          maxlength={60}
          onInput={setName}
          error={checked() && name().trim() === '' ? words().nameMissing : undefined}
        />
        <Problem words={act.problem()} />
        <Button kind="lamp" wide type="submit" waiting={act.waiting() ? t().common.saving : undefined}>
          {t().common.save}
        </Button>
        <Show when={!props.device.here} fallback={<p class={style.soft}>{words().hereWords}</p>}>
          <Button wide onPress={() => props.onRemove()}>
            {words().remove}
          </Button>
        </Show>
      </form>
    </Sheet>
  )
}
