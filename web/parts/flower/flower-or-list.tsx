// The flower under its title with *Als lijst* beside it. In forced colours the list stands there from the start.
import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { Avatar } from '#web/parts/avatar.tsx'
import { Card } from '#web/parts/card.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { Flower, type FlowerProps } from './flower.tsx'
import style from './flower-or-list.module.css'
import { initialsOf } from './petals.ts'

export interface FlowerOrListProps extends FlowerProps {
  title: string
  asList: string
  asPicture: string
}

/** The flower, or the same people as a list of sentences. */
export function FlowerOrList(props: FlowerOrListProps) {
  const [list, setList] = createSignal(false)
  onMount(() => {
    const forced = window.matchMedia('(forced-colors: active)')
    const follow = () => setList(forced.matches)
    follow()
    forced.addEventListener('change', follow)
    onCleanup(() => forced.removeEventListener('change', follow))
  })
  return (
    <section class={style.section} aria-label={props.title}>
      <div class={style.head}>
        <h2 class={style.title}>{props.title}</h2>
        <button type="button" class={style.switch} onClick={() => setList(!list())}>
          {list() ? props.asPicture : props.asList}
        </button>
      </div>
      <Card fill="rows">
        <Show
          when={list()}
          fallback={
            <div class={style.paper}>
              <Flower {...props} />
            </div>
          }
        >
          <List label={props.label}>
            <For each={props.petals}>
              {(petal) => (
                <ListRow
                  lead={
                    <Avatar
                      who={
                        petal.asks
                          ? { kind: 'asker', petal: petal.colour }
                          : { kind: 'helper', petal: petal.colour }
                      }
                      initials={petal.initials}
                    />
                  }
                  title={petal.name}
                  second={withoutName(petal)}
                  onPress={() => props.onChoose?.(petal.id)}
                />
              )}
            </For>
            <For each={props.leaves ?? []}>
              {(leaf) => (
                <ListRow
                  lead={<Avatar who={{ kind: 'network' }} initials={initialsOf(leaf.name)} />}
                  title={leaf.name}
                  second={withoutName(leaf)}
                  onPress={() => props.onChoose?.(leaf.id)}
                />
              )}
            </For>
          </List>
        </Show>
      </Card>
    </section>
  )
}

/** The sentence under a title that names them already. */
function withoutName({ name, sentence }: { name: string; sentence: string }): string {
  const rest = sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
