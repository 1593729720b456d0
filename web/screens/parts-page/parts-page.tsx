// The page *Onderdelen*: every part in every state. It is the parts' documentation; the browser tests look at it.
import { onMount } from 'solid-js'
import { Mark } from '#web/parts/mark.tsx'
import { Flowers, Papers } from './bigger.tsx'
import { Colours } from './colours.tsx'
import { Controls } from './controls.tsx'
import { Messages } from './messages.tsx'
import style from './parts-page.module.css'
import { PeopleParts } from './people.tsx'

export default function PartsPage() {
  onMount(() => {
    document.title = 'Onderdelen'
  })
  return (
    <main class={style.page}>
      <div class={style.head}>
        <Mark />
        <h1>Onderdelen</h1>
      </div>
      <div class={style.columns}>
        <Controls />
        <PeopleParts />
        <Messages />
      </div>
      <Colours />
      <div class={style.columns}>
        <Flowers />
      </div>
      <div class={style.columns}>
        <Papers />
      </div>
    </main>
  )
}
