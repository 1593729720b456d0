// The sentence of a row: who did it, in bold, then what; from the data of the line.

import { dayOf } from '#web/record/day.ts'
import type { Place } from '#web/screens/access/names.ts'
import { type MapWords, sayMaps } from '#web/screens/access/say-maps.ts'
import type { Row } from './rows.ts'

export type Sentence = { readonly who: string; readonly what: string }

export type SentenceWords = MapWords & {
  /** What somebody is called; null: nobody knows. */
  readonly called: (person: string) => string | null
  readonly me: string
  readonly today: string
  /** The maps a fetch names, by their log. */
  readonly placeOf: (log: string) => Place | null
  /** Of a request that still stands: what it asks, and who it waits for. */
  readonly asked: (row: Row) => { places: readonly Place[]; waitsFor: readonly string[] } | null
}

/** What a row says. Who has no name here is *iemand*, with a capital only where a sentence begins. */
export function sentenceOf(row: Row, words: SentenceWords): Sentence {
  const { who, what } = saidOf(row, words)
  return { who: words.say.capital(who), what }
}

function saidOf(row: Row, words: SentenceWords): Sentence {
  const { text, say, me } = words
  const { line } = row
  const said = text.logbook.what
  const mine = line.person === me
  const called = (id: string) => words.called(id) ?? text.access.somebody
  const name = say.capital(called(line.person))
  const about = line.about === null ? text.access.somebody : called(line.about)
  const aboutMe = line.about === me
  const day = (end: number) => say.day(dayOf(end), words.today)
  const maps = row.places.length === 0 ? said.someMaps : sayMaps(row.places, words)
  const by = (own: string, other: (name: string) => string) => (mine ? own : other(name))
  const { what } = line
  switch (what.is) {
    case 'vault-started':
      return { who: by(said.startedYou, said.started), what: '' }
    case 'map-made':
      return { who: said.mapMade(row.places.length === 0 ? said.map : sayMaps(row.places, words)), what: '' }
    case 'invited': {
      const uses = what.uses === 1 ? said.once : said.manyTimes(say.word(what.uses))
      const end = say.day(dayOf(what.end), words.today)
      return { who: by(said.invitedYou, said.invited), what: said.invitedWhat(uses, end) }
    }
    case 'code-ended':
      return what.by === 'end'
        ? { who: said.codeOver, what: said.codeOverWhat }
        : { who: by(said.codeClosedYou, said.codeClosed), what: said.codeClosedWhat }
    case 'asked': {
      const open = words.asked(row)
      const wanted =
        open && open.places.length > 0 ? said.askedWhat(sayMaps(open.places, words)) : said.askedPlain
      const waits =
        open && open.waitsFor.length > 0
          ? ` ${said.waitsFor(say.list(open.waitsFor.map((id) => (id === me ? text.access.you : called(id)))))}`
          : ''
      return { who: by(said.askedYou, said.asked), what: wanted + waits }
    }
    case 'approved': {
      const count = what.maps === 1 ? said.mapOne : said.mapCount(say.word(what.maps))
      const plain = line.about === null ? said.approvedNobody : said.approvedPlain(about)
      return {
        who: by(said.approvedYou, said.approved),
        what: what.maps > 0 && line.about !== null ? said.approvedWhat(count, about, day(what.end)) : plain,
      }
    }
    case 'declined':
      return {
        who: by(said.declinedYou, said.declined),
        what: line.about === null ? said.declinedPlain : said.declinedWhat(about),
      }
    case 'admitted':
      return {
        who: aboutMe ? said.admittedYou : said.admitted(about),
        what: said.admittedWhat(maps, text.common.may[what.may], day(what.end)),
      }
    case 'narrowed':
      return {
        who: said.narrowed(about),
        what: said.narrowedWhat(maps, text.common.may[what.may], day(what.end)),
      }
    case 'taken-back':
      return {
        who: mine ? said.takenBackYou(about) : said.takenBack(name, about),
        what:
          what.maps === 0
            ? ''
            : what.maps === 1
              ? said.takenBackOne
              : said.takenBackMany(say.number(what.maps)),
      }
    case 'expired':
      return { who: said.expired(about), what: say.capital(said.expiredWhat(about, maps)) }
    case 'rotated':
      return { who: said.rotated(row.places.length === 0 ? said.map : sayMaps(row.places, words)), what: '' }
    case 'resealed':
      return {
        who: said.resealed(row.places.length === 0 ? said.map : sayMaps(row.places, words)),
        what: said.resealedWhat,
      }
    case 'fetched': {
      const places = what.maps.flatMap((log) => words.placeOf(log) ?? [])
      const fetched = places.length === 0 ? said.someMaps : sayMaps(places, words)
      const times = line.times > 1 ? text.logbook.times(say.number(line.times)) : ''
      return { who: by(said.fetchedYou, said.fetched), what: `${fetched}${times}.` }
    }
    case 'wrote': {
      const who = what.proposal
        ? by(said.proposedYou, said.proposed)
        : what.rev > 1
          ? by(said.changedYou, said.changed)
          : by(said.wroteYou, said.wrote)
      return { who, what: said.wroteIn(maps) }
    }
    case 'copied': {
      const who = by(said.copiedYou, said.copied)
      return { who, what: what.of === 'plan' ? said.copiedPlan : said.copiedReceipt(about) }
    }
    case 'dropped':
      return { who: by(said.droppedYou, said.dropped), what: said.droppedWhat }
    case 'adopted':
      return { who: by(said.adoptedYou, said.adopted), what: said.adoptedWhat(about, maps) }
    case 'erased':
      return { who: by(said.erasedYou, said.erased), what: '' }
    case 'holder-added':
      return { who: aboutMe ? said.holderAddedYou : said.holderAdded(about), what: '' }
    case 'holder-removed':
      return { who: said.holderRemoved(about), what: '' }
    case 'policy':
      return { who: said.policy, what: '' }
    case 'other':
      if (what.type === 'device-add') return { who: by(said.deviceAddedYou, said.deviceAdded), what: '' }
      if (what.type === 'device-revoke')
        return { who: by(said.deviceRevokedYou, said.deviceRevoked), what: '' }
      return { who: said.other, what: '' }
    default:
      return what satisfies never
  }
}
