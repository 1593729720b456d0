// Reading a QR code with the camera, where the browser itself can (Barcode Detection API). Pictures never leave the page.
import { createSignal, onCleanup, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import style from './pairing.module.css'

type Detector = { detect(image: HTMLVideoElement): Promise<readonly { rawValue: string }[]> }
type Detectors = { BarcodeDetector?: new (options: { formats: readonly string[] }) => Detector }

const LOOK_MS = 250

/** Whether this browser reads QR codes by itself. */
export const canScan = (): boolean =>
  (window as Detectors).BarcodeDetector !== undefined && navigator.mediaDevices !== undefined

export function Camera(props: { onCode: (text: string) => void }) {
  const words = () => t().account.pairing
  const [stream, setStream] = createSignal<MediaStream>()
  const [failed, setFailed] = createSignal(false)
  let timer = 0
  const stop = () => {
    window.clearInterval(timer)
    for (const track of stream()?.getTracks() ?? []) track.stop()
    setStream(undefined)
  }
  onCleanup(stop)

  const watch = (video: HTMLVideoElement, source: MediaStream) => {
    const Detector = (window as Detectors).BarcodeDetector
    if (!Detector) return
    video.srcObject = source
    const detector = new Detector({ formats: ['qr_code'] })
    timer = window.setInterval(() => {
      if (video.readyState < video.HAVE_CURRENT_DATA) return
      detector
        .detect(video)
        .then((found) => {
          const text = found[0]?.rawValue
          if (text === undefined || stream() === undefined) return
          stop()
          props.onCode(text)
        })
        .catch((error: unknown) => {
          console.error(error)
          stop()
          setFailed(true)
        })
    }, LOOK_MS)
  }
  const start = async () => {
    setFailed(false)
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }))
    } catch (error) {
      // No camera, or it may not be used: the code can be typed.
      console.warn(error)
      setFailed(true)
    }
  }
  return (
    <>
      <Show when={stream()} fallback={<Button onPress={() => void start()}>{words().scan}</Button>} keyed>
        {(source) => (
          <video
            ref={(video) => watch(video, source)}
            class={style.camera}
            aria-label={words().camera}
            autoplay
            muted
            playsinline
          />
        )}
      </Show>
      <Show when={failed()}>
        <Note tone="ask" live>
          {words().noCamera}
        </Note>
      </Show>
    </>
  )
}
