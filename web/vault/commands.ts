// The commands of the engine that go through the logs, each as what a screen asks and what it hears.
import { randomId } from '#crypto/secret/random.ts'
import { writeEvidence } from '#shared/log/evidence.ts'
import { PLAN_REFUSALS } from '#web/plan/decide.ts'
import { receiptOf } from '#web/vault/view/receipt.ts'
import { authority } from './authority.ts'
import { comparing } from './compare.ts'
import { agree, decline, give } from './consent.ts'
import type { Core } from './core.ts'
import type { Engine } from './engine.ts'
import { exportVault } from './export.ts'
import { exportLine } from './export-line.ts'
import { narrow } from './narrow.ts'
import { keepInvitation, myProfile } from './own.ts'
import { ownAccount } from './own-account.ts'
import { agreeAsNamed, declineAsNamed } from './question.ts'
import { ask, askAgain, asksAs, endInvite, invite, openInvitation, withdraw } from './request.ts'
import { resealMap } from './reseal.ts'
import { brokenOff, orQueue, outcome, type Run, whileOpen } from './run.ts'
import type { InvitedRecord } from './sealed-kinds.ts'
import type { Snapshot } from './shown.ts'
import { takeBack } from './taking-back.ts'
import { draftAt, keepDraft } from './unsaved.ts'
import { addChild, startVault } from './vaults.ts'
import { visit } from './visit.ts'

/** What is the engine's own: opening and closing an account. */
type Lifecycle =
  | 'snapshot'
  | 'subscribe'
  | 'prepareAccount'
  | 'signIn'
  | 'recover'
  | 'recoverWith'
  | 'askIn'
  | 'unlock'
  | 'lock'
  | 'signOut'
  | 'signOutEverywhere'
  | 'sync'
  | 'letGo'

export function commands(run: Run, look: () => Snapshot, looks?: number): Omit<Engine, Lifecycle> {
  const invited = new Map<string, InvitedRecord>()
  const receipt: Engine['receipt'] = (vault, person, line) => {
    const core = run.core()
    const now = look()
    const view = now.at === 'open' ? now.view.vaults.find((v) => v.id === vault) : undefined
    return core && view ? receiptOf(core, vault, person, line, view.maps) : null
  }
  return {
    ...ownAccount(run, looks),
    ...authority(run),
    ...comparing(run),
    receipt,
    async startVault({ family, name, children }) {
      let vault: string | undefined
      const profile = { kind: 'profile' as const, name, claims: [] }
      const made = await outcome(
        run,
        (core) => startVault(core, { family, profile, children }),
        (done) => {
          vault = done.vault
          return {}
        },
      )
      return vault === undefined ? made : { ...made, vault }
    },
    addChild: (vault, child) => outcome(run, (core) => addChild(core, vault, child)),
    write: (vault, log, content, record = randomId()) =>
      orQueue(run, { is: 'write', vault, log, content, record }),
    plan: (vault, command) => orQueue(run, { is: 'plan', vault, command, record: randomId() }, PLAN_REFUSALS),
    keepDraft: (place, text) =>
      whileOpen(run, false, async (core) => {
        await keepDraft(core, place, text)
        return true
      }),
    draft: (place) => whileOpen(run, null, (core) => draftAt(core, place)),
    invite: (vault, input) =>
      outcome(
        run,
        (core) => invite(core, vault, input),
        ({ invitation }) => ({ invitation }),
      ),
    endInvite: (vault, id) => outcome(run, (core) => endInvite(core, vault, id)),
    give: (vault, request, choice) => outcome(run, (core) => give(core, vault, request, choice)),
    agree: (vault, request) =>
      outcome(run, (core) =>
        core.holds(vault) ? agree(core, vault, request) : agreeAsNamed(core, vault, request),
      ),
    decline: (vault, request) =>
      outcome(run, (core) =>
        core.holds(vault) ? decline(core, vault, request) : declineAsNamed(core, vault, request),
      ),
    async takeBack(vault, person) {
      const taken = await outcome(run, (core) => takeBack(core, vault, person))
      const core = run.core()
      const line = taken.done && core ? lastRevocation(core, vault, person) : null
      const found = line === null ? null : receipt(vault, person, line)
      return found ? { ...taken, receipt: found } : taken
    },
    narrow: (vault, person, to) => outcome(run, (core) => narrow(core, vault, person, to)),
    resealMap: (vault, log) => outcome(run, (core) => resealMap(core, vault, log)),
    async openInvitation(code) {
      try {
        const core = await run.whenOpen()
        const found = await openInvitation(core, code)
        if ('refused' in found) return { done: false, queued: false, refused: found.refused }
        invited.set(found.record.invite, found.record)
        await keepInvitation(core, found.record)
        return { done: true, invited: found.invited }
      } catch (error) {
        return brokenOff(error)
      }
    },
    ask: (to, request) =>
      outcome(run, async (core) => {
        const record = invited.get(to.token)
        const me = myProfile(core)
        if (!record || !me) return { refused: 'no-access' }
        return ask(core, record, me.profile, asksAs(me, request), request)
      }),
    askAgain: (vault, request) => outcome(run, (core) => askAgain(core, vault, request)),
    copied: (vault, copy) => orQueue(run, { is: 'copied', vault, copy, record: randomId() }),
    withdrawRequest: (vault, request) => outcome(run, (core) => withdraw(core, vault, request)),
    visit: (vault, logs) => outcome(run, (core) => visit(core, vault, logs)),
    evidence() {
      const kept = run.core()?.evidence.newest
      return kept ? writeEvidence(kept.file) : null
    },
    settleEvidence: () =>
      outcome(run, async (core) => {
        await core.settle()
        return core.alarm ? { refused: 'log-alarm' } : {}
      }),
    exportLogs: async (vault) => exportVault(await run.whenOpen(), vault),
    exportLine: async (ref, text) => exportLine(await run.whenOpen(), ref, text),
  }
}

const lastRevocation = (core: Core, vault: string, person: string): number | null => {
  const lines = core.replica.file(vault)?.lines ?? []
  const line = lines.findLast((l) => l.events.some((e) => e.type === 'revoke' && e.grantee === person))
  return line ? line.seq + 1 : null
}
