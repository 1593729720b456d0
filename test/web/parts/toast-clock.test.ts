// How long a toast stays, with a clock that the test turns.
import { expect, it } from 'vitest'
import { startToastClock } from '#web/parts/toast-clock.ts'

function handTurned() {
  let now = 0
  let next = 1
  const waiting = new Map<number, { at: number; run: () => void }>()
  return {
    timer: {
      set: (run: () => void, ms: number) => {
        waiting.set(next, { at: now + ms, run })
        return next++
      },
      clear: (id: number) => {
        waiting.delete(id)
      },
    },
    turn: (ms: number) => {
      now += ms
      for (const [id, { at, run }] of [...waiting]) {
        if (at > now) continue
        waiting.delete(id)
        run()
      }
    },
  }
}

it('goes after eight seconds, and once', () => {
  const { timer, turn } = handTurned()
  let gone = 0
  startToastClock(timer, () => gone++)
  turn(7_999)
  expect(gone).toBe(0)
  turn(1)
  turn(8_000)
  expect(gone).toBe(1)
})

it('stays as long as somebody is at it, and then has its full time again', () => {
  const { timer, turn } = handTurned()
  let gone = 0
  const clock = startToastClock(timer, () => gone++)
  turn(7_000)
  clock.hold()
  turn(60_000)
  expect(gone).toBe(0)
  clock.release()
  turn(7_999)
  expect(gone).toBe(0)
  turn(1)
  expect(gone).toBe(1)
})

it('does nothing more once it was closed', () => {
  const { timer, turn } = handTurned()
  let gone = 0
  const clock = startToastClock(timer, () => gone++)
  clock.stop()
  clock.release()
  turn(60_000)
  expect(gone).toBe(0)
})
