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
  'server-refused': 'The server does not accept this. Nothing is lost. Try again later.',
  queued: 'There is no connection now. Your text is not lost: it is on this device, encrypted.',
}
