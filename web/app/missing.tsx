// An address that leads nowhere.
import { Button } from '#web/parts/button.tsx'
import { Message } from './message.tsx'
import { t } from './text.ts'

export function Missing() {
  return (
    <Message title={t().app.missing.title} answers={<Button href="/">{t().app.missing.home}</Button>}>
      <p>{t().app.missing.words}</p>
    </Message>
  )
}
