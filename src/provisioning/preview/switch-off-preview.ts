import type { Clock, UserId } from '../../core';
import type { Connection } from '../connection/connection';
import type { PeopleStore } from '../gather/people-store';
import { personFactsOf } from '../gather/person-facts-of';
import type { PlanMaker } from '../gather/plan-maker';
import type { GuardStore } from '../guards/guard-store';
import { judgePlan } from '../guards/judge-plan';
import { unapprovedScope } from '../guards/unapproved-scope';
import type { PersonPlan } from '../plan/person-plan';
import { planPerson } from '../plan/plan-person';
import { type PreviewLine, previewLines, type SwitchOffCause } from './preview-lines';

type Collaborators = { clock: Clock; people: PeopleStore; guards: GuardStore; maker: PlanMaker };

const dayMs = 86_400_000;

/** What would follow in Slack: `deactivates` whether somebody's account would be switched off. */
export type SwitchOffPreview = { deactivates: boolean; waits: boolean; lines: PreviewLine[] };

/** Plans somebody as if they were suspended or their password had expired, by the very rules of a plan, from what Slack held when it was last read. */
export class SwitchOffPreviewService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Sends nothing and keeps nothing. Of whom it is true already is planned as they are. */
  async preview(connection: Connection, userId: UserId, cause: SwitchOffCause): Promise<SwitchOffPreview> {
    const plan = await this.#plan(connection, userId, cause);
    const deactivates = plan?.operations.some(({ kind }) => kind === 'account.deactivate') === true;
    const breaches = plan !== undefined && deactivates ? await this.#judge(connection, plan) : [];
    return {
      deactivates,
      waits: breaches.length > 0,
      lines: previewLines({ connection, cause, plan, breaches }),
    };
  }

  async #plan(connection: Connection, userId: UserId, cause: SwitchOffCause): Promise<PersonPlan | undefined> {
    const { people, maker } = this.#use;
    const context = await maker.contextOf(connection);
    const own = { connectionId: connection.id, appId: connection.appId };
    const query = { kind: 'given' as const, userIds: [userId] };
    const [row] = await people.read(own, query, context.mapping.needsGroups);
    if (row?.account == null) return undefined;
    const facts = personFactsOf(row, row.binding?.userName ?? null, () => false);
    const { directory } = facts;
    if (directory.state === 'deleted') return undefined;
    const values = (await people.valuesOf(connection.id, [row.account.id])).get(row.account.id) ?? {};
    return planPerson(
      {
        ...facts,
        directory: { ...directory, [cause]: true },
        account: { ...row.account, values },
        candidates: [],
        claimedAccountId: null,
      },
      context,
    );
  }

  async #judge(connection: Connection, { counts }: PersonPlan) {
    const since = new Date(this.#use.clock.now().getTime() - dayMs);
    const { managedActive, ...before } = await this.#use.guards.count(connection.id, since, null);
    const totals = {
      ...before,
      managedActive,
      deactivations: counts.deactivations,
      groupDeletions: 0,
      inactiveNotByUs: 0,
      everybody: managedActive > 1 && counts.deactivations >= managedActive,
      inScope: counts.inScope,
      unapprovedScope: unapprovedScope(connection),
    };
    return judgePlan(totals, connection.settings);
  }
}
