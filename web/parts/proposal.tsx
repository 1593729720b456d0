// A change somebody proposes: what stands there now, what it becomes, and answers. Holds only once the family says yes.
import { type JSX, Show } from 'solid-js'
import { Card } from './card.tsx'
import style from './proposal.module.css'

export interface ProposalProps {
  lead: JSX.Element
  title: string
  meta: string
  /** Captions above the two texts (“Nu staat er”, “Dit wordt het”). */
  now: string
  then: string
  /** Left out for something new: then only the new text stands there. */
  before?: JSX.Element
  /** The new text; wrap what was added in `<mark>`. */
  after: JSX.Element
  why?: JSX.Element
  answers: JSX.Element
}

/** A proposal with its old text struck out and its new text marked. */
export function Proposal(props: ProposalProps) {
  return (
    <Card asks>
      <div class={style.head}>
        {props.lead}
        <div>
          <h3 class={style.title}>{props.title}</h3>
          <p class={style.meta}>{props.meta}</p>
        </div>
      </div>
      <Show when={props.before}>
        <p class={style.label}>{props.now}</p>
        <p class={style.text}>
          <del>{props.before}</del>
        </p>
      </Show>
      <p class={style.label}>{props.then}</p>
      <p class={style.text}>{props.after}</p>
      <Show when={props.why}>
        <p class={style.why}>{props.why}</p>
      </Show>
      <div class={style.answers}>{props.answers}</div>
    </Card>
  )
}
