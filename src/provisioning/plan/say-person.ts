import { sayAccount } from '../matching/say-account';
import { signalWords } from '../matching/signal-words';
import type { MatchSignal, OperationReason, ValueChanges } from './operation';
import type { HeldAccount } from './person-facts';
import type { Desire } from './person-plan';

/** Most attributes that a sentence names; the changes themselves are listed beside it. */
const mostNamed = 4;

/** Why an account is made. */
export function createReason(name: string): OperationReason {
  return { code: 'authorised', sentence: `${name} is authorised and has no account.` };
}

/** Why an account is switched off, by what the directory says of its person. */
export function offReason(name: string, because: Desire['because']): OperationReason {
  switch (because) {
    case 'deleted':
      return { code: 'deleted', sentence: `${name} was deleted from the directory.` };
    case 'suspended':
      return { code: 'suspended', sentence: `${name} is suspended.` };
    case 'password_expired':
      return { code: 'password_expired', sentence: `The password of ${name} has expired.` };
    default:
      return { code: 'not_authorised', sentence: `${name} is in no authorised group any more.` };
  }
}

/** @param found just matched with an account that is off */
export function returnReason(name: string, account: HeldAccount, { found }: { found: boolean }): OperationReason {
  const sentence = found
    ? `${name} is authorised, and ${sayAccount(account)}, which is deactivated, is theirs: it is reactivated, because Slack makes no second account with the same e-mail address.`
    : `${name} is authorised again.`;
  return { code: 'returned', sentence };
}

/** Why an account is left off: Slack switched it off, and who did so may have had a reason. */
export function inactiveReason(name: string, account: HeldAccount): OperationReason {
  const sentence = `${name} is authorised, and ${sayAccount(account)} was deactivated in Slack, not by Countersign.`;
  return { code: 'inactive_not_by_us', sentence };
}

/** Why an account is taken to be a person’s: by which signals, or because it was known to be theirs. */
export function bindReason(name: string, account: HeldAccount, signals: readonly MatchSignal[]): OperationReason {
  const by = capitalised(list(signals.map((signal) => signalWords[signal])));
  const sentence =
    signals.length === 0
      ? `${name} is authorised now, and ${sayAccount(account)} was known to be theirs.`
      : `${by} of ${sayAccount(account)} ${signals.length === 1 ? 'is' : 'are'} that of ${name}.`;
  return { code: 'matched', sentence };
}

/** @param drifted nothing changed in the directory, so it was Slack where something did */
export function updateReason(name: string, changes: ValueChanges, { drifted }: { drifted: boolean }): OperationReason {
  const names = sayAttributes(changes);
  return drifted
    ? {
        code: 'drift',
        sentence: `What Slack holds of ${name} was changed there: ${names}. The directory says otherwise.`,
      }
    : { code: 'attributes_differ', sentence: `What Slack holds of ${name} is not what the directory says: ${names}.` };
}

/** Why a manager is named in a later step. */
export function managerReason(name: string): OperationReason {
  return {
    code: 'manager',
    sentence: `The manager of ${name} gets an account by this plan, and is named once it is there.`,
  };
}

/** Which values change, the first few by name. */
export function sayAttributes(changes: ValueChanges): string {
  const names = Object.keys(changes);
  const rest = names.length - mostNamed;
  return rest > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${rest} more` : list(names);
}

/** `a`, `a and b`, `a, b and c`. */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
