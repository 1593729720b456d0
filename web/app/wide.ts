// Whether the screen has a desktop's width: what is drawn or said differently there, beyond what a style sheet can do.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** True from 64rem on, the width at which the rail appears. */
export function useWide(): Accessor<boolean> {
  const media = window.matchMedia('(min-width: 64rem)')
  const [wide, setWide] = createSignal(media.matches)
  const follow = () => setWide(media.matches)
  media.addEventListener('change', follow)
  onCleanup(() => media.removeEventListener('change', follow))
  return wide
}
