import { z } from 'zod';
import { ensureBotUser } from '../org/bot-user';
import type { Org } from '../org/org';
import { SandboxError } from '../sandbox-error';

/** A token as somebody orders one for a rehearsal, without the consent page. */
export const tokenInputSchema = z.strictObject({
  /**
   * Id, username or e-mail of whom it acts for. Unless told: the primary owner, who is made if there is none; for a bot
   * token the bot of the app.
   */
  member: z.string().optional(),
  kind: z.enum(['user', 'bot']).default('user'),
  scopes: z.array(z.string().max(100)).max(100).default(['admin']),
  /** Installed on the organisation or on one workspace; an organisation's tokens are for all of it unless told. */
  install: z.enum(['org', 'workspace']).optional(),
  /** Id or domain of the workspace; the first unless told. */
  team: z.string().optional(),
  /** Ids of the workspaces that an organisation's token is approved for; all unless told. */
  approvedTeams: z.array(z.string().max(20)).max(100).optional(),
  app: z.string().max(80).default('Provisioning'),
  allowedAddresses: z.array(z.ipv4()).max(10).optional(),
  lifetimeSeconds: z.number().int().min(1).optional(),
});

/** Issues a token; its text is told here and never again. @throws SandboxError `sandbox.not_found` */
export function issueToken(org: Org, input: z.output<typeof tokenInputSchema>) {
  const app = org.tokens.apps.find((each) => each.name === input.app) ?? org.tokens.addApp({ name: input.app });
  const usual = () => (input.kind === 'bot' ? ensureBotUser(org, app) : ensurePrimaryOwner(org));
  const member = input.member === undefined ? usual() : org.members.find(input.member);
  if (!member) throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
  const team = org.teams.find(
    ({ id, domain }) => input.team === undefined || id === input.team || domain === input.team,
  );
  if (!team) throw new SandboxError('sandbox.not_found', 404, 'There is no such workspace.');
  const isOrgWide = input.install === undefined ? org.isEnterprise : input.install === 'org';
  const { lifetimeSeconds } = input;
  const { text, token } = org.tokens.issue({
    kind: input.kind,
    appId: app.id,
    memberId: member.id,
    scopes: input.scopes,
    teamId: isOrgWide ? undefined : team.id,
    approvedTeamIds: isOrgWide ? input.approvedTeams : undefined,
    allowedAddresses: input.allowedAddresses,
    expiresAt: lifetimeSeconds === undefined ? undefined : new Date(org.now().getTime() + lifetimeSeconds * 1000),
  });
  const { hash: _hash, ...shown } = token;
  return { token: text, ...shown };
}

/** The primary owner; an org that has nobody yet gets one. */
export function ensurePrimaryOwner(org: Org) {
  return (
    org.primaryOwner ??
    org.members.add({
      username: org.names.isFree('primary.owner') ? 'primary.owner' : `owner${org.members.all.length}`,
      displayName: 'Primary Owner',
      email: `primary.owner@${org.teams[0]?.domain ?? 'acme'}.example`,
      firstName: 'Primary',
      lastName: 'Owner',
      state: 'active',
      rank: 'primary-owner',
      source: 'install',
      teamIds: org.teams.map((team) => team.id),
    })
  );
}
