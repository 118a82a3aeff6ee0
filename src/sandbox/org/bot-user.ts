import type { Org } from './org';
import type { App, Member } from './org-data';

const nameLength = 21;

/** The id `B…` under which an app's bot signs its messages. */
export function botIdOf(appId: string): string {
  return `B${appId.slice(1)}`;
}

/** The user that acts for an app, made at its first installation; one that was deactivated comes back. */
export function ensureBotUser(org: Org, app: Readonly<App>): Readonly<Member> {
  const known = app.botUserId === undefined ? undefined : org.members.update(app.botUserId, { state: 'active' });
  if (known) return known;
  const username = freeUsername(org, app);
  const bot = org.members.add({
    username,
    displayName: app.name,
    email: `${username}@slack-bots.com`,
    firstName: app.name,
    lastName: '',
    kind: 'bot',
    state: 'active',
    source: 'install',
    teamIds: org.teams.map((team) => team.id),
    appId: app.id,
  });
  org.tokens.updateApp(app.id, { botUserId: bot.id });
  return bot;
}

function freeUsername(org: Org, app: Readonly<App>): string {
  const wanted = app.name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const plain = wanted.slice(0, nameLength);
  if (/[a-z0-9]/.test(plain) && org.names.isFree(plain)) return plain;
  return `${wanted.slice(0, nameLength - app.id.length)}${app.id.toLowerCase()}`;
}
