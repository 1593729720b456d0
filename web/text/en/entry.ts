// Coming in: with the sheet on a new device, or with the password on this one.
import type { entry as dutch } from '#web/text/nl/entry.ts'

export const entry: typeof dutch = {
  signIn: {
    title: 'Sign in',
    words: 'Take your recovery sheet. You need the sheet and your password.',
    code: 'The code on the sheet',
    group: (number) => `Group ${number}`,
    pasted: 'You can paste the whole code at once.',
    wrongGroup: (number) => `There is a typing error in group ${number}. Compare it with your paper.`,
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
    stripWords: 'With the strip you choose a new password.',
    toStrip: 'Sign in with the strip',
    none: 'I have no vault yet',
  },
  strip: {
    title: 'Sign in with the strip',
    words: 'With the recovery code on the strip you choose a new password. What is in your vault stays.',
    code: 'The code on the strip',
    go: 'Next',
    going: 'Checking the code…',
    blocked: 'First fill in all groups of the strip.',
    refused: {
      'code-wrong': 'This code belongs to no strip. Compare the groups with your strip.',
      'sign-in-failed':
        'No vault belongs to this strip. Is this the code of the strip, and not that of the sheet?',
    },
    here: 'This device already knows a vault. The vault of this strip takes its place.',
    after: 'After that your old password and your old sheet no longer work. The strip stays the same.',
    lost: 'Lost both strip and password?',
    lostWords:
      'Are you still signed in on another device? Make a new sheet there, with your password. If all is lost, nobody can open your vault. Nor can we.',
    failed: {
      offline: 'There is no connection. Your new sheet does not count yet. Try again in a moment.',
      other: 'It did not work now. Nothing is lost. Try again in a moment.',
    },
  },
  papers: {
    title: 'With papers of helpers',
    words: 'Ask your helpers for their paper. Together they give your recovery code back.',
    paper: (number) => `Paper ${number}`,
    another: 'One more paper',
    blocked: 'First fill in all papers.',
    link: 'Do you have papers of recovery helpers?',
    wrongOne: (number) =>
      `Paper ${number} is not right. Is it of another time, or twice the same? The others are good.`,
    wrongMany: (numbers) => `Papers ${numbers} are not right. See whether they are of the same time.`,
    tooFew: 'These papers belong together, but they are still too few.',
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
    withStrip: 'Use the strip',
  },
}
