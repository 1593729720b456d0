// Settings: how this device shows the vault, when it locks, how to leave it.
import type { settings as dutch } from '#web/text/nl/settings.ts'

export const settings: typeof dutch = {
  title: 'Settings',
  words: 'This is for this device.',
  language: 'Language',
  languages: { nl: 'Nederlands', en: 'English' },
  appearance: 'Light or dark',
  appearances: { device: 'Like the device', light: 'Light', dark: 'Dark' },
  idle: 'Locks after',
  idleHelp: 'After this long without a touch, the vault locks by itself.',
  minutes: (count) => `${count}\u00a0minutes`,
  device: {
    title: 'This device',
    words: (name) => `Signed in as ${name}.`,
    devices: 'Devices and password',
    recovery: 'Recovery',
    lock: 'Lock',
    signOut: 'Sign out',
    signOutTitle: 'Sign out on this device?',
    signOutWords: 'The vault leaves this device. You need your sheet to come back.',
    signOutQueued: (count) => `Mind: ${count} not sent yet. That will be gone.`,
    queuedOne: 'one thing is',
    queuedMany: (count) => `${count} things are`,
    signingOut: 'Signing out…',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere?',
    everywhereWords: 'All your devices will ask for your password again.',
    everywhereDone: 'Your other devices are signed out.',
    busy: 'Busy…',
  },
  about: {
    title: 'About Gezinskluis',
    words:
      'Your vault is encrypted on your own device. Who runs the server cannot read along. Everything that happens to consent stands in the logbook.',
    licence: 'Free software, EUPL-1.2',
    health: (lines) => `${lines}\u00a0lines checked on this device.`,
  },
}
