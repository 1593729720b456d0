// What became of a request that this person need not answer now: waiting, blocked, given, refused, withdrawn, lapsed.
import { Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { IconClock, IconHand } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import style from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { firstName, personIn } from '#web/screens/access/names.ts'
import type { Stance } from '#web/screens/access/stance.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'
import { declinedBy } from './declined.ts'

export function StateNote(props: { vault: VaultView; request: RequestView; stance: Stance; name: string }) {
  const engine = useEngine()
  const view = useView()
  const act = createAct()
  const words = () => t().access.request.states
  const called = (id: string) => firstName(personIn(props.vault, id)?.name ?? t().access.somebody)
  const said = (): { title: string; words: string } => {
    const { name, request } = props
    const waiting = request.waitsFor.filter((id) => id !== view().me.person)
    const names = say().list(waiting.map(called))
    const many = waiting.length > 1
    switch (props.stance) {
      case 'waits':
        return {
          title: words().waits,
          words: many ? words().waitsForMany(names) : words().waitsFor(names),
        }
      case 'blocked': {
        const no = declinedBy(props.vault.logbook, request)
        return {
          title: words().blocked,
          words: [...no.map((id) => words().blockedBy(called(id))), words().blockedWords].join(' '),
        }
      }
      case 'awaiting-key':
        return { title: words().key, words: words().keyWords(name) }
      case 'active':
        return { title: words().active, words: words().activeWords(name) }
      case 'refused':
        return { title: words().refused, words: words().refusedWords(name) }
      case 'withdrawn':
        return request.given
          ? { title: words().takenBack, words: words().takenBackWords(name) }
          : { title: words().withdrawn, words: words().withdrawnWords }
      case 'expired':
        return request.given
          ? { title: words().over, words: words().overWords(name) }
          : { title: words().expired, words: words().expiredWords(name) }
      case 'replaced':
        return { title: words().replaced, words: words().replacedWords }
      case 'answer':
      case 'agree':
      case 'others':
        return {
          title: words().others,
          words: many ? words().othersWordsMany(names) : words().othersWords(names),
        }
      default:
        return props.stance satisfies never
    }
  }
  const tone = () => (props.stance === 'active' ? 'confirm' : props.stance === 'blocked' ? 'ask' : 'tell')
  const icon = () => {
    if (props.stance === 'blocked') return { icon: IconHand }
    return props.stance === 'waits' || props.stance === 'awaiting-key' ? { icon: IconClock } : {}
  }
  return (
    <>
      <Note
        tone={tone()}
        title={said().title}
        live
        {...icon()}
        answers={
          props.stance === 'active' ? (
            <Button href={`/toegang/wie/${props.request.person}`}>{words().activeLook(props.name)}</Button>
          ) : undefined
        }
      >
        {said().words}
      </Note>
      <Problem words={act.problem()} />
      <Show when={props.stance === 'waits'}>
        <div class={style.answers}>
          <Button
            wide
            size="main"
            waiting={act.waiting() ? t().access.request.sending : undefined}
            onPress={() => void act.run(() => engine.decline(props.vault.id, props.request.id))}
          >
            {t().access.request.stillNo}
          </Button>
        </div>
      </Show>
    </>
  )
}
