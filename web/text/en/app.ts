// Round every screen: titles in the tab, what is wrong with the connection or the log, and what went wrong altogether.
import type { app as dutch } from '#web/text/nl/app.ts'

export const app: typeof dutch = {
  titles: {
    front: 'Gezinskluis',
    start: 'Start a vault',
    signIn: 'Sign in',
    lock: 'Locked',
    home: 'Home',
    children: 'Children',
    child: 'Child',
    plan: 'Family plan',
    access: 'Access',
    page: 'Page',
    request: 'Request',
    giving: 'Give a part',
    receipt: 'Receipt',
    logbook: 'Logbook',
    settings: 'Settings',
    board: 'Your families',
    ask: 'Ask for access',
    family: 'Family',
    parts: 'Parts',
    missing: 'Not found',
  },
  opening: 'The vault is opening…',
  offline: {
    title: 'No connection.',
    reading: 'You can go on reading.',
    queued: (count) => `${count} waits on this device. It will be sent by itself.`,
    queuedMany: (count) => `${count} wait on this device. They will be sent by themselves.`,
    thing: (count) => `${count} thing`,
    things: (count) => `${count} things`,
  },
  behind: {
    title: 'The public register is behind.',
    words: 'You can read and write. Changing access is not possible for now.',
  },
  alarm: {
    title: (line) => `Line ${line} does not add up.`,
    titleWhole: 'The logbook does not add up.',
    words: 'Your vault stays closed for new things. Nothing is lost.',
    look: 'Look at it in the logbook',
  },
  fault: {
    title: 'This screen could not go on',
    words: 'Nothing is lost: what you saved is in your vault. What you were typing, you can type again.',
    again: 'Try again',
    home: 'To Home',
    controller: 'For a controller',
  },
  unreachable: {
    title: 'The vault cannot open now',
    words: 'A piece of the program is missing. Nothing is lost. Check your connection.',
    again: 'Try again',
  },
  missing: {
    title: 'This page does not exist',
    words: 'Perhaps the link is old. Nothing is lost.',
    home: 'To the beginning',
  },
}
