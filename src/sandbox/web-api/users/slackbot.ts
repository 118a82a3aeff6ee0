import type { Member } from '../../org/org-data';

const slackbotId = 'USLACKBOT';
const beginning = new Date(0);

/** The account that every workspace has and nobody made; it counts as no bot. */
export const slackbot: Readonly<Member> = {
  id: slackbotId,
  username: 'slackbot',
  displayName: 'Slackbot',
  email: '',
  firstName: 'slackbot',
  lastName: '',
  kind: 'bot',
  state: 'active',
  rank: 'member',
  source: 'install',
  teamIds: [],
  title: '',
  timezone: 'America/Los_Angeles',
  has2fa: false,
  createdAt: beginning,
  updatedAt: beginning,
};

/** Whether somebody is Slackbot, which is in every list of members and is no person. */
export function isSlackbot({ id }: { id: string }): boolean {
  return id === slackbotId;
}
