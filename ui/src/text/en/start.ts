export const start = {
  steps: ['Your account', 'Recovery key', 'Begin'],
  step: (step: number, of: number) => `Step ${step} of ${of}`,
  owner: {
    title: 'Welcome to Hirelay',
    intro:
      'Everything you enter stays encrypted on this computer. You are the first employee and the first administrator.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Work email',
    password: 'Password',
    passwordMore: 'At least 10 characters. A short sentence is easy to remember.',
    submit: 'Create my account',
    required: {
      first_name: 'Enter your first name.',
      last_name: 'Enter your last name.',
      email: 'Enter your work email.',
    },
    shortPassword: 'Choose a password with at least 10 characters.',
  },
  recovery: {
    title: 'Save your recovery key',
    intro:
      'Without this key nobody can open this workspace on another computer, or reset a forgotten owner password. It is shown this once.',
    key: 'Recovery key',
    copy: 'Copy',
    save: 'Save as file',
    notSaved: 'The recovery key was not saved',
    print: 'Print',
    fileName: 'Hirelay recovery key.txt',
    paper: (key: string, day: string) =>
      `Hirelay recovery key\n\n${key}\n\nCreated ${day}. Keep it where only you can find it, not on the computer that runs Hirelay.\nIt opens the workspace on another computer and resets a forgotten owner password.\n`,
    keep: 'Keep it where only you can find it: a password manager, or on paper in a safe. Not only on this computer.',
    check: 'Type two groups back, so that we both know it is saved.',
    group: (place: string) => `${place} group`,
    places: ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'],
    wrong: 'This is not that group of the key. Compare it with what you saved.',
    submit: 'I have saved it',
  },
  doors: {
    title: 'How do you want to begin?',
    ashby: 'Connect Ashby',
    ashbyMore:
      'Takes about ten minutes. You need admin access in Ashby, for webhooks, and a way for Ashby to reach this computer.',
  },
  secrets: {
    locked: 'Hirelay is locked',
    lockedMore:
      'The key that opens your data is locked. Until it is unlocked, nothing is shown and nothing is received: Ashby tries again for about three hours.',
    wrong: 'That passphrase does not fit',
    wrongMore:
      'Your data is safe and still encrypted. Until Hirelay is unlocked, nothing is received: Ashby tries again for about three hours.',
    absent: 'Choose how Hirelay is protected',
    absentMore:
      'Your data is encrypted with a key. This computer has no place to keep that key, or it can’t be used at the moment.',
    absentDone: 'The key to your data is not on this computer',
    absentDoneMore:
      'There is a workspace here, but the key that opens it is missing. Your data is safe and still encrypted. The recovery key opens it.',
    passphrase: 'Passphrase or recovery key',
    recoveryKey: 'Recovery key',
    unlock: 'Unlock',
    store: 'Use this computer’s credential store',
    storeMore: 'Hirelay opens by itself when you sign in to this computer.',
    byPassphrase: 'A passphrase, entered at each start',
    byPassphraseMore: 'After a restart nothing is received until somebody enters it.',
    newPassphrase: 'New passphrase',
    repeat: 'The same once more',
    different: 'The two are not the same.',
    short: 'Choose a passphrase with at least 8 characters.',
    choose: 'Protect Hirelay',
    lockedElsewhere: 'Hirelay was started again',
    lockedElsewhereDo:
      'It is starting, or waits to be unlocked; what you typed here stays. To unlock it, open it from the address that it showed when it started. This page goes on by itself once it is ready.',
    stillWrong: 'This does not open it. Check for a missing character, then try again.',
    nextStart: 'Set a new passphrase under Settings once Hirelay is open.',
  },
  problems: {
    starting: 'Hirelay is starting',
    stopping: 'Hirelay is stopping',
    database_damaged: 'The file with your data is damaged',
    database_missing: 'The file with your data is gone',
    database_newer: 'Your data was used by a newer Hirelay',
    database_failed: 'Your data can’t be opened',
    key_file: 'The file with the key can’t be read',
    other: 'Hirelay can’t go on',
    safe: {
      starting: 'This takes a few seconds.',
      stopping: 'Start it again to go on.',
      waiting: 'Until this is solved nothing is received. Ashby tries again for about three hours.',
      disk_full: 'What you see is safe. New messages wait at Ashby, which tries again for about three hours.',
    },
    check: 'Check again',
  },
};
