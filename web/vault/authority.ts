// The commands about who decides, each as what a screen asks and what it hears.
import { randomId } from '#crypto/secret/random.ts'
import { nextRevision } from '#shared/log/records.ts'
import { authorityView } from '#web/vault/view/authority.ts'
import { agreeToChange, begin, makeChange, refuseChange } from './change.ts'
import type { Core } from './core.ts'
import type { Authority } from './engine-authority.ts'
import { admitHolder, admitYoung, joiners } from './join.ts'
import { keepInvitation, myProfile } from './own.ts'
import { ask, invite, type OpenedInvitation, openInvitation } from './request.ts'
import { brokenOff, outcome, type Run } from './run.ts'
import { encodeSealedKind } from './sealed-kinds.ts'
import { rollOf } from './vaults.ts'

/** Days and uses of a code for the family itself: it is for one person, who is near. */
const CODE_DAYS = 7

export function authority(run: Run): Authority {
  const opened = new Map<string, OpenedInvitation>()
  return {
    authority: (vault) => {
      const core = run.core()
      return core && authorityView(core, vault)
    },
    inviteFamily: (vault, input) =>
      outcome(
        run,
        (core) => {
          const children = childrenFor(core, vault, input)
          return invite(core, vault, { children, days: CODE_DAYS, uses: 1 }, input)
        },
        ({ invitation }) => ({ invitation }),
      ),
    async openJoining(code) {
      try {
        const core = await run.whenOpen()
        const found = await openInvitation(core, code)
        if ('refused' in found) return { done: false, queued: false, refused: found.refused }
        opened.set(found.record.invite, found)
        const { joins } = found.record
        return {
          done: true,
          invited: found.invited,
          joins: joins ? { as: joins.as, child: joins.child ?? null } : null,
        }
      } catch (error) {
        return brokenOff(error)
      }
    },
    join: (invited) =>
      outcome(run, async (core) => {
        const found = opened.get(invited.token)
        const me = myProfile(core)
        if (!found?.record.joins || !me) return { refused: 'no-access' }
        const { record, proof } = found
        const { as, child } = found.record.joins
        await keepInvitation(core, record)
        return ask(core, record, me.profile, as, { proof, ...(child === undefined ? {} : { child }) })
      }),
    admit: (vault, request) =>
      outcome(run, async (core) => {
        // Only who had a code that was made for it: anybody else asked for something else.
        const asked = joiners(core, vault).find(({ id }) => id === request)
        if (!asked) return { refused: 'no-access' }
        return (asked.ask.as === 'young' ? admitYoung : admitHolder)(core, vault, request)
      }),
    announceLeaving: (vault, person) => outcome(run, (core) => begin(core, vault, { what: 'leave', person })),
    agreeToChange: (vault, change) => outcome(run, (core) => agreeToChange(core, vault, change)),
    refuseChange: (vault, waits) => outcome(run, (core) => refuseChange(core, vault, waits)),
    makeChange: (vault, change) => outcome(run, (core) => makeChange(core, vault, change)),
    recordPosition: (vault, position, record = randomId()) =>
      outcome(run, (core) =>
        core.act(vault, (draft) => {
          const family = core.replica.log(vault, 'family')
          if (!family || !core.holds(vault)) return { refused: 'no-access' }
          const plaintext = encodeSealedKind(position)
          draft.seal(draft.part(vault, family), {
            record,
            ...nextRevision(family.state, record),
            plaintext,
          })
          return null
        }),
      ),
  }
}

/** Whose names a code tells: of a young person their own; the other parent knows the children. */
function childrenFor(
  core: Core,
  vault: string,
  input: { as: 'holder' } | { as: 'young'; child: string },
): string[] {
  if (input.as === 'young') return [input.child]
  const members = rollOf(core, vault)?.value.directory.members ?? []
  return members.filter(({ role }) => role === 'child').map(({ id }) => id)
}
