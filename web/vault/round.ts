// One round: what is new is learned, and what falls to this person's software is done.
import { keepBookmark, verifyBehind } from './bookmark.ts'
import { admitWhoWaits } from './consent.ts'
import type { Core } from './core.ts'
import { closeInvitations, expireEnded } from './expiry.ts'
import { openInboxes } from './inbox.ts'
import { learnOrganisations } from './organisation.ts'
import { forwardRequests } from './question.ts'
import { flush, type Waiting, waitingOn } from './queue.ts'
import { resumeReseals } from './reseal.ts'
import { noteRevocations, rotateOverdue } from './rotation.ts'
import type { View } from './shown.ts'
import { adoptDrops } from './write.ts'

/**
 * Opens requests and puts them before whom they concern, sends what waits, ends what ended, admits who waits, adopts drops; at last leaves what it shows for
 * the next time. `waiting`: how many things wait here to be sent. @throws {WireError} when the connection breaks off
 */
export async function round(core: Core, waiting: Waiting, view: () => View): Promise<void> {
  await core.sync()
  await openInboxes(core)
  await core.kept.keep(core)
  if (waiting.count > 0) {
    await flush(core)
    Object.assign(waiting, await waitingOn(core))
  }
  await learnOrganisations(core)
  await forwardRequests(core)
  await rotateOverdue(core)
  await noteRevocations(core)
  await expireEnded(core)
  await closeInvitations(core)
  await admitWhoWaits(core)
  await adoptDrops(core)
  await resumeReseals(core)
  await verifyBehind(core)
  await keepBookmark(core, view)
}
