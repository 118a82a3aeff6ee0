import type { MemberDelta } from './diff-members';
import type { OperationReason, ReasonCode } from './operation';

/** Most people that a sentence names. */
const mostNamed = 5;

/** Why something is done to a group. */
export function groupReason(code: ReasonCode, sentence: string): OperationReason {
  return { code, sentence };
}

/** `3 would be added (Ada, Grace, Alan) and 1 taken out (Kim)`. */
export function sayDelta({ add, remove }: MemberDelta, would = ''): string {
  const parts = [
    ...(add.length > 0 ? [`${add.length} ${would}added (${sayNames(add)})`] : []),
    ...(remove.length > 0 ? [`${remove.length} ${add.length > 0 ? '' : would}taken out (${sayNames(remove)})`] : []),
  ];
  return parts.length === 0 ? 'nobody is added or taken out' : parts.join(' and ');
}

function sayNames(members: MemberDelta['add']): string {
  const names = members.slice(0, mostNamed).map(({ name }) => name);
  return members.length > mostNamed ? `${names.join(', ')} and ${members.length - mostNamed} more` : names.join(', ');
}
