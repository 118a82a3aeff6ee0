/** The frame around every page, and signing in. */
export const frame = {
  navigation: {
    label: 'Console',
    home: 'Home',
    apps: 'Apps',
    people: 'People',
    groups: 'Groups',
    activity: 'Activity',
    settings: 'Settings',
    portal: 'Your apps',
    signOut: 'Sign out',
    skip: 'Skip to content',
  },
  roles: {
    owner: 'Owner',
    app_administrator: 'App administrator',
    helpdesk: 'Helpdesk',
    auditor: 'Auditor',
  },
  signIn: {
    again: 'Sign in to go on',
    lead: 'Your session is over. Nothing you typed is lost: sign in, and the page goes on where it was.',
    first: 'Sign in to the console',
    firstLead: 'For owners, app administrators, helpdesk and auditors.',
    name: 'Username or e-mail',
    password: 'Password',
    submit: 'Sign in',
  },
  confirm: {
    title: 'Your password once more',
    lead: 'What comes next cannot be undone easily. Your password counts for ten minutes.',
    submit: 'Go on',
    cancel: 'Leave it as it is',
  },
  start: {
    title: 'The console cannot start yet',
    lead: 'It is tried again every few seconds, and goes on by itself; this page can stay open.',
  },
  refused: { back: 'Back to your apps' },
} as const;
