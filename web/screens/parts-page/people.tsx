// People, children's ribbons, badges, tabs, progress and the timeline.
import { createSignal, For } from 'solid-js'
import { Avatar, type Hue, IconTile, type PetalColour } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Filters } from '#web/parts/filters.tsx'
import { IconCalendar, IconCheck, IconClock, IconEye, IconPencil } from '#web/parts/icon.tsx'
import { Progress, Steps } from '#web/parts/progress.tsx'
import { Ribbon } from '#web/parts/ribbon.tsx'
import { panelIdOf, Tabs, tabIdOf } from '#web/parts/tabs.tsx'
import { Timeline, TimelineRow } from '#web/parts/timeline.tsx'
import { Group } from './group.tsx'
import style from './parts-page.module.css'

const helpers: readonly [string, PetalColour][] = [
  ['JB', 1],
  ['FA', 2],
  ['MP', 3],
  ['LS', 4],
  ['SE', 5],
  ['TR', 6],
  ['HK', 7],
  ['BH', 8],
  ['AV', 9],
]
const children: readonly [string, Hue][] = [
  ['Sam', 1],
  ['Lotte', 2],
  ['Bram', 3],
  ['Yara', 4],
  ['Pim', 5],
]

export function PeopleParts() {
  return (
    <div>
      <Group title="Mensen">
        <div class={style.flow}>
          <Avatar who={{ kind: 'family' }} initials="N" name="Noor" />
          <Avatar who={{ kind: 'family' }} initials="D" name="Daan" />
          <Avatar who={{ kind: 'child', hue: 1 }} initials="S" name="Sam" />
          <span class={`${style.soft} ${style.beside}`}>rond: gezin</span>
        </div>
        <div class={style.flow}>
          <Avatar who={{ kind: 'helper', petal: 2 }} initials="FA" name="Fatima Amrani" />
          <Avatar who={{ kind: 'helper', petal: 1 }} initials="JB" name="Joris van Beek" />
          <Avatar who={{ kind: 'asker', petal: 10 }} initials="RS" name="Ravi Sewdien" />
          <span class={`${style.soft} ${style.beside}`}>één punt: hulpverlener; streepjes: vraagt</span>
        </div>
        <div class={style.flow}>
          <Avatar who={{ kind: 'network' }} initials="OR" name="Oma Rie" />
          <Avatar who={{ kind: 'network' }} initials="EB" name="Els, buurvrouw" />
          <span class={`${style.soft} ${style.beside}`}>twee punten: netwerk</span>
        </div>
        <div class={`${style.flow} ${style.tight}`}>
          <For each={helpers}>
            {([initials, petal]) => <Avatar who={{ kind: 'helper', petal }} initials={initials} size="s" />}
          </For>
          <Avatar who={{ kind: 'asker', petal: 10 }} initials="RS" size="s" />
        </div>
        <div class={style.flow}>
          <Avatar who={{ kind: 'helper', petal: 5 }} initials="SE" size="l" />
          <IconTile icon={IconCalendar} />
          <IconTile icon={IconClock} kind="clockwork" size="s" />
          <span class={`${style.soft} ${style.beside}`}>groot; een ding; vanzelf gebeurd</span>
        </div>
      </Group>
      <Group title="Lint per kind">
        <ul class={style.ribbons}>
          <For each={children}>
            {([name, hue]) => (
              <li>
                <div>
                  <Ribbon hue={hue} />
                </div>
                {name}
              </li>
            )}
          </For>
        </ul>
      </Group>
      <Group title="Badges">
        <div class={`${style.flow} ${style.tight}`}>
          <Badge tone="confirm" icon={IconCheck}>
            Gecontroleerd
          </Badge>
          <Badge tone="ask" icon={IconClock}>
            over 3 dagen
          </Badge>
          <Badge icon={IconEye}>lezen</Badge>
          <Badge icon={IconPencil}>schrijven</Badge>
          <Badge tone="edge">feit</Badge>
          <Badge tone="edge">mening</Badge>
          <Badge tone="ask">nog niet verstuurd</Badge>
        </div>
      </Group>
      <TabsAndProgress />
      <Group title="Tijdlijnregel">
        <Timeline>
          <TimelineRow
            lead={<Avatar who={{ kind: 'helper', petal: 3 }} initials="MP" size="s" />}
            who="Marieke haalde op:"
            what="Gezondheid van Yara."
            when="vandaag, 10.12 uur"
          >
            Omdat u dat goed vond op 1 september.
          </TimelineRow>
          <TimelineRow
            lead={<Avatar who={{ kind: 'family' }} initials="N" size="s" />}
            who="U gaf Tom"
            what="Ontwikkeling van Pim te lezen."
            when="gisteren, 20.40 uur"
          >
            Tot 28 februari 2027.
          </TimelineRow>
        </Timeline>
      </Group>
    </div>
  )
}

function TabsAndProgress() {
  const [tab, setTab] = createSignal('goals')
  const [filter, setFilter] = createSignal('all')
  const tabs = [
    { id: 'goals', label: 'Doelen' },
    { id: 'agreements', label: 'Afspraken' },
    { id: 'evaluation', label: 'Evaluatie' },
  ]
  return (
    <Group title="Tabs, filters, voortgang">
      <Tabs label="Gezinsplan" items={tabs} selected={tab()} onSelect={setTab} shown="evaluation" />
      <div role="tabpanel" id={panelIdOf(tab())} aria-labelledby={tabIdOf(tab())} class={style.soft} hidden>
        {tab()}
      </div>
      <Filters
        label="Laat zien"
        items={[
          { id: 'all', label: 'Alles' },
          { id: 'access', label: 'Toegang' },
          { id: 'plan', label: 'Plan' },
        ]}
        selected={filter()}
        onSelect={setFilter}
      />
      <Steps count={4} now={3} label="Stap 3 van 4" />
      <Progress label="Documenten versleutelen: 18 van 25" value={18} max={25} />
    </Group>
  )
}
