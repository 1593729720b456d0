// Kept: what somebody typed and has not saved. It lives in this tab's memory, through going back and forth and through
// the lock, until the log has it; never in plain text on the device, and gone with the account.
import { type Accessor, createEffect, createSignal } from 'solid-js'
import { useRunning, useView } from '#web/app/engine.tsx'

const kept = new Map<string, unknown>()

/** A form's fields under a name of its own. `forget` once they are saved. */
export function useKept<Fields extends object>(name: string, first: () => Fields): Kept<Fields> {
  const { snapshot } = useRunning()
  const key = `${useView()().me.person} ${name}`
  const [fields, change] = createSignal<Fields>((kept.get(key) as Fields | undefined) ?? first())
  createEffect(() => {
    if (snapshot().at === 'empty') kept.clear()
  })
  return {
    fields,
    set: (field, value) => {
      const next = { ...fields(), [field]: value }
      kept.set(key, next)
      change(() => next)
    },
    forget: () => kept.delete(key),
  }
}

export interface Kept<Fields> {
  fields: Accessor<Fields>
  set<Name extends keyof Fields>(field: Name, value: Fields[Name]): void
  forget(): void
}
