import type { schemas } from '../../api/schema';
import { texts } from '../../texts/en';

type Binding = schemas['PersonBinding'];
const words = texts.bindings.people;

/** How each state of a binding is coloured. */
export const bindingColors = {
  unbound: 'grey',
  proposed: 'yellow',
  bound: 'green',
  conflicting: 'red',
  ignored: 'grey',
} as const;

/** The account of a binding, as Slack's people would call it, and whether it is off; empty where none is named. */
export function accountText({ account, accountId }: Binding): string {
  if (account === null) return accountId ?? '';
  const name = `@${account.userName} ${account.email}`;
  return account.active ? name : words.accountIsOff(name);
}

/** Because of what an account is, or may be, somebody’s. */
export function signalText({ signals }: { signals: readonly string[] }): string {
  return signals.map((signal) => (words.signalNames as Record<string, string>)[signal] ?? signal).join(', ');
}

/** Whether the person may enter at this moment; if not, why, in the words of their page. */
export function mayEnterText({ refusal }: Binding): string {
  return refusal === null ? texts.yes : texts.people.detail.refusals[refusal];
}

/** What a decision about somebody is made over, as the server asks for it: over something else, it is refused. */
export function seenOf({ state, accountId }: Binding) {
  return { seenState: state, ...(accountId !== null && { seenAccountId: accountId }) };
}
