import { counted, countedDaysLeft } from './counted';

/** The state of everything at a glance. */
export const home = {
  title: 'Home',
  people: 'People',
  suspended: 'Suspended people',
  groups: 'Groups',
  signIns: 'Sign-ins of the last 14 days',
  answered: 'Let in',
  refused: 'Refused',
  unfinished: 'Not finished',
  day: 'Day (UTC)',
  noSignIns: 'Nobody has signed in to an app in the last 14 days.',
  asTable: 'As a table',
  certificateLine: (app: string, days: number) => `${app}: ${countedDaysLeft(days)}`,
  apps: 'Apps',
  appsNone: 'No app is connected yet.',
  moreApps: 'All apps',
  certificate: 'Certificate',
  noCertificate: 'none signs: nobody can enter',
  daysLeft: countedDaysLeft,
  states: {
    draft: 'Being set up',
    active: 'Running',
    paused: 'Paused',
    quarantined: 'Stopped: needs you',
    deactivated: 'Ended',
  },
  inSlack: 'People in Slack',
  inSlackOf: (there: number, mayEnter: number) => `${there} of ${mayEnter} who may enter`,
  onAllTheSame: 'On in Slack all the same',
  onAllTheSameOf: (people: number) => `${counted(people, 'person', 'people')} who may not enter`,
  lastRun: 'Last run',
  neverRun: 'nothing was applied yet',
  waiting: 'Waits for you',
  waitingOf: (plans: number, failures: number, conflicts: number) =>
    [ifAny(plans, 'plan', 'plans'), ifAny(failures, 'failure', 'failures'), ifAny(conflicts, 'conflict', 'conflicts')]
      .filter(Boolean)
      .join(', ') || 'nothing',
  mayEnter: 'People who may enter',
  notMirrored: 'Not mirrored',
  leavers: 'Leavers switched off',
  noLeavers: 'none in 30 days',
  leaversOf: (count: number, median: number, slowest: number) =>
    `${count} in 30 days: half within ${sayDuration(median)}, the slowest ${sayDuration(slowest)}`,
  attention: 'Needs you',
  mirrorLine: (app: string, plans: number, failures: number, conflicts: number) =>
    `${app}: ${[ifAny(plans, 'plan waits', 'plans wait'), ifAny(failures, 'failure', 'failures'), ifAny(conflicts, 'conflict', 'conflicts')].filter(Boolean).join(', ')}`,
  quarantined: (app: string) => `${app}: the mirror has stopped and needs you`,
  nothing: 'Nothing needs you.',
  rotation: 'A rotation of the master key has begun and is not finished.',
} as const;

function sayDuration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}

function ifAny(count: number, one: string, many: string): string {
  return count === 0 ? '' : counted(count, one, many);
}
