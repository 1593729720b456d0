// The engine as screens see it: loaded after the first paint, its snapshot a signal.
import {
  type Accessor,
  createContext,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  useContext,
} from 'solid-js'
import type { Engine } from '#web/vault/engine.ts'
import type { Snapshot, VaultView, View } from '#web/vault/shown.ts'
import { remember, settings } from './settings.ts'
import { language, speak, wholeText } from './text.ts'

export interface Running {
  /** undefined until it is loaded */
  engine: Accessor<Engine | undefined>
  snapshot: Accessor<Snapshot>
  /** The program of the engine could not be fetched. */
  failed: Accessor<boolean>
  /** Loads the engine if it is not there yet; rejects when it cannot be fetched. */
  whenEngine(): Promise<Engine>
}

const Context = createContext<Running>()

/** Loads the engine with `open`, once, and feeds its snapshots to what is inside. */
export function EngineProvider(props: { open: () => Promise<Engine>; children: JSX.Element }) {
  const [engine, setEngine] = createSignal<Engine>()
  const [snapshot, setSnapshot] = createSignal<Snapshot>({ at: 'loading' })
  const [failed, setFailed] = createSignal(false)
  let loading: Promise<Engine> | undefined
  let stop: (() => void) | undefined
  onCleanup(() => stop?.())

  const load = async () => {
    setFailed(false)
    const [opened] = await Promise.all([props.open(), wholeText()])
    const follow = () => {
      const next = opened.snapshot()
      if (next.at !== 'loading') remember({ known: next.at !== 'empty' })
      setSnapshot(next)
      addressed(next)
    }
    stop = opened.subscribe(follow)
    setEngine(() => opened)
    follow()
    return opened
  }
  const whenEngine = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      setFailed(true)
      throw error
    })
    return loading
  }
  // Who is new here reads the welcome page first: the engine and libsodium come when a vault is begun or opened.
  if (settings().known) warmUp(whenEngine)

  return (
    <Context.Provider value={{ engine, snapshot, failed, whenEngine }}>{props.children}</Context.Provider>
  )
}

/** A young person is said *je* to from the moment it is known who is there, behind the lock too; whoever is next, *u*. */
function addressed(now: Snapshot): void {
  if (now.at !== 'open' && now.at !== 'empty') return
  const voice = now.at === 'open' && now.view.me.as === 'young' ? 'je' : 'u'
  speak(language(), voice).catch((error: unknown) => console.error(error))
}

/** Begins to load the engine, for who will need it in a moment; whoever then asks for it hears when it fails. */
export function warmUp(whenEngine: Running['whenEngine']): void {
  whenEngine().catch((error: unknown) => console.error(error))
}

/** For what stands round the screens, and for the screens before sign-in, which do not wait for the engine. */
export function useRunning(): Running {
  const running = useContext(Context)
  if (!running) throw new Error('outside EngineProvider')
  return running
}

/** The engine; for screens behind sign-in, where it is there. */
export function useEngine(): Engine {
  const engine = useRunning().engine()
  if (!engine) throw new Error('a screen that needs the engine is shown before it is loaded')
  return engine
}

/** What an open vault shows. A screen that is just being taken away still reads the last one. */
export function useView(): Accessor<View> {
  const { snapshot } = useRunning()
  const view = createMemo<View | undefined>((last) => {
    const now = snapshot()
    return now.at === 'open' ? now.view : last
  })
  return () => {
    const now = view()
    if (!now) throw new Error('a screen that needs an open vault is shown while it is locked')
    return now
  }
}

const order: readonly VaultView['mine'][] = ['holder', 'young', 'network', 'coordinator', 'professional']

/** The vault with this id; without one the family's own (or the first that the person has a part in). */
export function useVault(id?: Accessor<string | undefined>): Accessor<VaultView | undefined> {
  const view = useView()
  return createMemo(() => {
    const { vaults } = view()
    const asked = id?.()
    if (asked !== undefined) return vaults.find((vault) => vault.id === asked)
    return order.flatMap((mine) => vaults.filter((vault) => vault.mine === mine))[0]
  })
}
