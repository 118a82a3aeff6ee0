import { type AccountId, type Clock, type ConnectionId, type GroupId, newId, type UserId } from '../../core';
import type { Database } from '../../db';
import type { Connection } from '../connection/connection';
import type { MappingStore } from '../connection/mapping-store';
import { compileMapping } from '../mapping/compile-mapping';
import { defaultMapping } from '../mapping/default-mapping';
import { wantedSignals } from '../matching/wanted-signals';
import type { PlanContext } from '../plan/plan-context';
import { wantPerson } from '../plan/want-person';
import type { MirrorStore } from '../run/mirror-store';
import type { ProvisioningTarget } from '../target/provisioning-target';
import { TargetError } from '../target/target-error';
import { AccountReading } from './account-reading';
import type { AccountStore } from './account-store';
import { GroupsPlanner } from './groups-planner';
import type { GroupsStore } from './groups-store';
import { NameBook } from './name-book';
import { PeoplePlanner } from './people-planner';
import type { PeopleStore, PersonRow } from './people-store';
import { personFactsOf, rememberLast } from './person-facts-of';
import { PlanDraft } from './plan-draft';

type Collaborators = {
  database: Database;
  clock: Clock;
  mappings: MappingStore;
  people: PeopleStore;
  groups: GroupsStore;
  accounts: AccountStore;
  mirror: MirrorStore;
};

/** Whom a plan is about: everybody, or these. */
export type PlanScope =
  | { kind: 'everybody' }
  | { kind: 'some'; userIds: readonly UserId[]; groupIds: readonly GroupId[] };

/** How Slack's side is got to know: read anew, or only where something else is wanted than before. */
export type Freshness = 'read' | 'where_needed';

/** Channels and handles are asked for again after this time: it takes many requests, and a name taken in between is refused. */
const namesMs = 4 * 3_600_000;

/** Makes plans from what is true at this moment, in the directory and in Slack. Writes nothing but what Slack holds. */
export class PlanMaker {
  readonly #use: Collaborators;
  readonly #foreignNames = new Map<ConnectionId, { at: number; names: readonly string[] }>();

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** A reading of Slack's accounts that knows what is written while it goes on. */
  reading(id: ConnectionId): AccountReading {
    const { database, clock, accounts, mirror } = this.#use;
    return new AccountReading({ database, clock, store: accounts, mirror, connectionId: id });
  }

  /**
   * @param freshness `where_needed`: of some, the accounts of those of whom something else is wanted than before
   * @throws TargetError
   */
  async make(
    connection: Connection,
    target: ProvisioningTarget,
    scope: PlanScope,
    {
      freshness,
      reading = this.reading(connection.id),
      onProgress,
    }: { freshness: Freshness; reading?: AccountReading; onProgress?: (count: number) => void },
  ): Promise<PlanDraft> {
    const { id: connectionId, appId } = connection;
    const context = await this.contextOf(connection);
    const draft = new PlanDraft();
    const names = new NameBook(this.#use.people, connectionId, () => this.#foreign(connectionId, target));
    const both = { connection: { connectionId, appId }, context, draft };
    const people = new PeoplePlanner({
      ...both,
      store: this.#use.people,
      names,
      // Of some, whoever may hold something was asked for one by one already, unless all were read.
      search: async (wanted) => {
        if (reading.hasReadAll && !reading.listsInactive) await reading.readSome(target, { accountIds: [], ...wanted });
      },
    });
    const groups = new GroupsPlanner({
      ...both,
      store: this.#use.groups,
      target,
      takenNames: () => this.#foreign(connectionId, target),
    });
    if (scope.kind === 'everybody') {
      await reading.readAll(target, onProgress);
      await people.planEverybody();
      await groups.plan(undefined);
    } else {
      await this.#refresh(both, target, reading, scope.userIds, freshness);
      await people.plan(scope.userIds);
      await groups.plan(scope.groupIds);
    }
    return draft;
  }

  async contextOf({ id, settings, capabilities }: Connection): Promise<PlanContext> {
    const rows = await this.#use.mappings.list(id);
    return {
      settings,
      mapping: rememberLast(compileMapping(rows.length === 0 ? defaultMapping() : rows)),
      capabilities: capabilities ?? nothingKnown,
      newOperationId: newId,
    };
  }

  /**
   * Reads what Slack holds of these people: one by one, or by reading all where that takes fewer requests (a page holds
   * a thousand).
   */
  async #refresh(
    {
      connection,
      context,
    }: { connection: { connectionId: ConnectionId; appId: Connection['appId'] }; context: PlanContext },
    target: ProvisioningTarget,
    reading: AccountReading,
    userIds: readonly UserId[],
    freshness: Freshness,
  ): Promise<void> {
    const wanted = { accountIds: [] as AccountId[], emails: [] as string[], userNames: [] as string[] };
    for (let start = 0; start < userIds.length; start += 1_000) {
      const query = { kind: 'given' as const, userIds: userIds.slice(start, start + 1_000) };
      for (const row of await this.#use.people.read(connection, query, context.mapping.needsGroups)) {
        if (freshness === 'where_needed' && !isAnotherWanted(row, context)) continue;
        if (row.binding?.accountId != null) wanted.accountIds.push(row.binding.accountId);
        else if (row.user?.authorised === true) {
          const { email, userName } = wantedSignals(
            personFactsOf(row, null, () => false),
            context,
          );
          if (email !== null) wanted.emails.push(email);
          if (userName !== null) wanted.userNames.push(userName);
        }
      }
    }
    const questions = wanted.accountIds.length + wanted.emails.length + wanted.userNames.length;
    const pages = Math.ceil((await this.#use.accounts.count(connection.connectionId)) / 1_000) + 1;
    if (questions > pages + 1) await reading.readAll(target);
    else await reading.readSome(target, wanted);
  }

  /** Names that no account has: kept for a while, because it takes many requests to learn them. */
  async #foreign(id: ConnectionId, target: ProvisioningTarget): Promise<readonly string[]> {
    const known = this.#foreignNames.get(id);
    const now = performance.now();
    if (known !== undefined && now - known.at < namesMs) return known.names;
    const names = await target.listTakenNames().catch(noneKnown);
    this.#foreignNames.set(id, { at: now, names });
    return names;
  }
}

/** Names that cannot be learnt stand in nobody's way: Slack refuses one that is taken, and says so. */
function noneKnown(error: unknown): readonly string[] {
  if (error instanceof TargetError && error.kind !== 'unauthorized') return [];
  throw error;
}

/** Whether something else is wanted for a person than when Slack was last as wanted. */
function isAnotherWanted(row: PersonRow, context: PlanContext): boolean {
  const { binding } = row;
  if (binding === null || binding.wantedDigest === null || row.account === null) return true;
  const facts = personFactsOf(row, binding.userName, () => false);
  const { digest, desire } = wantPerson(facts, context);
  const isManagerSame = (facts.manager?.accountId ?? row.account.manager) === row.account.manager;
  return desire.active !== 'keep' && !(digest === binding.wantedDigest && isManagerSame);
}

/** Before the first test nothing is known: planners then refuse what needs a capability. */
const nothingKnown: PlanContext['capabilities'] = {
  checkedAt: new Date(0),
  plan: 'unknown',
  organisation: null,
  owner: null,
  scopes: [],
  scimVersion: null,
  capabilities: [],
};
