// Everybody who takes part, on a page of its own: where a desktop's right column names only a few.
import { t } from '#web/app/text.ts'
import { usePlan } from './context.tsx'
import { Page } from './page.tsx'
import { People } from './people.tsx'
import style from './plan.module.css'

export default function PeoplePage() {
  const { vault, to } = usePlan()
  return (
    <Page
      vault={vault()}
      title={t().plan.people.title}
      lead={t().plan.people.lead}
      back={{ href: to('').replace(/\/$/u, ''), label: t().plan.back }}
    >
      <div class={style.narrow}>
        <People />
      </div>
    </Page>
  )
}
