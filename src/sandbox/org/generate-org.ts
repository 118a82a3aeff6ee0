import { z } from 'zod';
import type { Org } from './org';
import type { Rank } from './org-data';
import { seededRandom } from './random-id';
import { departments, firstNames, lastNames, subjects, titles } from './sample-words';

const count = z.coerce.number().int().min(0);

/** How large an org to make up; the same seed makes the same one. */
export const generateSchema = z.strictObject({
  people: count.max(500_000).default(0),
  groups: count.max(20_000).default(0),
  channels: count.max(50_000).default(0),
  /** Workspaces of an organisation; a single workspace stays one. */
  teams: count.min(1).max(50).default(1),
  seed: count.max(4_294_967_295).default(1),
});
export type GenerateInput = z.input<typeof generateSchema>;

type Draw = { number(below: number): number; chance(share: number): boolean; one<T>(items: readonly T[]): T };

/**
 * Fills the org with people, groups and channels made up from a seed: owners and admins, guests with expiry, bots,
 * deactivated and invited accounts among them, in shares as a company has them. What is there already stays.
 */
export function generateOrg(org: Org, input: z.output<typeof generateSchema>): void {
  const random = seededRandom(input.seed);
  const number = (below: number) => Math.floor(random() * below);
  const draw: Draw = {
    number,
    chance: (share) => random() < share,
    one: (items) => items[number(items.length)] as never,
  };
  org.withRandom(random, () => {
    for (let n = org.teams.length; org.isEnterprise && n < input.teams; n++) {
      org.addTeam({ name: `Workspace ${n + 1}`, domain: `${org.teams[0]?.domain ?? 'team'}-${n + 1}` });
    }
    const memberIds = addPeople(org, input.people, draw);
    addChannels(org, input.channels, memberIds, draw);
    addGroups(org, input.groups, memberIds, draw);
  });
}

function addPeople(org: Org, people: number, draw: Draw): string[] {
  const ids: string[] = [];
  const firstOwner = org.primaryOwner === undefined;
  const domain = `${org.teams[0]?.domain ?? 'acme'}.example`;
  const yearMs = 365 * 24 * 3_600_000;
  for (let n = 0; n < people; n++) {
    const firstName = draw.one(firstNames);
    const lastName = draw.one(lastNames);
    const username = freeName(org, `${firstName[0]}${lastName}`.toLowerCase(), n);
    const rank = rankOf(n, firstOwner, draw);
    const isGuest = rank.endsWith('guest');
    const isPlain = rank === 'member';
    const isBot = isPlain && n > 20 && draw.chance(0.003);
    const state = isPlain && !isBot && draw.chance(0.05) ? (draw.chance(0.8) ? 'deactivated' : 'invited') : 'active';
    const expiresAt = draw.chance(0.5) ? new Date(org.now().getTime() + draw.number(180) * 24 * 3_600_000) : undefined;
    const { id } = org.members.add({
      username,
      displayName: isBot ? '' : `${firstName} ${lastName}`,
      email: isBot ? `${username}@slack-bots.com` : `${username}@${domain}`,
      firstName: isBot ? '' : firstName,
      lastName: isBot ? '' : lastName,
      kind: isBot ? 'bot' : 'person',
      state,
      rank,
      source: 'generated',
      teamIds: org.teams.length > 0 ? [draw.one(org.teams).id] : [],
      guest: isGuest ? { expiresAt, channelIds: [] } : undefined,
      title: isBot || isGuest ? '' : draw.one(titles),
      department: isBot || isGuest ? undefined : draw.one(departments),
      employeeNumber: isBot || isGuest ? undefined : String(10_000 + n),
      managerId: isBot || isGuest || n === 0 ? undefined : ids[draw.number(Math.min(n, 500))],
      has2fa: draw.chance(0.7),
      deactivatedAt: state === 'deactivated' ? new Date(org.now().getTime() - draw.number(yearMs)) : undefined,
      lastSignInAt: state === 'active' ? new Date(org.now().getTime() - draw.number(yearMs / 6)) : undefined,
    });
    ids.push(id);
  }
  return ids;
}

/** The first is the primary owner if there is none yet, three more are owners, and one in two hundred an admin. */
function rankOf(n: number, firstOwner: boolean, draw: Draw): Rank {
  if (n === 0 && firstOwner) return 'primary-owner';
  if (n < 4) return 'owner';
  if (n < 8 || draw.chance(0.005)) return 'admin';
  if (draw.chance(0.03)) return 'multi-channel-guest';
  return draw.chance(0.02) ? 'single-channel-guest' : 'member';
}

function addChannels(org: Org, channels: number, memberIds: readonly string[], draw: Draw): void {
  for (let n = 0; n < channels; n++) {
    const isGeneral = n === 0 && org.channels.byName('general') === undefined;
    const wanted = isGeneral
      ? 'general'
      : `${draw.one(subjects)}-${draw.one(departments).toLowerCase().replace(/\W+/g, '-')}`;
    const members = isGeneral ? memberIds : sample(memberIds, draw.number(60), draw);
    org.channels.add({
      name: isGeneral ? wanted : freeName(org, wanted, n),
      kind: !isGeneral && draw.chance(0.2) ? 'private' : 'public',
      teamId: draw.one(org.teams).id,
      isGeneral,
      isArchived: !isGeneral && draw.chance(0.1),
      shared: draw.chance(0.03) ? 'external' : 'no',
      creatorId: memberIds[0],
      memberIds: members,
    });
  }
}

function addGroups(org: Org, groups: number, memberIds: readonly string[], draw: Draw): void {
  const kind = org.isEnterprise ? 'idp-group' : 'user-group';
  const joinable = memberIds.filter((id) => {
    const member = org.members.get(id);
    return member?.state === 'active' && member.kind === 'person' && !member.rank.endsWith('guest');
  });
  for (let n = 0; n < groups; n++) {
    const builtIn = kind === 'user-group' && n < 2 ? (['admin', 'owner'] as const)[n] : undefined;
    const name = builtIn
      ? { admin: 'Team Admins', owner: 'Team Owners' }[builtIn]
      : `${draw.one(departments)} ${n + 1}`;
    org.groups.add({
      name,
      kind,
      builtIn,
      handle: kind === 'user-group' ? freeName(org, `${draw.one(subjects)}-team`, n) : undefined,
      managed: kind === 'idp-group',
      teamId: kind === 'user-group' ? org.teams[0]?.id : undefined,
      linkedTeams: kind === 'idp-group' ? [{ id: draw.one(org.teams).id, autoProvision: draw.chance(0.3) }] : [],
      disabledAt: builtIn === undefined && kind === 'user-group' && draw.chance(0.05) ? org.now() : undefined,
      createdBy: memberIds[0],
      memberIds: sample(joinable, draw.number(80), draw),
    });
  }
}

function sample(ids: readonly string[], wanted: number, draw: Draw): string[] {
  return ids.length === 0 ? [] : Array.from({ length: Math.min(wanted, ids.length) }, () => draw.one(ids));
}

/** A name that nobody has, of 21 characters at most. */
function freeName(org: Org, wanted: string, hint: number): string {
  const plain = wanted.slice(0, 21);
  if (org.names.isFree(plain)) return plain;
  const numbered = `${wanted.slice(0, 14)}${hint}`;
  if (org.names.isFree(numbered)) return numbered;
  return freeName(org, wanted, hint + 1_000_000);
}
