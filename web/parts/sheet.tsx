// A sheet from below: says in words what the picture above it shows. At most 60 % of the screen; no veil over the picture.
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { IconClose } from './icon.tsx'
import { followOpen } from './modal.ts'
import style from './sheet.module.css'

export interface SheetText {
  lead?: JSX.Element
  title: string
  second?: string
  /** Name of the button that closes it. */
  close: string
  children: JSX.Element
  answers?: JSX.Element
}

/** A modal sheet; Escape, the cross and a tap beside it close it. */
export function Sheet(props: SheetText & { open: boolean; onClose: () => void }) {
  const [element, setElement] = createSignal<HTMLDialogElement>()
  const titleId = createUniqueId()
  followOpen(
    element,
    () => props.open,
    () => props.onClose(),
  )
  return (
    <dialog
      ref={setElement}
      class={style.sheet}
      aria-labelledby={titleId}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) props.onClose()
      }}
    >
      <Show when={props.open}>
        <SheetPaper {...props} titleId={titleId} onClose={props.onClose} />
      </Show>
    </dialog>
  )
}

/** What the sheet holds, without being a dialog. */
function SheetPaper(props: SheetText & { titleId?: string; onClose: () => void }) {
  return (
    <div class={style.paper}>
      <span class={style.handle} />
      <div class={style.head}>
        {props.lead}
        <div class={style.words}>
          <h2 class={style.title} id={props.titleId}>
            {props.title}
          </h2>
          <Show when={props.second}>
            <p class={style.second}>{props.second}</p>
          </Show>
        </div>
        <button type="button" class={style.close} aria-label={props.close} onClick={() => props.onClose()}>
          <IconClose size="s" />
        </button>
      </div>
      <div class={style.body}>{props.children}</div>
      <Show when={props.answers}>
        <div class={style.answers}>{props.answers}</div>
      </Show>
    </div>
  )
}
