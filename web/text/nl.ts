// All Dutch text, one line per screen.
import { common } from '#web/text/nl/common.ts'
import { refusal } from '#web/text/nl/refusal.ts'

export const nl = {
  common,
  refusal,
}
