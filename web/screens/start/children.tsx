// The children of a new vault: a name, and the day of birth or the day they are expected. All of it may wait.
import { Index } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { IconClose, IconPlus } from '#web/parts/icon.tsx'
import { type ChildDraft, childFault } from './form.ts'
import style from './start.module.css'

const hues = [1, 2, 3, 4, 5] as const

export function Children(props: {
  children: readonly ChildDraft[]
  onChange: (children: ChildDraft[]) => void
  today: string
  /** Somebody tried to go on: say what is missing. */
  checked: boolean
}) {
  const words = () => t().start.children
  const set = (at: number, change: Partial<ChildDraft>) =>
    props.onChange(props.children.map((child, index) => (index === at ? { ...child, ...change } : child)))
  const add = () => props.onChange([...props.children, { name: '', day: '', born: true }])
  const remove = (at: number) => props.onChange(props.children.filter((_, index) => index !== at))
  const fault = (child: ChildDraft) => (props.checked ? childFault(child, props.today) : null)
  const message = (child: ChildDraft, of: 'name' | 'day') => {
    const wrong = fault(child)
    if (wrong === null) return undefined
    return (wrong === 'nameMissing') === (of === 'name') ? words()[wrong] : undefined
  }
  return (
    <section class={style.children}>
      <div>
        <h2 class={style.section}>{words().title}</h2>
        <p class={style.soft}>{words().words}</p>
      </div>
      <Index each={props.children}>
        {(child, at) => (
          <Card hue={hues[at % hues.length] ?? 1}>
            <div class={style.child}>
              <Field
                label={words().name}
                value={child().name}
                onInput={(name) => set(at, { name })}
                error={message(child(), 'name')}
              />
              <DateField
                label={child().born ? words().birth : words().expected}
                value={child().day}
                onChange={(day) => set(at, { day })}
                error={message(child(), 'day')}
              />
              <div class={style.childFoot}>
                <Checkbox
                  label={words().notBorn}
                  checked={!child().born}
                  onChange={(notBorn) => set(at, { born: !notBorn })}
                />
                <button
                  type="button"
                  class={style.remove}
                  aria-label={child().name === '' ? words().removeNameless : words().remove(child().name)}
                  onClick={() => remove(at)}
                >
                  <IconClose size="s" />
                </button>
              </div>
            </div>
          </Card>
        )}
      </Index>
      <Button icon={IconPlus} onPress={add}>
        {props.children.length === 0 ? words().add : words().another}
      </Button>
    </section>
  )
}
