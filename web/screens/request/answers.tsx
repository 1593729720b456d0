// The answers to a request: all, a part, not now. Same shape, same size; each asks once before it signs.
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import style from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { childNames } from '#web/screens/access/names.ts'
import { sayGiven } from '#web/screens/giving/say-given.ts'
import type { Choice } from '#web/vault/engine.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

type Question = 'give' | 'agree' | 'decline'

export function Answers(props: { vault: VaultView; request: RequestView; name: string; proposer: string }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const { today } = useNow()
  const act = createAct()
  const [asked, setAsked] = createSignal<Question>()
  const words = () => t().access.request
  const proposed = () => props.request.proposed
  const all = (): Choice => ({
    given: props.request.wishes.map(({ child, map, read, write }) => ({ child, map, read, write })),
    past: props.request.past,
    end: props.request.end,
  })
  const exactly = ({ given, past, end }: Choice) =>
    sayGiven(props.name, given, past, end, today(), { text: t(), say: say(), names: childNames(props.vault) })
  const run = async (question: Question) => {
    const { vault, request } = props
    const done = await act.run(() => {
      if (question === 'give') return engine.give(vault.id, request.id, all())
      return question === 'agree' ? engine.agree(vault.id, request.id) : engine.decline(vault.id, request.id)
    })
    setAsked(undefined)
    if (done && question === 'decline') navigate('/toegang')
  }
  const question = () => {
    const terms = proposed()
    const { youGive } = t().access.giving
    switch (asked()) {
      case 'give':
        return {
          title: words().confirmAll(props.name),
          text: `${youGive} ${exactly(all())}`,
          yes: words().yes,
        }
      case 'agree':
        return {
          title: words().confirmAgree(props.proposer),
          text: terms ? `${youGive} ${exactly(terms)}` : '',
          yes: words().agreeYes,
        }
      default:
        return { title: words().confirmNot, text: words().confirmNotWords(props.name), yes: words().notNow }
    }
  }
  const part = `/toegang/${props.request.id}/deel`
  /** Who decides along and holds no vault says yes or no to terms that a holder made. */
  const holds = () => props.vault.mine === 'holder'
  return (
    <>
      <div class={style.answers}>
        <Problem words={act.problem()} />
        <ButtonRow direction="stack" label={words().answers}>
          <Show
            when={proposed()}
            fallback={
              <Show when={holds()} fallback={<p class={style.free}>{t().authority.young.first}</p>}>
                <Button wide size="main" onPress={() => setAsked('give')}>
                  {words().give}
                </Button>
                <Button wide size="main" href={part}>
                  {words().part}
                </Button>
              </Show>
            }
          >
            <Button wide size="main" onPress={() => setAsked('agree')}>
              {words().agree}
            </Button>
            <Show when={holds()}>
              <Button wide size="main" href={part}>
                {words().other}
              </Button>
            </Show>
          </Show>
          <Button wide size="main" onPress={() => setAsked('decline')}>
            {words().notNow}
          </Button>
        </ButtonRow>
      </div>
      <p class={style.free}>{words().free}</p>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={question().title}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsked(undefined)}>
              {t().common.leave}
            </Button>
            <Button
              wide
              waiting={act.waiting() ? words().signing : undefined}
              onPress={() => {
                const now = asked()
                if (now) void run(now)
              }}
            >
              {question().yes}
            </Button>
          </ButtonRow>
        }
      >
        {question().text}
      </Dialog>
    </>
  )
}
