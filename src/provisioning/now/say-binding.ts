import type { PersonBinding } from '../binding/binding';
import { signalWords } from '../matching/signal-words';

const signs: { readonly [signal: string]: string } = {
  ...signalWords,
  saml: 'a sign-in',
  hand: 'an administrator’s decision',
};

/** Which account is a person's, and because of what, as a sentence. */
export function sayBinding({ state, account, accountId, signals }: PersonBinding): string {
  const which = account === null ? (accountId ?? '') : `${account.userName} (${account.accountId})`;
  switch (state) {
    case 'bound':
      return `Matched with ${which}, ${because(signals)}.`;
    case 'proposed':
      return `May be ${which}: a person has to agree.`;
    case 'conflicting':
      return 'Matched with nobody: signals disagree, and a person has to decide.';
    case 'ignored':
      return 'Matched with nobody: an administrator said to leave this person alone.';
    case 'unbound':
      return 'Matched with no account in Slack.';
  }
}

function because(signals: readonly string[]): string {
  if (signals.includes('made')) return 'which was made for them';
  return `by ${signals.flatMap((signal) => signs[signal] ?? []).join(' and ')}`;
}
