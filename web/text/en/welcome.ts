// The welcome page.
import type { welcome as dutch } from '#web/text/nl/welcome.ts'

export const welcome: typeof dutch = {
  flower: 'A flower with a keyhole: your family at its heart, each petal somebody who helps',
  title: ['Your story.', 'You hold the key.'],
  link: 'You have a family’s link.',
  linkWords:
    'Sign in, or register. Then you ask for access. Keep this page open: the link is kept nowhere else.',
  words: 'You write it down once. You decide who may see what, and until when. We cannot read along.',
  start: 'Start a vault',
  signIn: 'I have a vault',
  professional: 'I am a professional',
  minutes: 'Takes three minutes',
  english: 'In English',
  dutch: 'In het Nederlands',
}
