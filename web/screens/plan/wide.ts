// Wide: whether the page is at least 64rem, as the layout rules count it, so that 200 % text counts as narrow.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

const wideRem = 64

/** A signal that is true on a desktop; the same line as `@container page (width >= 64rem)`. */
export function useWide(): Accessor<boolean> {
  const page = document.getElementById('app') ?? document.body
  const measure = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return page.clientWidth >= wideRem * rem
  }
  const [wide, setWide] = createSignal(measure())
  const watch = new ResizeObserver(() => setWide(measure()))
  watch.observe(page)
  onCleanup(() => watch.disconnect())
  return wide
}
