// The recovery sheet: woven edge, a QR and the same code in groups; below the cut line the strip that is kept elsewhere.
import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { Qr } from './qr.tsx'
import style from './recovery-sheet.module.css'

/** One code as it is printed. */
export interface RecoveryCode {
  title: string
  text: JSX.Element
  /** Groups of characters; the last of each checks the rest. */
  groups: readonly string[]
  /** What the QR holds, and its label. Without it only the groups are printed. */
  qr?: { data: string; label: string }
}

/** Prints as one A4: the sheet on top, the strip to cut off at the bottom. `cut` names the dashed line. */
export function RecoverySheet(props: { sheet: RecoveryCode; strip?: RecoveryCode; cut?: string }) {
  return (
    <section class={style.sheet} aria-label={props.sheet.title} data-paper>
      <WovenEdge />
      <div class={style.part}>
        <Code {...props.sheet} />
      </div>
      <Show when={props.strip}>
        {(strip) => (
          <div class={`${style.part} ${style.strip}`}>
            <Show when={props.cut}>
              <span class={style.cut}>{props.cut}</span>
            </Show>
            <Code {...strip()} />
          </div>
        )}
      </Show>
    </section>
  )
}

function Code(props: RecoveryCode) {
  return (
    <>
      <div classList={{ [style.head ?? '']: props.qr !== undefined }}>
        <Show when={props.qr}>{(qr) => <Qr {...qr()} />}</Show>
        <div>
          <h2 class={style.title}>{props.title}</h2>
          <div class={style.text}>{props.text}</div>
        </div>
      </div>
      <ol class={style.groups}>
        <For each={props.groups}>
          {(group, index) => (
            <li class={style.group}>
              <span class={style.number} aria-hidden="true">
                {index() + 1}
              </span>
              <span class={style.code}>{group}</span>
            </li>
          )}
        </For>
      </ol>
    </>
  )
}

function WovenEdge() {
  const id = createUniqueId()
  return (
    <svg class={style.edge} aria-hidden="true">
      <defs>
        <pattern id={id} width="18" height="100%" patternUnits="userSpaceOnUse">
          <rect class={style.light} width="18" height="50%" />
          <rect class={style.warm} y="50%" width="18" height="50%" />
          <rect class={style.across} width="9" height="100%" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
