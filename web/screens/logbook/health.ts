// Health: what an alarm means to a person. Its code says which rule is broken; four sentences say what that can mean.

export type Meaning = 'changed' | 'missing' | 'register' | 'clock'

const meanings: Readonly<Record<string, Meaning>> = {
  'log-went-back': 'missing',
  'entry-incomplete': 'missing',
  'entry-withheld': 'missing',
  'log-withheld': 'missing',
  'checkpoint-differs': 'register',
  'checkpoint-not-signed': 'register',
  'checkpoint-malformed': 'register',
  'register-skips': 'register',
  'register-differs': 'register',
  'register-went-back': 'register',
  'register-forked': 'register',
  'register-moved': 'register',
  'register-unknown': 'register',
  'register-malformed': 'register',
  'head-not-registered': 'register',
  'label-differs': 'register',
  'head-not-proven': 'register',
  'beat-not-last': 'register',
  'time-went-back': 'clock',
  'time-ahead': 'clock',
  'time-behind': 'clock',
}

/** What an alarm means. Every other code is a rule that a line itself breaks. */
export const meaningOf = (code: string): Meaning => meanings[code] ?? 'changed'
