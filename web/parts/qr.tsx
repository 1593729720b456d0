// A QR code. Dark on white in every theme, with its quiet zone, so that a camera reads it.
import { createMemo } from 'solid-js'
import { encode } from 'uqr'
import style from './qr.module.css'
import { qrPath } from './qr-path.ts'

/** `data` is the text it holds; `label` says what it is for. Error correction M, quiet zone of 4 modules (ISO/IEC 18004). */
export function Qr(props: { data: string; label: string }) {
  const code = createMemo(() => encode(props.data, { ecc: 'M', border: 4 }))
  return (
    <svg
      class={style.qr}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect class={style.ground} width={code().size} height={code().size} />
      <path class={style.modules} d={qrPath(code().data)} />
    </svg>
  )
}
