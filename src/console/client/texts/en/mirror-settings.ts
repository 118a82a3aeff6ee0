type Rule = { whenNotAuthorised: boolean; whenSuspended: boolean; whenPasswordExpired: boolean };
type Limit = { count: string; percent: string; most: string };

/** How a mirror is run: its settings, each in words. */
export const mirrorSettings = {
  title: (app: string) => `How ${app} is mirrored`,
  link: 'How it is mirrored: guards, schedule, matching',
  lead: 'What the mirror does by itself, and where it waits for a person.',
  mayChange: 'change how it is mirrored',
  save: 'Save',
  saved: 'The settings are saved.',
  putRight: 'Nothing was saved. Put right what is marked.',
  notANumber: 'must be a number',
  waits: 'When this is saved, the next plan waits for approval: it may touch everybody.',
  active: {
    title: 'When an account is on',
    rule: ({ whenNotAuthorised, whenSuspended, whenPasswordExpired }: Rule) => {
      const conditions = [...(whenNotAuthorised ? ['authorised'] : []), ...(whenSuspended ? ['not suspended'] : [])];
      const person = conditions.length === 0 ? 'in the directory' : conditions.join(' and ');
      const password = whenPasswordExpired ? ' and the password has not expired' : '';
      const kept = whenNotAuthorised ? '' : ' Whoever is no longer authorised keeps the account as it is.';
      return `An account is on while the person is ${person}${password}.${kept} Whoever is deleted is switched off in any case.`;
    },
    whenNotAuthorised: 'Switch off who is no longer authorised',
    whenSuspended: 'Switch off who is suspended',
    whenPasswordExpired: 'Switch off whose password has expired',
  },
  matching: {
    title: 'Which account is whose',
    lead: 'How the account of a person is found who has one in Slack already. Where two signs disagree, a person decides.',
    signals: 'Found by',
    orders: {
      'email userName': 'E-mail, then username',
      'userName email': 'Username, then e-mail',
      email: 'E-mail only',
      userName: 'Username only',
    },
    whenCertain: 'When nothing speaks against it',
    certain: {
      bind: 'Take it as the person’s',
      propose: 'Propose it, and wait for a person to agree',
    },
  },
  groups: {
    title: 'Groups',
    pushGroups: 'Mirror groups',
    pushGroupsLead: 'Off: all groups stay in Slack as they are, and nothing more is written to them.',
  },
  guards: {
    title: 'Guards',
    lead: 'A plan that goes beyond is held: nothing of it is done before a person has looked at it and decided.',
    deactivations: 'People switched off',
    groupDeletions: 'Groups deleted',
    count: 'More than',
    percent: 'and more than this many percent',
    most: 'or in any case more than',
    says: (what: 'people' | 'groups', { count, percent, most }: Limit) =>
      what === 'people'
        ? `Held: a plan, or all plans of a day together, that would switch off more than ${count} ${count === '1' ? 'person' : 'people'} who are also more than ${percent} %, or more than ${most} people.`
        : `Held: a plan, or all plans of a day together, that would delete more than ${count} ${count === '1' ? 'group' : 'groups'} that are also more than ${percent} %, or more than ${most} groups.`,
    protected: 'Accounts that are never switched off or changed',
    protectedLead:
      'Ids in Slack (U…), one a line: for the accounts that must get in when all else fails. Owners and the account of the token are never switched off in any case.',
  },
  schedule: {
    title: 'Schedule',
    lead: 'Changes in the directory reach Slack at once. On this schedule everybody is compared besides, so that what was changed in Slack is found.',
    when: 'Everybody is compared',
    presets: {
      '23 * * * *': 'Every hour',
      '23 */4 * * *': 'Every four hours',
      '23 2 * * *': 'Every night at 02:23 UTC',
      '23 2 * * 0': 'Every Sunday at 02:23 UTC',
      '': 'Only by hand',
    },
    other: 'On another schedule',
    cron: 'Schedule in cron form (UTC)',
    cronLead: 'Minute, hour, day of the month, month, day of the week: 23 */4 * * *',
    byHand: 'only by hand',
  },
  pace: {
    title: 'Pace and trouble',
    share: 'Percent of Slack’s rate limits left to other apps',
    shareLead: 'Slack counts all apps of an organisation together: 0 to 90.',
    concurrency: 'Steps under way at once',
    concurrencyLead: '1 to 50. More is faster until Slack’s limits are reached.',
    quarantineCount: 'Failures after which the mirror is stopped',
    quarantinePercent: 'of at least this many percent of the steps of a day',
    quarantine: (count: string, percent: string) =>
      `Stopped and put into quarantine: when ${count} steps or more of the last 24 hours have failed, and they are ${percent} % or more.`,
    resetSessions: 'End the Slack sessions of who leaves',
    resetSessionsLead: 'Besides the account being switched off. Slack lets only Enterprise organisations do it.',
  },
} as const;
