// What every store must hold to; sqlite.test.ts and postgres.test.ts run it on theirs.
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '#server/store/contract.ts'
import { appending } from './appending.ts'
import { erasing } from './erasing.ts'
import { interleaving } from './interleaving.ts'
import { keeping } from './keeping.ts'
import { sequence } from './sequence.ts'
import { showing } from './showing.ts'
import type { Place, Subject } from './subject.ts'

export function storeContract(name: string, newPlace: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    const subject: Subject = {
      get store(): Store {
        if (!opened) throw new Error('no store is open')
        return opened
      },
      async reopen() {
        await opened?.close()
        opened = await place.open()
      },
    }
    let opened: Store | null = null

    beforeEach(async () => {
      place = await newPlace()
      opened = await place.open()
    })
    afterEach(async () => {
      await opened?.close()
      opened = null
      await place.gone()
    })

    appending(subject)
    erasing(subject)
    interleaving(subject)
    sequence(subject)
    keeping(subject)
    showing(subject)
  })
}
