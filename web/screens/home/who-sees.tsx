// Wie mag wat zien: the flower, and a sheet that says of one person what the picture shows.
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useWide } from '#web/app/wide.ts'
import { Button } from '#web/parts/button.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Flower } from '#web/parts/flower/flower.tsx'
import { FlowerOrList } from '#web/parts/flower/flower-or-list.tsx'
import { heartLines } from '#web/parts/flower/heart-lines.ts'
import { petalsOf } from '#web/parts/flower/petals.ts'
import { SectionTitle } from '#web/parts/heading.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { HelperSheet } from './helper-sheet.tsx'
import { helpersOf, networkOf } from './helpers.ts'
import style from './home.module.css'

/** “Gezin” above “De Boer”, for the heart. */
const heartOf = (vault: VaultView): string[] =>
  heartLines(
    t()
      .common.family(vault.family ?? '')
      .split('\u00a0'),
  )

export function WhoSees(props: { vault: VaultView; now: number }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = createSignal<string>()
  const wide = useWide()
  const words = () => t().home.flower
  let section: HTMLElement | undefined

  const petals = createMemo(() =>
    petalsOf(helpersOf(props.vault, props.now), props.vault.maps.length, (organisation, members, seen) => ({
      role: words().organisation(say().number(members.length)),
      sentence: words().organisationSees(
        words().organisation(say().number(members.length)),
        organisation,
        say().number(seen),
        say().number(props.vault.maps.length),
      ),
    })),
  )
  const leaves = createMemo(() => networkOf(props.vault))
  const helper = () => props.vault.helpers.find((one) => one.person === chosen())
  const choose = (id: string) => {
    // A petal of an organisation stands for several people: the page about access names them.
    if (!props.vault.helpers.some((one) => one.person === id)) {
      navigate('/toegang')
      return
    }
    setChosen(id)
    section?.scrollIntoView({ block: 'start' })
  }
  return (
    <section class={style.flower} ref={section} id="bloem">
      <Show
        when={props.vault.helpers.length > 0}
        fallback={
          <div class={style.nobody}>
            <SectionTitle>{words().title}</SectionTitle>
            <Empty
              picture={
                <Flower label={words().emptyTitle} heart={heartOf(props.vault)} petals={[]} names="none" />
              }
              title={words().emptyTitle}
              next={
                props.vault.mine === 'holder' ? (
                  <Button wide href="/toegang/code">
                    {words().emptyNext}
                  </Button>
                ) : undefined
              }
            >
              {words().emptyWords}
            </Empty>
          </div>
        }
      >
        <FlowerOrList
          title={words().title}
          asList={words().asList}
          asPicture={words().asPicture}
          label={words().title}
          heart={heartOf(props.vault)}
          petals={petals()}
          leaves={leaves()}
          chosen={chosen()}
          onChoose={choose}
          names={wide() ? 'full' : 'initials'}
          legend={words().legend}
        />
      </Show>
      <Show when={helper()} keyed>
        {(one) => (
          <HelperSheet
            vault={props.vault}
            helper={one}
            now={props.now}
            onClose={() => setChosen(undefined)}
          />
        )}
      </Show>
    </section>
  )
}
