import type { Member } from '../org/org-data';
import type { Refusal } from '../slack-messages';
import { decideAccount } from '../workspace/decide-account';
import type { Workspace } from '../workspace/workspace';
import { emailOf } from './read-email';
import { type AssertionFacts, attributeValue } from './read-response';

export type Entered =
  | { kind: 'entered'; member: Readonly<Member>; notes: string[] }
  | { kind: 'refuse'; refusal: Refusal };

/** Finds, updates or creates the account of the person an Assertion names; the Assertion has passed every check. */
export function enterAccount(workspace: Workspace, assertion: AssertionFacts): Entered {
  const decision = decideAccount(
    {
      nameId: assertion.nameId?.value ?? '',
      email: emailOf(assertion, workspace.doubts) ?? '',
      username: attributeValue(assertion, 'User.Username'),
      firstName: attributeValue(assertion, 'first_name'),
      lastName: attributeValue(assertion, 'last_name'),
    },
    workspace.org,
    workspace.settings,
    workspace.doubts,
  );
  if (decision.kind === 'refuse') return decision;
  const lastSignInAt = workspace.now();
  const member =
    decision.kind === 'create'
      ? workspace.addMember({ ...decision.member, ...homeOf(workspace), lastSignInAt })
      : (workspace.updateMember(decision.member.id, { ...decision.patch, lastSignInAt }) ?? decision.member);
  return { kind: 'entered', member, notes: decision.notes };
}

/** In an organisation nobody knows where an account belongs that a sign-in made (Slack facts, SAML §6). */
function homeOf({ org, doubts }: Workspace): { teamIds?: string[] } {
  return org.isEnterprise && doubts.justInTimeWorkspace === 'none' ? { teamIds: [] } : {};
}
