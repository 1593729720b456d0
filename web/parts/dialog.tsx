// A question before something that matters: the question as title, its consequence in one sentence, verbs as answers.
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import style from './dialog.module.css'
import { followOpen } from './modal.ts'

export interface DialogText {
  /** A question: “Toegang van Samira terugnemen?” */
  title: string
  /** The consequence, in one sentence. */
  children: JSX.Element
  /** Buttons with verbs, never “OK”. */
  answers: JSX.Element
}

/** A modal dialog. Escape is the same as leaving everything as it is. */
export function Dialog(props: DialogText & { open: boolean; onClose: () => void }) {
  const [element, setElement] = createSignal<HTMLDialogElement>()
  const titleId = createUniqueId()
  followOpen(
    element,
    () => props.open,
    () => props.onClose(),
  )
  return (
    <dialog ref={setElement} class={style.dialog} aria-labelledby={titleId}>
      <Show when={props.open}>
        <DialogPaper title={props.title} titleId={titleId} answers={props.answers}>
          {props.children}
        </DialogPaper>
      </Show>
    </dialog>
  )
}

/** What lies on the veil, without the veil. */
export function DialogPaper(props: DialogText & { titleId?: string }) {
  return (
    <div class={style.paper}>
      <h2 class={style.title} id={props.titleId}>
        {props.title}
      </h2>
      <div class={style.text}>{props.children}</div>
      <div class={style.answers}>{props.answers}</div>
    </div>
  )
}
