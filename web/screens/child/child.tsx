// The child's own page: ribbon, name, own words, maps with who sees them, and the timeline.
import { Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { hueOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { Link, SectionTitle, Title } from '#web/parts/heading.tsx'
import { IconLock, IconPencil } from '#web/parts/icon.tsx'
import { OwnWords } from '#web/parts/own-words.tsx'
import { Ribbon } from '#web/parts/ribbon.tsx'
import { NL_2026, ruleOn } from '#web/people/age.ts'
import { initials } from '#web/people/initials.ts'
import { Page } from '#web/screens/plan/page.tsx'
import style from './child.module.css'
import { useChild } from './context.tsx'
import { Lines } from './lines.tsx'
import { Maps } from './maps.tsx'
import { Unopened } from './unopened.tsx'

export function ChildPage() {
  const view = useView()
  const { vault, child, writable, to } = useChild()
  const back = () =>
    view().me.as === 'professional' ? undefined : { href: '/kinderen', label: t().child.back }
  return (
    <div class={style.screen}>
      <div class={style.ribbon}>
        <Ribbon hue={hueOf(child().colour)} />
      </div>
      <Page vault={vault()} back={back()}>
        <div class={style.layout}>
          <div class={style.head}>
            <Head />
            <Words />
            <OwnPlace />
          </div>
          <section class={style.maps}>
            <SectionTitle>{t().child.maps.title}</SectionTitle>
            <Maps />
          </section>
          <section class={style.timeline}>
            <SectionTitle>{t().child.timeline.title}</SectionTitle>
            <Unopened lines={child().unopened} />
            <Lines entries={child().timeline} filters mayWrite={writable().length > 0} />
            <Show when={writable().length > 0}>
              <div class={style.write}>
                <Button kind="lamp" size="main" wide icon={IconPencil} href={to('schrijf')}>
                  {t().child.timeline.write}
                </Button>
              </div>
            </Show>
          </section>
        </div>
      </Page>
    </div>
  )
}

function Head() {
  const { child, today, own } = useChild()
  const words = () => t().child.head
  const sentence = () => {
    const { age, expected, member } = child()
    if (age === null) return expected === null ? '' : words().expected(say().day(expected, today()))
    const { grant } = ruleOn(NL_2026, member, today())
    const years = say().age(age)
    if (grant === 'holders') return words().parents(years)
    if (grant === 'child') return own() ? words().ownDecides(years) : words().decides(years)
    return own() ? words().ownDecidesToo(years) : words().decidesToo(years)
  }
  return (
    <div class={style.name}>
      <Avatar
        who={{ kind: 'child', hue: hueOf(child().colour) }}
        initials={initials(child().name, 1)}
        size="l"
      />
      <Title lead={sentence()}>{child().name}</Title>
    </div>
  )
}

/** What the child says itself, newest; who reads it is said with it. */
function Words() {
  const { vault, child, me, today, being, own, to } = useChild()
  const words = () => t().child.ownWords
  const map = () => child().maps.find((one) => one.name === 'eigen-woorden')
  const readers = () => {
    const family = vault()
      .people.filter((one) => one.shape === 'family')
      .map((one) => one.person)
    const others = [...family, ...(map()?.readers ?? [])].filter(
      (one) => one !== me() && one !== child().person,
    )
    const names = others.map((one) => being(one).name)
    return say().list(own() ? names : [words().you, ...names])
  }
  const by = () => {
    const day = say().day(child().ownWords[0]?.history.current.content.on ?? today(), today())
    return words().sees(day, readers())
  }
  return (
    <Show when={child().ownWords[0]}>
      {(entry) => {
        const content = () => entry().history.current.content
        const text = () => {
          const found = content()
          return 'text' in found ? (found.text ?? '') : ''
        }
        return (
          <div>
            <OwnWords
              hue={hueOf(child().colour)}
              by={
                <>
                  <b>{words().by(child().name)}</b>
                  {by()}
                </>
              }
            >
              {text()}
            </OwnWords>
            <Show when={child().ownWords.length > 1 && map()}>
              {(own) => (
                <p class={style.after}>
                  <Link href={to(`map/${own().log}`)}>{words().more}</Link>
                </p>
              )}
            </Show>
          </div>
        )
      }}
    </Show>
  )
}

/** For every young person with an account, always, used or not: it tells nothing about what is there. */
function OwnPlace() {
  const { child, own } = useChild()
  return (
    <Show when={child().person !== null}>
      <p class={style.place}>
        <IconLock size="s" />
        <span>{own() ? t().child.place.own : t().child.place.line(child().name)}</span>
      </p>
    </Show>
  )
}
