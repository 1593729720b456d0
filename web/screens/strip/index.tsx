// Inloggen met de strook: the herstelcode, a new password, a new sheet that is confirmed; only then anything changes.
import { useNavigate } from '@solidjs/router'
import { createSignal, Match, onCleanup, Switch } from 'solid-js'
import { useRunning, warmUp } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { noGroups } from '#web/screens/sign-in/code-groups.tsx'
import { type Asked, Confirm, someGroups } from '#web/screens/start/confirm.tsx'
import { Password } from '#web/screens/start/password.tsx'
import { SheetStep } from '#web/screens/start/sheet.tsx'
import type { CommonRefusal, Strip as Opened, PreparedAccount, SignInRefusal } from '#web/vault/engine.ts'
import { Papers } from './papers.tsx'
import { TheStrip } from './the-strip.tsx'

const nothing = { password: '', again: '' }

export default function Strip() {
  const { whenEngine, snapshot } = useRunning()
  const navigate = useNavigate()
  const { today } = useNow()
  const words = () => t().entry.strip
  const [step, setStep] = createSignal<'strip' | 'papers' | 'password' | 'sheet' | 'confirm'>('strip')
  const [from, setFrom] = createSignal<'strip' | 'papers' | 'password' | 'sheet' | 'confirm'>('strip')
  const [groups, setGroups] = createSignal(noGroups)
  const [typed, setTyped] = createSignal(nothing)
  const [opened, setOpened] = createSignal<Opened>()
  const [prepared, setPrepared] = createSignal<{ of: string; codes: PreparedAccount; asked: Asked[] }>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()

  onCleanup(() => {
    setTyped(nothing)
    setGroups(noGroups)
  })
  const during = async (work: () => Promise<void>) => {
    if (busy()) return
    setProblem(undefined)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      console.error(error)
      setProblem(words().failed.other)
    } finally {
      setBusy(false)
    }
  }
  const goOn = (strip: Opened) => {
    setFrom(step())
    setOpened(strip)
    setStep('password')
  }
  const combine = (codes: readonly string[]) =>
    during(async () => {
      const engine = await whenEngine()
      const found = await engine.recoverWith(codes)
      if (found.done && found.strip) goOn(found.strip)
      else if (!found.done)
        setProblem(wrongPapers(found.queued ? 'offline' : found.refused, found.wrong ?? []))
    })
  const check = () =>
    during(async () => {
      const engine = await whenEngine()
      const found = await engine.recover(groups().join(' '))
      if (found.done && found.strip) goOn(found.strip)
      else if (!found.done) {
        const code = found.queued ? 'offline' : found.refused
        setProblem(
          code === 'code-wrong' || code === 'sign-in-failed' ? words().refused[code] : t().refusal[code],
        )
      }
    })
  const wrongPapers = (code: 'share-wrong' | SignInRefusal | CommonRefusal, wrong: readonly number[]) => {
    const said = t().entry.papers
    const numbers = wrong.map((index) => say().number(index + 1))
    if (code === 'share-wrong')
      return numbers.length === 1 ? said.wrongOne(numbers[0] ?? '') : said.wrongMany(say().list(numbers))
    return code === 'code-wrong' || code === 'sign-in-failed' ? said.tooFew : t().refusal[code]
  }
  const makeKeys = () =>
    during(async () => {
      // Back and forth with the same password keeps the codes: they may be on paper already.
      const of = typed().password
      if (prepared()?.of !== of) {
        const codes = await opened()?.renew(of)
        if (codes) setPrepared({ of, codes, asked: someGroups(codes) })
      }
      setStep('sheet')
    })
  const begin = () =>
    during(async () => {
      const begun = await prepared()?.codes.begin()
      if (begun?.done) navigate('/', { replace: true })
      else
        setProblem(
          begun?.queued === false && begun.refused === 'offline'
            ? words().failed.offline
            : words().failed.other,
        )
    })

  return (
    <Switch>
      <Match when={step() === 'strip'}>
        <TheStrip
          groups={groups()}
          onChange={(next) => {
            // The engine comes while somebody types: who only looks at this page fetches nothing of it.
            warmUp(whenEngine)
            setProblem(undefined)
            setGroups(next)
          }}
          onNext={() => void check()}
          checking={busy()}
          problem={problem()}
          onPapers={() => {
            setProblem(undefined)
            setStep('papers')
          }}
          known={snapshot().at === 'locked'}
        />
      </Match>
      <Match when={step() === 'papers'}>
        <Papers
          onBack={() => {
            setProblem(undefined)
            setStep('strip')
          }}
          onNext={(codes) => void combine(codes)}
          onChange={() => setProblem(undefined)}
          checking={busy()}
          problem={problem()}
        />
      </Match>
      <Match when={step() === 'password'}>
        <Password
          draft={typed()}
          onChange={(change) => setTyped({ ...typed(), ...change })}
          onBack={() => setStep(from())}
          onNext={() => void makeKeys()}
          making={busy()}
          problem={problem()}
        />
      </Match>
      <Match when={step() === 'sheet' && prepared()}>
        {(made) => (
          <SheetStep
            name={null}
            codes={made().codes}
            today={today()}
            onBack={() => setStep('password')}
            onNext={() => setStep('confirm')}
          />
        )}
      </Match>
      <Match when={step() === 'confirm' && prepared()}>
        {(made) => (
          <Confirm
            codes={made().codes}
            asked={made().asked}
            onLook={() => setStep('sheet')}
            onNext={() => void begin()}
            opening={busy()}
            problem={problem()}
          />
        )}
      </Match>
    </Switch>
  )
}
