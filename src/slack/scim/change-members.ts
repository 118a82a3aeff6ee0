import type { AccountId } from '../../core';
import { type MemberOutcome, TargetError } from '../../provisioning';
import { isOfMember } from '../sort-error';

/** Slack recommends at most 5,000 members in a call (Slack facts, SCIM §9). */
export const mostAddedAtOnce = 5_000;
/** More than 1,000 cannot leave a group with channels at once, and SCIM does not tell whether it has any (SCIM §9). */
const mostRemovedAtOnce = 1_000;

type Send = (direction: 'add' | 'remove', ids: readonly AccountId[]) => Promise<void>;

/** Errors that the next call would meet as well: the rest is not tried. */
const ofAll: readonly TargetError['kind'][] = [
  'rate_limited',
  'unauthorized',
  'misconfigured',
  'not_found',
  'protected',
];

/**
 * Takes members out and lets others in, in calls as large as Slack takes. A call that is refused because of one of its
 * members is halved until that one stands alone, so that nobody is held up by another; the outcome of each is known
 * (R103).
 *
 * @throws TargetError where nothing was done and nobody in particular is the cause
 */
export async function changeMembers(
  send: Send,
  change: { add: readonly AccountId[]; remove: readonly AccountId[] },
): Promise<MemberOutcome[]> {
  const work = new MemberWork(send);
  for (const ids of chunksOf(change.remove, mostRemovedAtOnce)) await work.take('remove', ids);
  for (const ids of chunksOf(change.add, mostAddedAtOnce)) await work.take('add', ids);
  return work.outcomes();
}

class MemberWork {
  readonly #send: Send;
  readonly #outcomes: MemberOutcome[] = [];
  /** What ended the work, or what everybody else would be refused with too: by direction, and for both. */
  #end: TargetError | undefined;
  #full: TargetError | undefined;

  constructor(send: Send) {
    this.#send = send;
  }

  async take(direction: 'add' | 'remove', ids: readonly AccountId[]): Promise<void> {
    const known = this.#end ?? (direction === 'add' ? this.#full : undefined);
    if (known !== undefined) return this.#note(ids, known);
    try {
      await this.#send(direction, ids);
      this.#note(ids, null);
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      await this.#refused(direction, ids, error);
    }
  }

  outcomes(): MemberOutcome[] {
    const cause = this.#outcomes[0]?.error;
    const isEverybodys = cause && !isOfMember(cause) && this.#outcomes.every(({ error }) => error === cause);
    if (isEverybodys) throw cause;
    return this.#outcomes;
  }

  async #refused(direction: 'add' | 'remove', ids: readonly AccountId[], error: TargetError): Promise<void> {
    if (isOfMember(error) && ids.length > 1) {
      const half = Math.ceil(ids.length / 2);
      await this.take(direction, ids.slice(0, half));
      return this.take(direction, ids.slice(half));
    }
    if (error.slackCode === 'group_member_max_exceeded') this.#full = error;
    else if (!isOfMember(error) && ofAll.includes(error.kind)) this.#end = error;
    this.#note(ids, error);
  }

  #note(ids: readonly AccountId[], error: TargetError | null): void {
    for (const accountId of ids) this.#outcomes.push({ accountId, error });
  }
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
