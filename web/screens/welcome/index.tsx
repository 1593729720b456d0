// Welkom: what this is, and three ways in. The flower is a picture of somebody's vault, not of anybody's.
import { For, Show } from 'solid-js'
import { carriedCode } from '#web/app/carried-code.ts'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { remember, settings } from '#web/app/settings.ts'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Flower } from '#web/parts/flower/flower.tsx'
import { Link } from '#web/parts/heading.tsx'
import { IconKey } from '#web/parts/icon.tsx'
import { Mark } from '#web/parts/mark.tsx'
import { Note } from '#web/parts/note.tsx'
import { petals } from './petals.ts'
import style from './welcome.module.css'

export default function Welcome() {
  const other = () => (settings().language === 'nl' ? 'en' : 'nl')
  return (
    <PlainFrame
      place="wide"
      lead={
        <button
          type="button"
          class={style.language}
          lang={other()}
          onClick={() => remember({ language: other() })}
        >
          {other() === 'en' ? t().welcome.english : t().welcome.dutch}
        </button>
      }
    >
      <div class={style.welcome}>
        <div class={style.flower}>
          <div class={style.picture} role="img" aria-label={t().welcome.flower} inert>
            <Flower label={t().welcome.flower} heart={null} petals={petals} names="none" />
          </div>
        </div>
        <div class={style.words}>
          <p class={style.brand}>
            <Mark />
            <span>{t().common.product}</span>
          </p>
          <h1 class={style.title}>
            <For each={t().welcome.title}>{(line) => <span>{line} </span>}</For>
          </h1>
          <Show when={carriedCode() !== undefined} fallback={<p class={style.text}>{t().welcome.words}</p>}>
            <Note tone="ask" icon={IconKey} title={t().welcome.link}>
              {t().welcome.linkWords}
            </Note>
          </Show>
          <div class={style.ways}>
            <Button kind="lamp" size="main" wide href="/begin">
              {t().welcome.start}
            </Button>
            <Button size="main" wide href="/inloggen">
              {t().welcome.signIn}
            </Button>
          </div>
          <div class={style.foot}>
            <Link href="/begin?als=hulpverlener">{t().welcome.professional}</Link>
            <span class={style.minutes}>{t().welcome.minutes}</span>
          </div>
        </div>
      </div>
    </PlainFrame>
  )
}
