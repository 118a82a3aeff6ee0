import type { Session } from '../org/org-data';
import { type Refusal, tellRefusal } from '../slack-messages';
import type { PendingRequest } from '../workspace/sso-data';
import type { Workspace } from '../workspace/workspace';
import type { JournalEntry, Report } from '../workspace/workspace-data';
import { channelPath } from './channel-path';
import { enterAccount, readIdentity } from './enter-account';
import type { AssertionFacts } from './read-response';

export type Opened = { token: string; session: Readonly<Session> };
export type Reception =
  | { kind: 'signed-in'; opened: Opened; landingPath: string; entry: JournalEntry }
  /** `choiceToken` hands in what the person chooses. */
  | { kind: 'choose'; choiceToken: string; username: string; entry: JournalEntry }
  | { kind: 'tested'; entry: JournalEntry }
  | { kind: 'refused'; refusal: Refusal; status: number; entry: JournalEntry };

/** A Response that was judged. */
export type Judged = {
  /** The first reason against it; unset where there is none. */
  refusal: Refusal | undefined;
  assertion: AssertionFacts | undefined;
  pending: Readonly<PendingRequest> | undefined;
  configurationId: string | undefined;
  report: Report;
  isTest: boolean;
  sizeBytes: number;
  relayState: string | undefined;
};

/** Signs in, asks, shows or refuses, and writes it into the journal. */
export function concludeResponse(workspace: Workspace, judged: Judged): Reception {
  const { refusal, assertion, pending, report, isTest, sizeBytes, configurationId } = judged;
  const common = {
    direction: 'received',
    message: 'Response',
    binding: 'HTTP-POST',
    purpose: isTest ? 'test' : 'sign-in',
    sizeBytes,
    report,
  } as const;
  const refuse = (reason: Refusal, status: number): Reception => {
    const named = workspace.org.members.byNameId(assertion?.nameId?.value ?? '');
    if (named) workspace.org.emit({ subject: 'sign-in', id: named.id, action: 'refused', fields: {} });
    const entry = workspace.record({ ...common, outcome: 'refused', summary: reason.message, refusal: reason });
    return { kind: 'refused', refusal: reason, status, entry };
  };
  if (isTest) {
    const summary = refusal ? refusal.message : 'The test passed; nobody was signed in.';
    const entry = workspace.record({ ...common, outcome: refusal ? 'refused' : 'tested', summary, refusal });
    return { kind: 'tested', entry };
  }
  if (refusal) return refuse(refusal, 400);
  if (!assertion?.nameId) throw new Error('A Response without NameID passed its checks');
  const identity = readIdentity(assertion, workspace.doubts);
  const entered = enterAccount(workspace, identity, pending?.bindMemberId);
  if (entered.kind === 'refuse') return refuse(tellRefusal(entered.refusal, workspace.doubts.refusalWording), 403);
  const { member } = entered;
  const landingPath = landingPathOf(workspace, judged);
  if (entered.kind === 'choose') {
    const choice = { memberId: member.id, identity, landingPath, configurationId };
    const summary = `@${member.username} (${member.id}) is asked whether the account is still theirs.`;
    const entry = workspace.record({ ...common, outcome: 'accepted', summary, memberId: member.id });
    return { kind: 'choose', choiceToken: workspace.sso.askToChoose(choice), username: member.username, entry };
  }
  const { notes } = entered;
  const summary = `@${member.username} (${member.id}) signed in. ${notes.join(' ')}`.trim();
  const entry = workspace.record({ ...common, outcome: 'accepted', summary, memberId: member.id });
  const opened = workspace.openSession(member.id, { journalId: entry.id, notes, configurationId });
  return { kind: 'signed-in', opened, landingPath, entry };
}

function landingPathOf({ doubts }: Workspace, { pending, relayState }: Judged): string {
  const followed = doubts.unsolicitedRelayState === 'follow' ? channelPath(relayState) : undefined;
  return (pending ? pending.redir : followed) ?? '/';
}
