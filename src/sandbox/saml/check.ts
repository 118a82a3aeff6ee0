import type { DoubtSettings } from '../doubts';
import type { SandboxSettings } from '../settings';
import type { Refusal } from '../slack-messages';
import type { PendingRequest } from '../workspace/sso-data';
import type { AssertionFacts, ResponseFacts } from './read-response';
import type { Verification } from './verify-response';

/** Everything a check may look at. */
export type CheckInput = {
  settings: SandboxSettings;
  doubts: DoubtSettings;
  acsUrl: string;
  response: ResponseFacts;
  /** Undefined where there is none, or it could not be opened. */
  assertion: AssertionFacts | undefined;
  verification: Verification;
  /** The request that the Response names, if it still waits for its answer. */
  pending: PendingRequest | undefined;
  relayState: string | undefined;
  wasUsed: (id: string) => boolean;
  now: Date;
};

export type CheckOutcome = { state: 'ok' | 'skipped'; note: string } | { state: 'failed'; refusal: Refusal };

export type Check = { name: string; run(input: CheckInput): CheckOutcome };

export const ok = (note: string): CheckOutcome => ({ state: 'ok', note });
export const skipped = (note: string): CheckOutcome => ({ state: 'skipped', note });
export const failed = (refusal: Refusal): CheckOutcome => ({ state: 'failed', refusal });

/** A value from the message as it is shown in a detail. */
export function quote(text: string | undefined): string {
  return text === undefined ? 'missing' : `“${text}”`;
}
