// Draft: what somebody types in a form. It is kept sealed on this device, through a closed tab and through the lock,
// until the log has it; this page itself remembers nothing of it.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { useEngine } from './engine.tsx'

export interface Draft<Fields> {
  fields: Accessor<Fields>
  set<Name extends keyof Fields>(field: Name, value: Fields[Name]): void
  /** Saved: nothing of it stays on this device. */
  forget(): void
  /** What stands in the fields was typed before, and was found again. */
  found: Accessor<boolean>
  /** Throws away what was typed; the fields are as they were at first. */
  restart(): void
}

/** The fields of a form under the name of its place; a place is one family's, so that no text turns up at another. */
export function useDraft<Fields extends object>(place: string, first: () => Fields): Draft<Fields> {
  const engine = useEngine()
  const [fields, change] = createSignal<Fields>(first())
  const [found, setFound] = createSignal(false)
  const keep = writerAt(place, (text) => engine.keepDraft(place, text))
  let touched = false
  let gone = false
  onCleanup(() => {
    gone = true
  })
  onMount(() => {
    const restore = (kept: string | null) => {
      // Who was quicker than the device goes on with what they typed.
      if (kept === null || touched || gone) return
      const fresh = first()
      change(() => ({ ...fresh, ...knownFields(fresh, kept) }))
      setFound(true)
    }
    Promise.resolve(writing.get(place))
      .then(() => engine.draft(place))
      .then(restore)
      .catch((error: unknown) => console.error(error))
  })
  const put = (next: Fields, text: string | null) => {
    touched = true
    keep(text)
    change(() => next)
  }
  return {
    fields,
    set(field, value) {
      const next = { ...fields(), [field]: value }
      put(next, JSON.stringify(next))
    },
    forget() {
      setFound(false)
      keep(null)
    },
    found,
    restart() {
      setFound(false)
      put(first(), null)
    },
  }
}

/** Per place, the writes under way: a form that is opened again meanwhile waits for them. */
const writing = new Map<string, Promise<void>>()

/** One write at a time, and of those that wait only the last: typing never waits for the disk. */
function writerAt(
  place: string,
  write: (text: string | null) => Promise<unknown>,
): (text: string | null) => void {
  let next: { text: string | null } | null = null
  const run = async () => {
    await writing.get(place)
    try {
      for (let now = next; now !== null; now = next) {
        next = null
        await write(now.text)
      }
    } catch (error) {
      // A full disk: what is typed still stands on the screen.
      console.error(error)
    }
  }
  return (text) => {
    const waits = next !== null
    next = { text }
    if (waits) return
    const done: Promise<void> = run().finally(() => {
      if (writing.get(place) === done) writing.delete(place)
    })
    writing.set(place, done)
  }
}

/** Of what was kept, perhaps by an older version of this program, the fields that this form has too. */
function knownFields<Fields extends object>(fresh: Fields, kept: string): Partial<Fields> {
  const was = JSON.parse(kept) as Record<string, unknown>
  const same = Object.entries(fresh).flatMap(([name, value]) => {
    const then = was[name]
    const fits = then !== undefined && (value === undefined || typeof then === typeof value)
    return fits ? [[name, then]] : []
  })
  return Object.fromEntries(same) as Partial<Fields>
}
