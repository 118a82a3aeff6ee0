import type { NewGroup, NewUser } from '../../contracts';

/** What makes somebody of the practice organisation worth trying out. */
export type DemoRole = 'administrator' | 'member' | 'suspended' | 'password_expired' | 'outsider';

export type DemoPerson = {
  user: Omit<NewUser, 'managerId'> & { username: string };
  /** Username of the manager. */
  manager?: string;
  /** Names of the groups this person is in directly. */
  groups: readonly string[];
  role?: DemoRole;
};

export type DemoGroup = NewGroup & { children?: readonly string[] };

/** The group that is meant to be authorised for the workspace; Engineering is inside it. */
export const demoAuthorisedGroup = 'Slack members';

const domain = 'acme.example';

/** The practice organisation: people and groups as data, the same every time. */
export function demoDirectory(): { people: readonly DemoPerson[]; groups: readonly DemoGroup[] } {
  return { people: demoPeople, groups: demoGroups };
}

/** A group comes after those inside it. */
export const demoGroups: readonly DemoGroup[] = [
  { name: 'Engineering', description: 'Builds the engine.' },
  {
    name: demoAuthorisedGroup,
    description: 'May sign in to the workspace, and so may everybody in Engineering, which is inside.',
    children: ['Engineering'],
  },
  { name: 'Research & Development', description: 'Finds out what the engine could be.' },
  { name: 'Sales', description: 'Sells the engine.' },
  { name: 'Contractors', description: 'Authorised for nothing.' },
];

const research = 'Research & Development';

/** Everybody comes after their manager. */
export const demoPeople: readonly DemoPerson[] = [
  {
    ...person('ada', 'Ada', 'Lovelace', 'Head of Engineering', 'Engineering', [demoAuthorisedGroup, 'Engineering']),
    role: 'administrator',
  },
  person('emmy', 'Emmy', 'Noether', 'Head of Research', research, [demoAuthorisedGroup, research], 'ada', {
    timezone: 'Europe/Berlin',
    preferredLanguage: 'de-DE',
  }),
  person('hedy', 'Hedy', 'Lamarr', 'Head of Sales', 'Sales', [demoAuthorisedGroup, 'Sales'], 'ada'),
  { ...person('grace', 'Grace', 'Hopper', 'Compiler Engineer', 'Engineering', ['Engineering'], 'ada'), role: 'member' },
  {
    ...person('charles', 'Charles', 'Babbage', 'Mechanic', 'Engineering', ['Engineering'], 'ada', { suspended: true }),
    role: 'suspended',
  },
  {
    ...person('kathleen', 'Kathleen', 'Booth', 'Assembler', 'Engineering', ['Engineering'], 'ada', {
      passwordExpired: true,
    }),
    role: 'password_expired',
  },
  { ...person('vannevar', 'Vannevar', 'Bush', 'Consultant', 'Advice', ['Contractors']), role: 'outsider' },
  person('siobhan', 'Siobhán', "O'Brien", 'Site Reliability Engineer', 'Engineering', ['Engineering'], 'ada'),
  person('gerard', 'Gerard', "'t Hooft", 'Physicist', research, [demoAuthorisedGroup, research], 'emmy'),
  person('jose', 'José', 'Ñúñez Åström', 'Engineer', 'Engineering', ['Engineering'], 'ada', {
    displayName: 'José Ñúñez',
    preferredLanguage: 'es-ES',
    timezone: 'Europe/Madrid',
  }),
  person('zoe', 'Zoë', 'Brontë-Łukasiewicz', 'Technical Writer', 'Engineering', ['Engineering'], 'ada'),
  person('marks', 'Mark', 'Smith & Daughter', 'Account Executive', 'Sales', [demoAuthorisedGroup, 'Sales'], 'hedy'),
  person('ida', 'Ida', 'Rhodes', 'Translator', research, [demoAuthorisedGroup, research], 'emmy', {
    displayName: 'Ida <3 "compilers" & <b>tea</b>',
  }),
  person('fatima', 'فاطمة', 'الفهري', 'Researcher', research, [demoAuthorisedGroup, research], 'emmy', {
    displayName: 'فاطمة الفهري',
    preferredLanguage: 'ar',
    timezone: 'Africa/Casablanca',
  }),
  person('margaret', 'Margaret', 'Hamilton', 'Flight Software Lead', 'Engineering', ['Engineering'], 'ada', {
    displayName: 'Margaret 🚀🧑🏽‍🚀',
  }),
  person('alan', 'Alan', 'Turing', 'Mathematician', research, [demoAuthorisedGroup, research], 'emmy', {
    middleName: 'Mathison',
  }),
  person('edsger', 'Edsger', 'Dijkstra', 'Engineer', 'Engineering', ['Engineering'], 'ada', {
    middleName: 'Wybe',
    timezone: 'Europe/Amsterdam',
  }),
  person('barbara', 'Barbara', 'Liskov', 'Principal Engineer', 'Engineering', ['Engineering', research], 'ada'),
  person('donald', 'Donald', 'Knuth', 'Typesetter', research, [demoAuthorisedGroup, research], 'emmy'),
  person('radia', 'Radia', 'Perlman', 'Network Engineer', 'Engineering', ['Engineering'], 'ada'),
  person('frances', 'Frances', 'Allen', 'Compiler Engineer', 'Engineering', ['Engineering'], 'grace'),
  person('katherine', 'Katherine', 'Johnson', 'Analyst', research, [demoAuthorisedGroup, research], 'emmy'),
  person('dorothy', 'Dorothy', 'Vaughan', 'Customer Success', 'Sales', [demoAuthorisedGroup, 'Sales'], 'hedy'),
  person('niklaus', 'Niklaus', 'Wirth', 'Engineer', 'Engineering', ['Engineering'], 'ada', {
    timezone: 'Europe/Zurich',
    preferredLanguage: 'de-CH',
  }),
  person('lynn', 'Lynn', 'Conway', 'Chip Designer', 'Engineering', ['Engineering'], 'ada'),
];

function person(
  username: string,
  firstName: string,
  lastName: string,
  jobTitle: string,
  department: string,
  groups: readonly string[],
  manager?: string,
  more: Partial<NewUser> = {},
): DemoPerson {
  return {
    user: {
      username,
      email: `${username}@${domain}`,
      firstName,
      lastName,
      jobTitle,
      department,
      company: 'Acme Engines',
      timezone: 'Europe/London',
      preferredLanguage: 'en-GB',
      administrator: username === 'ada',
      ...more,
    },
    groups,
    ...(manager !== undefined && { manager }),
  };
}
