// A network member's page as the family sees and writes it: all that this person sees.
import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { toAccess } from '#web/screens/access/back.ts'
import { Gone } from '#web/screens/access/gone.tsx'
import { firstName } from '#web/screens/access/names.ts'
import { PageLines } from './lines.tsx'

export default function MemberPage() {
  const params = useParams()
  const vault = useVault()
  const page = () => vault()?.pages.find((one) => one.log === params.log)
  const name = () => firstName(page()?.member.name ?? t().access.somebody)
  return (
    <Show when={vault() && page()} fallback={<Gone title={t().page.gone} words={t().page.goneWords} />}>
      {(found) => (
        <Frame back={toAccess()} title={t().page.of(name())} lead={t().page.lead(name())}>
          <Show when={vault()}>{(own) => <PageLines vault={own()} page={found()} />}</Show>
        </Frame>
      )}
    </Show>
  )
}
