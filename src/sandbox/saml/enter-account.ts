import type { DoubtSettings } from '../doubts';
import type { Member } from '../org/org-data';
import type { Refusal } from '../slack-messages';
import { decideAccount } from '../workspace/decide-account';
import type { Identity } from '../workspace/sso-data';
import type { Workspace } from '../workspace/workspace';
import { emailOf } from './read-email';
import { type AssertionFacts, attributeValue } from './read-response';

export type Entered =
  | { kind: 'entered'; member: Readonly<Member>; notes: string[] }
  /** The account was reset: the person says first whether it is still theirs. Nothing has changed yet. */
  | { kind: 'choose'; member: Readonly<Member> }
  | { kind: 'refuse'; refusal: Refusal };

/** Who an Assertion says has come; it has passed every check. */
export function readIdentity(assertion: AssertionFacts, doubts: DoubtSettings): Identity {
  return {
    nameId: assertion.nameId?.value ?? '',
    email: emailOf(assertion, doubts) ?? '',
    username: attributeValue(assertion, 'User.Username'),
    firstName: attributeValue(assertion, 'first_name'),
    lastName: attributeValue(assertion, 'last_name'),
  };
}

/**
 * Finds, updates, binds or creates the account of a person who has proven who they are.
 *
 * @param bindMemberId the account whose mailed link they followed
 */
export function enterAccount(workspace: Workspace, identity: Identity, bindMemberId?: string): Entered {
  const { org, settings, doubts, sso } = workspace;
  const bindTo = bindMemberId === undefined ? undefined : org.members.get(bindMemberId);
  const decision = decideAccount(identity, org, settings, doubts, bindTo);
  if (decision.kind === 'refuse') return decision;
  if (decision.kind === 'update' && sso.isUnbound(decision.member.id) && bindTo === undefined) {
    return { kind: 'choose', member: decision.member };
  }
  const lastSignInAt = workspace.now();
  const member =
    decision.kind === 'create'
      ? workspace.addMember({ ...decision.member, ...homeOf(workspace), lastSignInAt })
      : (workspace.updateMember(decision.member.id, { ...decision.patch, lastSignInAt }) ?? decision.member);
  if (bindTo) {
    sso.bindAgain(member.id);
    sso.mails.useUp(member.id);
  }
  return { kind: 'entered', member, notes: decision.notes };
}

/** In an organisation nobody knows where an account belongs that a sign-in made (Slack facts, SAML §6). */
function homeOf({ org, doubts }: Workspace): { teamIds?: string[] } {
  return org.isEnterprise && doubts.justInTimeWorkspace === 'none' ? { teamIds: [] } : {};
}
