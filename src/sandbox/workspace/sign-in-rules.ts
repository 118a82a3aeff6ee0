import type { Member } from '../org/org-data';
import type { SandboxSettings } from '../settings';

type Requirement = Pick<SandboxSettings, 'ssoRequirement'>;
type Person = Readonly<Pick<Member, 'kind' | 'rank' | 'guest'>>;

/** Whether somebody may sign in through the identity provider only; those who are not people sign in nowhere. */
export function mustUseSso(member: Person, { ssoRequirement }: Requirement): boolean {
  if (member.kind !== 'person' || ssoRequirement === 'optional') return false;
  return ssoRequirement === 'required' || member.guest === undefined;
}

/**
 * Whether e-mail and password will do. Owners can always sign in so, which keeps a workspace from being locked out by its
 * own settings (Slack facts, SAML §6).
 */
export function mayUsePassword(member: Person, settings: Requirement): boolean {
  return isOwner(member) || (member.kind === 'person' && !mustUseSso(member, settings));
}

/** Whether somebody owns the workspace, alone or with others. */
export function isOwner({ rank }: Pick<Member, 'rank'>): boolean {
  return rank === 'owner' || rank === 'primary-owner';
}

/** Whether somebody administers the workspace: owners do, too. */
export function isAdmin(member: Pick<Member, 'rank'>): boolean {
  return isOwner(member) || member.rank === 'admin';
}
