import type { Refusal } from '../slack-messages';
import type { PendingChoice } from '../workspace/sso-data';
import type { Workspace } from '../workspace/workspace';
import type { Opened } from './conclude-response';
import { enterAccount } from './enter-account';

export type Settled = { kind: 'signed-in'; opened: Opened } | { kind: 'refused'; refusal: Refusal };

/**
 * After a reset of all sessions somebody said whether the account is still theirs (Slack facts, SAML §6): who remains
 * associated enters it, who switches leaves it unbound and enters as somebody unknown.
 */
export function settleChoice(workspace: Workspace, choice: PendingChoice, wanted: 'remain' | 'switch'): Settled {
  const { memberId, identity, configurationId } = choice;
  workspace.sso.bindAgain(memberId);
  if (wanted === 'switch') workspace.updateMember(memberId, { nameId: undefined });
  const entered = enterAccount(workspace, identity);
  if (entered.kind === 'refuse') return { kind: 'refused', refusal: entered.refusal };
  const { member } = entered;
  const notes = entered.kind === 'entered' ? entered.notes : [];
  const said = wanted === 'remain' ? 'stays associated with this account' : 'switched to this account';
  const entry = workspace.record({
    direction: 'received',
    message: 'Response',
    binding: 'HTTP-POST',
    purpose: 'sign-in',
    sizeBytes: 0,
    outcome: 'accepted',
    summary: `@${member.username} (${member.id}) ${said}. ${notes.join(' ')}`.trim(),
    memberId: member.id,
  });
  return {
    kind: 'signed-in',
    opened: workspace.openSession(member.id, { journalId: entry.id, notes, configurationId }),
  };
}
