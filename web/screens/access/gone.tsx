// Something about access that is no longer there: says so, and leads back.
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { toAccess } from './back.ts'

export function Gone(props: { title: string; words: string }) {
  return (
    <Frame back={toAccess()} title={props.title}>
      <Note tone="tell" answers={<Button href="/toegang">{t().access.request.toAccess}</Button>}>
        {props.words}
      </Note>
    </Frame>
  )
}
