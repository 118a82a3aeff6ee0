import type { AccountId, Clock, ConnectionId } from '../../core';
import type { Database } from '../../db';
import { heldDigest } from '../plan/digests';
import type { MirrorStore } from '../run/mirror-store';
import type { RemoteAccount } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { AccountStore } from './account-store';

/**
 * Takes down what Slack holds. Of accounts that are as they were, nothing is written; nothing is concluded from an
 * account's absence before every page arrived.
 */
export class AccountReading {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: AccountStore;
  readonly #mirror: MirrorStore;
  readonly #connectionId: ConnectionId;
  /** Accounts that were written while pages were under way: what a page says of them may be older. */
  readonly #writtenMeanwhile = new Set<AccountId>();
  #listsInactive = false;
  #hasReadAll = false;

  constructor(options: {
    database: Database;
    clock: Clock;
    store: AccountStore;
    mirror: MirrorStore;
    connectionId: ConnectionId;
  }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#store = options.store;
    this.#mirror = options.mirror;
    this.#connectionId = options.connectionId;
  }

  /** An account was changed by us while everybody is being read. */
  noteWritten(id: AccountId): void {
    this.#writtenMeanwhile.add(id);
  }

  /**
   * Whether a list of all accounts shows deactivated ones, as far as the last one told: Slack does not say whether it does
   * (Slack facts, SCIM §8). While none was seen, what may be held by one has to be asked for by itself.
   */
  get listsInactive(): boolean {
    return this.#listsInactive;
  }

  get hasReadAll(): boolean {
    return this.#hasReadAll;
  }

  /**
   * Reads every account. One that was on and is not in the list is asked for by its id: it may have been switched off.
   *
   * @param onProgress hears of how many were read so far
   * @throws TargetError; what was read up to then is kept, and nothing is forgotten
   */
  async readAll(target: ProvisioningTarget, onProgress: (count: number) => void = () => undefined): Promise<number> {
    const unseen = await this.#store.summaries(this.#connectionId);
    let count = 0;
    let sawInactive = false;
    for await (const page of target.listAccounts()) {
      const changed = page.filter((account) => {
        const known = unseen.get(account.id);
        unseen.delete(account.id);
        return known !== summaryOf(account) && !this.#writtenMeanwhile.has(account.id);
      });
      await this.#keep(changed);
      sawInactive ||= page.some(({ active }) => !active);
      count += page.length;
      onProgress(count);
    }
    this.#listsInactive = sawInactive;
    this.#hasReadAll = true;
    const isMissed = ([id, summary]: [AccountId, string]) => isOn(summary) && !this.#writtenMeanwhile.has(id);
    const accountIds = [...unseen].filter(isMissed).map(([id]) => id);
    await this.readSome(target, { accountIds, emails: [], userNames: [] });
    return count;
  }

  /** Reads these accounts, and whatever holds these e-mails or usernames. @throws TargetError */
  async readSome(
    target: ProvisioningTarget,
    wanted: { accountIds: readonly AccountId[]; emails: readonly string[]; userNames: readonly string[] },
  ): Promise<void> {
    const found: RemoteAccount[] = [];
    const gone: AccountId[] = [];
    const readings = wanted.accountIds.map((id) => async () => {
      const account = await target.readAccount(id);
      if (account === undefined) gone.push(id);
      else found.push(account);
    });
    const searches = [
      ...wanted.emails.map((email) => ({ email })),
      ...wanted.userNames.map((userName) => ({ userName })),
    ].map((by) => async () => {
      found.push(...(await target.findAccounts(by)));
    });
    await inTurn([...readings, ...searches]);
    await this.#keep([...new Map(found.map((account) => [account.id, account])).values()]);
    await this.#store.forget(this.#connectionId, gone);
  }

  async #keep(accounts: readonly RemoteAccount[]): Promise<void> {
    if (accounts.length === 0) return;
    await this.#database.transaction((tx) =>
      this.#mirror.keepAccounts(tx, this.#connectionId, accounts, this.#clock.now()),
    );
  }
}

/** What is compared to see whether an account is as it was: on or off, digest, kind and rank. */
function summaryOf(account: Pick<RemoteAccount, 'active' | 'values' | 'kind' | 'rank'>): string {
  return `${account.active ? '+' : '-'}${heldDigest(account)} ${account.kind} ${account.rank}`;
}

function isOn(summary: string): boolean {
  return summary.startsWith('+');
}

/** Questions under way at once; the rest waits. */
const atOnce = 8;

async function inTurn(questions: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...questions];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await next();
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, work));
}
