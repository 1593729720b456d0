// The page of a network member.
import type { page as dutch } from '#web/text/nl/page.ts'

export const page: typeof dutch = {
  mine: 'Your page',
  family: (name) => `Of the ${name} family`,
  of: (name) => `Page of ${name}`,
  lead: (name) => `This is what ${name} sees, and nothing else.`,
  gone: 'This page is not there',
  goneWords: 'It may have been closed. Nothing is lost.',
  empty: 'There is nothing here yet.',
  closed: 'Open your page to read what it says.',
  agreements: 'Your agreements',
  by: (day) => `By ${day}`,
  write: 'Write something on this page',
  reads: (names) => `${names} read this.`,
  readsOne: (name) => `${name} reads this.`,
  save: 'Add it',
  saving: 'Saving…',
  queued: 'This is kept on this device. It goes along as soon as there is a connection.',
  missing: 'Write something first.',
  more: 'Show what was there before',
}
