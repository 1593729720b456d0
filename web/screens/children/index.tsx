// Kinderen: every child with a ribbon, an age and the last thing written; and at /kinderen/nieuw one more.
import { useParams } from '@solidjs/router'
import { For, lazy, Show } from 'solid-js'
import { useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { hueOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Link } from '#web/parts/heading.tsx'
import { IconPlus } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { initials } from '#web/people/initials.ts'
import { titleOf } from '#web/screens/child/lines.tsx'
import type { ChildView } from '#web/vault/shown.ts'
import style from './children.module.css'

const AddChild = lazy(() => import('./add-child.tsx'))

export default function Children() {
  const params = useParams<{ rest?: string }>()
  return (
    <Show when={params.rest === 'nieuw'} fallback={<Everyone />}>
      <AddChild />
    </Show>
  )
}

function Everyone() {
  const vault = useVault()
  const words = () => t().child.list
  const children = () => vault()?.children ?? []
  const holder = () => vault()?.mine === 'holder'
  return (
    <Frame title={words().title} lead={words().lead}>
      <div class={style.page}>
        <Show
          when={children().length > 0}
          fallback={<Empty title={words().noneTitle}>{holder() ? words().none : words().noneToYou}</Empty>}
        >
          <ul class={style.children}>
            <For each={children()}>
              {(child) => (
                <li>
                  <OneChild child={child} />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={holder()}>
          <div class={style.add}>
            <Button
              kind={children().length === 0 ? 'lamp' : 'plain'}
              size="main"
              wide
              icon={IconPlus}
              href="/kinderen/nieuw"
            >
              {words().add}
            </Button>
            <p>
              <Link href="/gezag">{t().authority.link}</Link>
            </p>
          </div>
        </Show>
      </div>
    </Frame>
  )
}

function OneChild(props: { child: ChildView }) {
  const { today } = useNow()
  const words = () => t().child.list
  const age = () => {
    const { age, expected } = props.child
    if (age !== null) return say().age(age)
    return expected === null ? '' : t().home.expected(say().day(expected, today()))
  }
  const last = () => {
    const content = props.child.timeline[0]?.history.current.content
    return content ? words().last(titleOf(content), say().day(content.on, today())) : words().nothing
  }
  return (
    <Card hue={hueOf(props.child.colour)} fill="rows">
      <List>
        <ListRow
          href={`/kind/${props.child.id}`}
          lead={
            <Avatar
              who={{ kind: 'child', hue: hueOf(props.child.colour) }}
              initials={initials(props.child.name, 1)}
            />
          }
          title={props.child.name}
          second={
            <>
              <span class={style.line}>{age()}</span>
              <span class={style.line}>{last()}</span>
            </>
          }
        />
      </List>
    </Card>
  )
}
