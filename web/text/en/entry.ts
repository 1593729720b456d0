// Coming in: with the sheet on a new device, or with the password on this one.
import type { entry as dutch } from '#web/text/nl/entry.ts'

export const entry: typeof dutch = {
  signIn: {
    title: 'Sign in',
    words: 'Take your recovery sheet. You need the sheet and your password.',
    code: 'The code on the sheet',
    group: (number) => `Group ${number}`,
    pasted: 'You can paste the whole code at once.',
    wrongGroup: (number) => `There is a typing error in group ${number}. Compare it with your sheet.`,
    password: 'Password',
    go: 'Sign in',
    going: 'Signing in…',
    blocked: 'First fill in all groups and your password.',
    refused: {
      'code-wrong': 'This code belongs to no sheet. Compare the groups with your sheet.',
      'sign-in-failed': 'Code and password do not belong together. Check them both.',
    },
    known: 'This device knows a vault already.',
    knownWords: 'Is it yours? Then your password is enough.',
    toLock: 'Open that vault',
    strip: 'Forgot your password?',
    stripWords: 'Then you need the strip. With the strip you choose a new password later.',
    none: 'I have no vault yet',
  },
  lock: {
    title: 'Locked',
    away: (minutes) => `You were away for ${minutes}. Everything is saved.`,
    minute: (count) => `${count} minute`,
    minutes: (count) => `${count} minutes`,
    kept: 'Everything is saved.',
    password: 'Password',
    open: 'Open',
    opening: 'Opening…',
    wrong: 'This password is not right. Nothing is lost. Try again.',
    empty: 'Fill in your password.',
    forgot: 'I no longer know the password',
    forgotTitle: 'Forgot your password?',
    forgotWords:
      'We do not know your password. With the strip of your recovery sheet you get back in. Your data stays.',
    forgotAfter: 'Do you have the sheet and does the password come back to you? Then sign in with the sheet.',
    withSheet: 'Sign in with the sheet',
  },
}
