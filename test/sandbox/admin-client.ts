import type { Channel, Group, Member, Team } from '../../src/sandbox/org/org-data';
import { type Json, WebClient } from './web-client';

/** Every method of the Admin API with its scope and its tier (Slack facts, Web API §6). */
export const adminMethods: { [name: string]: [scope: string, tier: number] } = {
  'admin.users.list': ['admin.users:read', 4],
  'admin.users.invite': ['admin.users:write', 2],
  'admin.users.assign': ['admin.users:write', 2],
  'admin.users.remove': ['admin.users:write', 2],
  'admin.users.setRegular': ['admin.users:write', 2],
  'admin.users.setAdmin': ['admin.users:write', 2],
  'admin.users.setOwner': ['admin.users:write', 2],
  'admin.users.session.list': ['admin.users:read', 2],
  'admin.users.session.reset': ['admin.users:write', 2],
  'admin.users.session.invalidate': ['admin.users:write', 2],
  'admin.users.session.setSettings': ['admin.users:write', 4],
  'admin.usergroups.addTeams': ['admin.teams:write', 2],
  'admin.usergroups.addChannels': ['admin.usergroups:write', 1],
  'admin.usergroups.listChannels': ['admin.usergroups:read', 2],
  'admin.usergroups.removeChannels': ['admin.usergroups:write', 2],
  'admin.teams.list': ['admin.teams:read', 3],
  'admin.roles.addAssignments': ['admin.roles:write', 2],
  'admin.roles.removeAssignments': ['admin.roles:write', 2],
  'admin.roles.listAssignments': ['admin.roles:read', 3],
};
export const adminScopes = [...new Set(Object.values(adminMethods).map(([scope]) => scope))];

/** An organisation of two workspaces, and an app that calls its Admin API with the Primary Owner's token. */
export class AdminClient extends WebClient {
  static async openOrg(): Promise<AdminClient> {
    const client = (await AdminClient.open({ workspace: { kind: 'enterprise' } })) as AdminClient;
    client.org.addTeam({ name: 'Second', domain: 'acme-2' });
    return client;
  }

  /** Back to an empty org, with a fresh token of every scope. */
  async begin(): Promise<void> {
    await this.reset();
    this.token = this.with(adminScopes);
  }

  get one(): Readonly<Team> {
    return this.org.teams[0] as Team;
  }

  get two(): Readonly<Team> {
    return this.org.teams[1] as Team;
  }

  get orgId(): string {
    return this.org.enterpriseId as string;
  }

  get primaryOwnerId(): string {
    return this.org.primaryOwner?.id ?? '';
  }

  /** An account as it is now. */
  now(id: string): Readonly<Member> {
    return this.org.members.get(id) as Member;
  }

  /** A member of the first workspace, put into the org without a call. */
  joined(username: string, more: Partial<Member> = {}): Readonly<Member> {
    return this.member(username, { teamIds: [this.one.id], ...more });
  }

  guest(username: string, more: Partial<Member> = {}): Readonly<Member> {
    return this.joined(username, { rank: 'multi-channel-guest', guest: { channelIds: [] }, ...more });
  }

  channel(name: string, more: Partial<Omit<Channel, 'memberIds'>> = {}): Readonly<Channel> {
    return this.org.channels.add({ name, kind: 'public', teamId: this.one.id, ...more });
  }

  idpGroup(name: string, memberIds: string[], linkedTeams: Group['linkedTeams'] = []): Readonly<Group> {
    return this.org.groups.add({ name, kind: 'idp-group', memberIds, linkedTeams });
  }

  /** The code of a call by somebody of another rank. */
  errorBy(rank: Member['rank'], method: string, args: Json = {}): Promise<string> {
    const known = this.org.members.byUsername(`by.${rank}`) ?? this.member(`by.${rank}`, { rank });
    return this.error(method, args, { token: this.with(adminScopes, { member: known.id }) });
  }
}
