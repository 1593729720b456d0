// Thuis: what asks for attention, the children, the flower, who looked. Nothing here has to be now.
import { createMemo, lazy, Match, Show, Switch } from 'solid-js'
import { attentionOf } from '#web/app/attention.ts'
import { useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Link } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { isLongAgo } from '#web/screens/recovery/long-ago.ts'
import { AttentionList } from './attention-list.tsx'
import { AuthorityNote } from './authority-note.tsx'
import { Children } from './children.tsx'
import style from './home.module.css'
import { Looked } from './looked.tsx'
import { WhoSees } from './who-sees.tsx'

const Shared = lazy(() => import('./shared.tsx').then((page) => ({ default: page.Shared })))

export default function Home() {
  const view = useView()
  const vault = useVault()
  const { now, today } = useNow()
  const words = () => t().home
  const attention = createMemo(() => {
    const own = vault()
    return own ? attentionOf(own, view().me.person, today()) : []
  })
  const greeting = () => {
    const hour = new Date(now() * 1000).getHours()
    const { night, morning, afternoon, evening } = words().greeting
    const greet = hour < 6 ? night : hour < 12 ? morning : hour < 18 ? afternoon : evening
    const { me } = view()
    return greet(vault()?.mine === 'network' ? me.name : (me.name.split(' ')[0] ?? ''))
  }
  const lead = () => {
    const count = attention().length
    const { asksNothing, asksOne, asksMany } = view().me.as === 'young' ? words().young : words()
    if (count === 0) return asksNothing
    return count === 1 ? asksOne : asksMany(say().Word(count))
  }
  const family = () => {
    const own = vault()
    return own && (own.mine === 'holder' || own.mine === 'young') ? own : undefined
  }
  return (
    <Frame title={greeting()} lead={family() ? lead() : undefined}>
      <Switch>
        <Match when={family()}>
          {(own) => (
            <div class={style.home} classList={{ [style.calm ?? '']: attention().length === 0 }}>
              <AuthorityNote vault={own()} />
              <Show when={attention().length > 0}>
                <AttentionList vault={own()} attention={attention()} today={today()} />
              </Show>
              <Children vault={own()} />
              <WhoSees vault={own()} now={now()} />
              <Looked vault={own()} now={now()} />
              <Show when={isLongAgo(view().account.sheet, now())}>
                <Note
                  tone="tell"
                  title={t().account.recovery.old}
                  answers={<Button href="/herstel/oefen">{t().account.recovery.practise}</Button>}
                >
                  {t().account.recovery.oldWords}
                </Note>
              </Show>
              <p class={style.settings}>
                <Link href="/instellingen">{words().settings}</Link>
              </p>
            </div>
          )}
        </Match>
        <Match when={vault()}>{(shared) => <Shared vault={shared()} />}</Match>
        <Match when={view().vaults.length === 0}>
          <Empty
            title={words().noVault.title}
            next={
              <Button kind="lamp" size="main" wide href="/begin">
                {words().noVault.begin}
              </Button>
            }
          >
            {words().noVault.words}
          </Empty>
        </Match>
      </Switch>
    </Frame>
  )
}
