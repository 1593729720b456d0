// What a device is called: by its owner, else by the day it came.
import { say, t } from '#web/app/text.ts'
import { dayOf } from '#web/record/day.ts'
import type { DeviceView } from '#web/vault/shown.ts'

export const nameOf = ({ name, since }: DeviceView): string =>
  name ?? t().account.devices.nameless(say().day(dayOf(since)))
