// Why something was not done: what happened, that nothing is lost, what to do.
import type { refusal as dutch } from '#web/text/nl/refusal.ts'

export const refusal: typeof dutch = {
  offline: 'There is no connection now. Nothing is lost. Try again later.',
  locked: 'The vault is locked. Enter your password first.',
  'no-access': 'You no longer see this map. Ask the family for access.',
  'may-not-write': 'You may read here, not write. Your text is still on this screen.',
  'key-is-stale': 'This map is getting a new key. Your text is not lost. Try again in a moment.',
  'changed-meanwhile': 'Somebody else was just before you. Nothing is lost. Look and try again.',
  'register-behind':
    'The public register is behind. Changing is not possible now. Reading is. Nothing is lost.',
  'log-alarm': 'A line in the logbook does not add up. So the vault stays closed for new things.',
  'content-withheld': 'The server keeps back something that stood here. Nothing is lost. Try again later.',
  'too-many': 'That was a lot in a row. Nothing is lost. Wait a few minutes.',
  'too-long': 'This is too long to keep. Nothing is lost. Make it two pieces.',
  'vault-full': 'The vault is full: it holds sixty maps. Nothing is lost. No map can be added.',
  'end-passed': 'That day has passed. Nothing is lost. Choose a day that is still to come.',
  'nothing-given': 'Nothing is chosen yet. Nothing is lost. Choose a map first.',
  'no-change': 'This was so already. Nothing has changed and nothing is lost.',
  'takes-both': 'This takes the other as well. You cannot do it alone. Nothing is lost.',
  'others-decide': 'Somebody else decides this. Nothing has changed and nothing is lost.',
  erased: 'This is erased. Nothing can be added. Your text is still on this screen.',
  'invitation-closed': 'This code no longer works. Ask the family for a new one.',
  'request-lapsed':
    'This question was open for thirty days and no longer counts. Nothing is lost. Let them ask again.',
  'device-ended':
    'This device no longer belongs to your account. Nothing is lost. Sign in again with your sheet.',
  'server-refused': 'The server does not accept this. Nothing is lost. Try again later.',
  queued: 'Your text is not lost: it is on this device, encrypted. It will be sent by itself.',
}
