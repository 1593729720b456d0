// Begin: from a name to an open vault in four steps, for a parent or (`?als=hulpverlener`) a professional.
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, lazy, Match, onCleanup, onMount, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import { carriesJoining } from '#web/app/carried-code.ts'
import { useRunning, warmUp } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import type { PreparedAccount } from '#web/vault/engine.ts'
import { type Asked, Confirm, someGroups } from './confirm.tsx'
import { accountOf, childOf, type Draft, emptyDraft } from './form.ts'
import { Names } from './names.tsx'
import { Password } from './password.tsx'
import { Professional } from './professional.tsx'

// Brings the drawing of QR codes: it comes with the engine, while a password is typed.
const SheetStep = lazy(() => import('./sheet.tsx').then((step) => ({ default: step.SheetStep })))

export default function Start() {
  const { whenEngine, snapshot } = useRunning()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { today } = useNow()
  const [draft, setDraft] = createStore<Draft>(
    emptyDraft(search.als === 'hulpverlener' ? 'professional' : 'parent'),
  )
  const [step, setStep] = createSignal<'first' | 'password' | 'sheet' | 'confirm' | 'only'>('first')
  const [prepared, setPrepared] = createSignal<{ of: string; account: PreparedAccount; asked: Asked[] }>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const change = (part: Partial<Draft>) => {
    // What only an account needs comes while its password is typed: who just looks round fetches nothing of it.
    if (part.password !== undefined) {
      warmUp(whenEngine)
      SheetStep.preload().catch((error: unknown) => console.error(error))
    }
    setDraft(part)
  }

  onMount(() => {
    const now = snapshot()
    if (now.at !== 'open') return
    if (now.view.me.as === 'parent' && now.view.vaults.every((vault) => vault.mine !== 'holder'))
      setStep('only')
    else navigate('/', { replace: true })
  })
  onCleanup(() => setDraft(emptyDraft('parent')))

  const during = async (work: () => Promise<void>) => {
    setProblem(undefined)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      console.error(error)
      setProblem(t().start.failed.other)
    } finally {
      setBusy(false)
    }
  }
  const makeKeys = () =>
    during(async () => {
      const input = accountOf(draft)
      const of = JSON.stringify(input)
      // Back and forth with the same name and password keeps the codes: they may be on paper already.
      if (prepared()?.of !== of) {
        const engine = await whenEngine()
        const account = await engine.prepareAccount(input)
        setPrepared({ of, account, asked: someGroups(account) })
      }
      setStep('sheet')
    })
  const startVault = async () => {
    const engine = await whenEngine()
    const outcome = await engine.startVault({
      family: draft.family.trim(),
      name: draft.name.trim(),
      children: draft.children.map(childOf),
    })
    if (outcome.done) navigate('/', { replace: true })
    else {
      setStep('only')
      setProblem(outcome.queued ? t().start.failed.offline : t().refusal[outcome.refused])
    }
  }
  const open = () =>
    during(async () => {
      const account = prepared()?.account
      if (!account) return
      const begun = await account.begin()
      if (!begun.done) {
        const offline = begun.queued || begun.refused === 'offline'
        setProblem(offline ? t().start.failed.offline : t().start.failed.other)
      } else if (draft.as === 'professional') navigate('/bord', { replace: true })
      else if (carriesJoining()) navigate('/gezag/meedoen', { replace: true })
      else await startVault()
    })

  return (
    <Switch>
      <Match when={step() === 'first' && draft.as === 'parent'}>
        <Names
          draft={draft}
          onChange={change}
          today={today()}
          back="/"
          joining={carriesJoining()}
          onNext={() => setStep('password')}
        />
      </Match>
      <Match when={step() === 'first'}>
        <Professional draft={draft} onChange={change} back="/" onNext={() => setStep('password')} />
      </Match>
      <Match when={step() === 'password'}>
        <Password
          draft={draft}
          onChange={change}
          onBack={() => setStep('first')}
          onNext={() => void makeKeys()}
          making={busy()}
          problem={problem()}
        />
      </Match>
      <Match when={step() === 'sheet' && prepared()}>
        {(made) => (
          <SheetStep
            name={draft.name.trim().split(' ')[0] ?? ''}
            codes={made().account}
            today={today()}
            onBack={() => setStep('password')}
            onNext={() => setStep('confirm')}
          />
        )}
      </Match>
      <Match when={step() === 'confirm' && prepared()}>
        {(made) => (
          <Confirm
            codes={made().account}
            asked={made().asked}
            onLook={() => setStep('sheet')}
            onNext={() => void open()}
            opening={busy()}
            problem={problem()}
          />
        )}
      </Match>
      <Match when={step() === 'only'}>
        <Names
          draft={draft}
          onChange={change}
          today={today()}
          back="/"
          only={{ waiting: busy() ? t().start.only.making : undefined, problem: problem() }}
          onNext={() => void during(startVault)}
        />
      </Match>
    </Switch>
  )
}
