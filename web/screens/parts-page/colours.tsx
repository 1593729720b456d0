// The colours by name, and every icon with its name.
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import * as icons from '#web/parts/icon.tsx'
import { Group } from './group.tsx'
import style from './parts-page.module.css'

const names = [
  ...[
    'table',
    'paper',
    'raised',
    'well',
    'ink',
    'ink-soft',
    'line',
    'line-strong',
    'lamp',
    'lamp-soft',
    'lamp-ink',
    'plum',
  ],
  ...[
    'plum-soft',
    'leaf',
    'leaf-soft',
    'brick',
    'brick-soft',
    'child-1',
    'child-2',
    'child-3',
    'child-4',
    'child-5',
  ],
  ...Array.from({ length: 10 }, (_, index) => `petal-${index + 1}`),
]

export function Colours() {
  return (
    <>
      <Group title="Kleur">
        <ul class={style.swatches}>
          <For each={names}>
            {(name) => (
              <li>
                <svg aria-hidden="true">
                  <rect x="0.5" y="0.5" width="99%" height="97%" rx="6" style={{ fill: `var(--${name})` }} />
                </svg>
                {name}
              </li>
            )}
          </For>
        </ul>
      </Group>
      <Group title="Pictogrammen">
        <ul class={style.icons}>
          <For each={Object.entries(icons)}>
            {([name, icon]) => (
              <li>
                <Dynamic component={icon} />
                {name.slice('Icon'.length)}
              </li>
            )}
          </For>
        </ul>
      </Group>
    </>
  )
}
