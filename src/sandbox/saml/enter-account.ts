import type { Member } from '../org/org-data';
import type { Refusal } from '../slack-messages';
import { decideAccount } from '../workspace/decide-account';
import type { Workspace } from '../workspace/workspace';
import { type AssertionFacts, attributeValue } from './read-response';

export type Entered =
  | { kind: 'entered'; member: Readonly<Member>; notes: string[] }
  | { kind: 'refuse'; member: Readonly<Member>; refusal: Refusal };

/** Finds, updates or creates the account of the person an Assertion names; the Assertion has passed every check. */
export function enterAccount(workspace: Workspace, assertion: AssertionFacts): Entered {
  const decision = decideAccount(
    {
      nameId: assertion.nameId?.value ?? '',
      email: attributeValue(assertion, 'User.Email') ?? '',
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
      ? workspace.addMember({ ...decision.member, lastSignInAt })
      : (workspace.updateMember(decision.member.id, { ...decision.patch, lastSignInAt }) ?? decision.member);
  return { kind: 'entered', member, notes: decision.notes };
}
