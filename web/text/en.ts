// All English text, one line per screen: the same keys as the Dutch.
import { common } from '#web/text/en/common.ts'
import { refusal } from '#web/text/en/refusal.ts'
import type { Text } from './index.ts'

export const en: Text = {
  common,
  refusal,
}
