import type { DoubtSettings } from '../doubts';
import type { MemberBook, NewMember } from '../org/member-book';
import type { Names } from '../org/names';
import type { Member, Policies } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import { ownRefusal, type Refusal } from '../slack-messages';
import type { Identity } from './sso-data';

type AccountSettings = Pick<SandboxSettings, 'syncProfile'>;
type ReadonlyMember = Readonly<Member>;
/** The part of the org that a sign-in looks at. */
type Accounts = {
  members: Pick<MemberBook, 'all' | 'byNameId' | 'byEmail' | 'get'>;
  names: Pick<Names, 'find' | 'isFree'>;
  policies: Pick<Policies, 'emailDomains'>;
};
export type ProfilePatch = Partial<
  Pick<Member, 'email' | 'firstName' | 'lastName' | 'displayName' | 'state' | 'nameId'>
>;

export type AccountDecision =
  | { kind: 'refuse'; refusal: Refusal }
  | { kind: 'update'; member: ReadonlyMember; patch: ProfilePatch; notes: string[] }
  | { kind: 'create'; member: NewMember; notes: string[] };

/**
 * Which account a sign-in enters. The NameID alone is the key: a known one enters its member, whatever else changed;
 * an unknown one gets a new account, even where e-mail or username already belong to somebody (Slack facts, SAML §6).
 * Pure: it decides, the caller does.
 *
 * @param bindTo the account whose mailed link was followed: it is bound to whoever came, unless they have another one
 */
export function decideAccount(
  identity: Identity,
  org: Accounts,
  settings: AccountSettings,
  doubts: DoubtSettings,
  bindTo?: ReadonlyMember,
): AccountDecision {
  const known = findBound(identity.nameId, org, doubts);
  if (bindTo && known && known.id !== bindTo.id) {
    const detail = `The NameID ${identity.nameId} belongs to @${known.username} (${known.id}), the link to @${bindTo.username}.`;
    return { kind: 'refuse', refusal: ownRefusal('bound_elsewhere', detail) };
  }
  if (bindTo) return bind(bindTo, 'by the mailed link', identity, org, settings, doubts);
  if (known) return enterKnown(known, identity, org, settings, doubts);
  const sameEmail = org.members.byEmail(identity.email)[0];
  if (sameEmail && sameEmail.nameId === undefined && doubts.existingMemberWithSameEmail === 'bind') {
    return bind(sameEmail, `because the e-mail ${identity.email} is the same`, identity, org, settings, doubts);
  }
  const domain = identity.email.split('@').at(-1)?.toLowerCase() ?? '';
  const domains = org.policies.emailDomains.split(',').filter((each) => each !== '');
  if (domains.length > 0 && !domains.includes(domain) && doubts.unknownEmailDomain === 'refuse') {
    const detail = `${identity.email} is of the domain ${domain}; the workspace lets in ${domains.join(', ')}.`;
    return { kind: 'refuse', refusal: ownRefusal('email_domain', detail) };
  }
  return create(identity, org, sameEmail, doubts);
}

/** The comparison without case walks the list: it is for a doubt that somebody turns, not for a large org under load. */
function findBound(nameId: string, org: Accounts, doubts: DoubtSettings): ReadonlyMember | undefined {
  const exact = org.members.byNameId(nameId);
  if (exact || doubts.nameIdMatching === 'exact') return exact;
  return org.members.all.find((member) => member.nameId !== undefined && sameText(member.nameId, nameId));
}

function bind(
  member: ReadonlyMember,
  why: string,
  identity: Identity,
  org: Accounts,
  settings: AccountSettings,
  doubts: DoubtSettings,
): AccountDecision {
  const entered = enterKnown(member, identity, org, settings, doubts);
  if (entered.kind !== 'update') return entered;
  const note = `The NameID was bound to this account, ${why}.`;
  return { ...entered, patch: { ...entered.patch, nameId: identity.nameId }, notes: [note, ...entered.notes] };
}

function enterKnown(
  member: ReadonlyMember,
  identity: Identity,
  org: Accounts,
  settings: AccountSettings,
  doubts: DoubtSettings,
): AccountDecision {
  const notes: string[] = [];
  const patch: ProfilePatch = {};
  if (member.state === 'deactivated') {
    if (doubts.deactivatedMember === 'refuse') {
      const detail = `@${member.username} (${member.id}) is deactivated in this workspace.`;
      return { kind: 'refuse', refusal: ownRefusal('member_deactivated', detail) };
    }
    patch.state = 'active';
    notes.push('The account was deactivated; this sign-in made it active again.');
  }
  if (!settings.syncProfile) return { kind: 'update', member, patch, notes };
  const wanted = profileOf(identity, doubts);
  const owner = org.members.byEmail(identity.email).find((other) => other.id !== member.id);
  if (owner && !sameText(member.email, identity.email)) {
    const detail = `${identity.email} belongs to @${owner.username} (${owner.id}).`;
    if (doubts.emailOfAnotherMember === 'refuse') return { kind: 'refuse', refusal: ownRefusal('email_taken', detail) };
    notes.push(`The e-mail stayed ${member.email}: ${detail}`);
    wanted.email = undefined;
  }
  for (const field of ['email', 'firstName', 'lastName', 'displayName'] as const) {
    const value = wanted[field];
    if (value === undefined || value === member[field]) continue;
    patch[field] = value;
    notes.push(`${profileLabels[field]} changed from “${member[field]}” to “${value}” by the profile sync.`);
  }
  return { kind: 'update', member, patch, notes };
}

function create(
  identity: Identity,
  org: Accounts,
  sameEmail: ReadonlyMember | undefined,
  doubts: DoubtSettings,
): AccountDecision {
  const wantedUsername = toUsername(identity.username ?? identity.email);
  const holder = org.names.find(wantedUsername);
  const sameUsername = holder?.kind === 'member' ? org.members.get(holder.id) : undefined;
  const doubled = sameEmail ?? sameUsername;
  const username = freeUsername(wantedUsername, org.names);
  const profile = profileOf(identity, doubts);
  const notes = ['The account was created by this sign-in (just-in-time).'];
  let duplicateOf: Member['duplicateOf'];
  if (doubled) {
    const what = sameEmail ? `the e-mail ${identity.email}` : `the username ${wantedUsername}`;
    const bound =
      doubled.nameId === undefined ? 'was never bound to a NameID' : `is bound to the NameID ${doubled.nameId}`;
    const reason = `The NameID ${identity.nameId} is unknown. @${doubled.username} (${doubled.id}) has ${what}, but ${bound}, and accounts are matched by NameID only.`;
    duplicateOf = { memberId: doubled.id, reason };
    notes.push(`This is a duplicate account. ${reason}`);
  }
  return {
    kind: 'create',
    member: {
      username,
      displayName: profile.displayName ?? username,
      email: identity.email,
      firstName: identity.firstName ?? '',
      lastName: identity.lastName ?? '',
      state: 'active',
      source: 'saml-jit',
      nameId: identity.nameId,
      duplicateOf,
    },
    notes,
  };
}

const profileLabels = { email: 'E-mail', firstName: 'First name', lastName: 'Last name', displayName: 'Display name' };

/** The fields that SAML syncs: names, e-mail and display name, not the username (Slack facts, SAML §6). */
function profileOf(identity: Identity, doubts: DoubtSettings) {
  const fullName = [identity.firstName, identity.lastName].filter(Boolean).join(' ');
  const displayName = doubts.displayName === 'full-name' ? fullName : identity.username;
  return {
    email: identity.email as string | undefined,
    firstName: identity.firstName,
    lastName: identity.lastName,
    displayName: displayName || undefined,
  };
}

/** Slack's usernames: lower case, `.`, `_` and `-`, at most 21 characters, an e-mail cut at the `@` (Slack facts, SCIM, userName). */
export function toUsername(text: string): string {
  const local = text.split('@')[0] || text;
  return (
    local
      .toLowerCase()
      .replace(/[^a-z0-9._-]/g, '_')
      .slice(0, usernameLimit) || 'member'
  );
}

const usernameLimit = 21;

/** The username, or the username with the first number that no member, channel or group has. */
export function freeUsername(wanted: string, names: Pick<Names, 'isFree'>): string {
  let candidate = wanted;
  for (let number = 2; !names.isFree(candidate); number++) {
    candidate = `${wanted.slice(0, usernameLimit - String(number).length)}${number}`;
  }
  return candidate;
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
