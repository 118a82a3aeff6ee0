import { setImmediate as aMoment } from 'node:timers/promises';
import { composeServices, type Foundation } from '../../src/compose';
import type { ConnectionSettings, NewUser, UserPatch } from '../../src/contracts';
import { type Actor, type ConnectionId, type GroupId, Secret, type UserId } from '../../src/core';
import { openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import type { SavedPlan, Step } from '../../src/provisioning';
import { overLimit, writesWithoutChange } from '../../src/sandbox/journal/assertions';
import type { Group, Member } from '../../src/sandbox/org/org-data';
import { noLimits, type SlackOptions } from '../../src/slack';
import { ScimClient } from '../sandbox/scim-client';
import { type TestServices, testFoundation } from '../support/build-services';
import { changesInOrder } from '../support/changes-in-order';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const actor: Actor = { kind: 'cli', id: 'operator', name: 'operator' };

const scopes = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];

/** A company whose people and groups are mirrored into a practice workspace over HTTP; one connection a test. */
export class Workplace {
  readonly slack: ScimClient;
  readonly test: TestDatabase;
  readonly services: TestServices;
  readonly #foundation: Foundation;
  #count = 0;
  id = '' as ConnectionId;
  /** Of the connection, as Slack gave it. */
  token = '';
  group = '' as GroupId;
  /** In front of the usernames of this test. */
  prefix = '';

  private constructor(slack: ScimClient, test: TestDatabase, services: TestServices, foundation: Foundation) {
    this.slack = slack;
    this.test = test;
    this.services = services;
    this.#foundation = foundation;
  }

  static async open(slackOptions: Partial<SlackOptions> = {}): Promise<Workplace> {
    const slack = await ScimClient.open({ workspace: { domain: 'acme' } });
    const test = await createTestDatabase(10);
    const wait = async (milliseconds: number) => {
      slack.clock.advance(milliseconds);
      await aMoment();
    };
    const ways = { allowances: noLimits, wait, ...slackOptions };
    const outbound = { allowPrivateHosts: ['localhost'] };
    const foundation = testFoundation(test.database, slack.clock, { outbound, slack: ways });
    return new Workplace(slack, test, await composeServices(foundation), foundation);
  }

  async close(): Promise<void> {
    await this.services.slack.close();
    await this.test.drop();
    await this.slack.sandbox.stop();
  }

  /** An empty workspace, and a connection of its own that is active; `people` are in a group that is authorised and pushed. */
  async begin(people: readonly string[], settings: object = {}): Promise<void> {
    const { apps, connections, connectionGroups, connectionStates, directory } = this.services;
    this.#count += 1;
    this.prefix = `t${this.#count}-`;
    await this.slack.reset();
    const slug = this.appSlug;
    const { database } = this.test;
    await database.query(`UPDATE connections SET state = 'deactivated'`);
    const app = await apps.createSlackApp(actor, { slug, name: slug, domain: 'acme' }, this.slack.url);
    const group = await directory.createGroup(actor, { name: `Staff ${this.#count}` });
    this.group = group.id;
    for (const name of people) await this.join(await this.person(name));
    await apps.authoriseGroup(actor, app.id, group.id);
    this.token = this.slack.issue({ scopes });
    const connection = await connections.create(actor, {
      app: slug,
      token: this.token,
      webApiOrigin: this.slack.url,
      scimOrigin: this.slack.url,
      settings: { reconcileCron: null, ...settings } as Partial<ConnectionSettings>,
    });
    this.id = connection.id;
    await connectionGroups.update(actor, this.id, group, { pushed: true });
    await connectionStates.activate(actor, this.id);
    await changesInOrder(this.test.database);
  }

  get appSlug(): string {
    return `slack-${this.#count}`;
  }

  /** The first plan made, approved and applied. */
  async mirrored(people: readonly string[], settings: object = {}): Promise<SavedPlan> {
    await this.begin(people, settings);
    return this.approved();
  }

  /** A plan of everybody made, approved where it waits, and applied. */
  async approved(): Promise<SavedPlan> {
    const { plans } = this.services;
    const plan = await plans.make(actor, this.id);
    if (plan.state === 'waiting') await plans.approve(actor, plan.id, plan.hash);
    await this.work();
    return plans.get(plan.id);
  }

  /** Works until nothing is to be done, while the clock turns fast enough for every pause. */
  async work(): Promise<void> {
    const turning = setInterval(() => this.slack.clock.advance(600_000), 5);
    try {
      await this.services.mirroring.work(this.id);
    } finally {
      clearInterval(turning);
    }
  }

  async person(name: string, more: Partial<NewUser> = {}): Promise<UserId> {
    const username = this.prefix + name;
    const known = await this.services.directory.findUser(username);
    const names = { firstName: name, lastName: 'Person', email: `${username}@acme.example` };
    return (known ?? (await this.services.directory.createUser(actor, { username, ...names, ...more }))).id;
  }

  async change(name: string, patch: UserPatch): Promise<void> {
    await this.services.directory.updateUser(actor, await this.person(name), patch);
    await changesInOrder(this.test.database);
  }

  async join(userId: UserId, groupId = this.group): Promise<void> {
    await this.services.directory.addMember(actor, groupId, userId);
    await changesInOrder(this.test.database);
  }

  async leave(name: string, groupId = this.group): Promise<void> {
    await this.services.directory.removeMember(actor, groupId, await this.person(name));
    await changesInOrder(this.test.database);
  }

  /** The account in the practice workspace. */
  account(name: string): Readonly<Member> | undefined {
    return this.slack.org.members.find(this.prefix + name);
  }

  /** Names of those who are on, without the owner, sorted. */
  active(): string[] {
    return this.slack.org.members.all
      .filter(({ state, username }) => state === 'active' && username.startsWith(this.prefix))
      .map(({ username }) => username.slice(this.prefix.length))
      .sort();
  }

  /** Names of the members of a group in the practice workspace; undefined where there is no such group. */
  members(name = `Staff ${this.#count}`): string[] | undefined {
    const group: Group | undefined = this.slack.org.groups.all.find((each) => each.name === name);
    return (
      group &&
      [...group.memberIds].map((id) => this.slack.org.members.get(id)?.username.slice(this.prefix.length) ?? '').sort()
    );
  }

  /** Calls since the last time this was asked, in short: `scim.users.create`; reads left out. */
  writes(): string[] {
    const calls = this.slack.sandbox.calls();
    const writes = calls.entries().filter((entry) => entry.writes);
    calls.clear();
    return writes.map(({ operation }) => operation.replace('scim.', ''));
  }

  /** That no write was in vain, and no limit passed. */
  expectGoodManners(): void {
    const calls = this.slack.sandbox.calls();
    expect({ inVain: writesWithoutChange(calls).calls, overLimit: overLimit(calls).calls }).toEqual({
      inVain: [],
      overLimit: [],
    });
  }

  fault(rule: object): Promise<unknown> {
    return this.slack.control('POST', '/faults', rule);
  }

  async plans(): Promise<SavedPlan[]> {
    return (await this.services.plans.list(this.id)).items;
  }

  async newestPlan(): Promise<SavedPlan> {
    const [plan] = await this.plans();
    if (plan === undefined) throw new Error('there is no plan');
    return plan;
  }

  async steps(plan: SavedPlan): Promise<Step[]> {
    return (await this.services.plans.steps(plan.id, { limit: 200 })).items;
  }

  async failures(): Promise<Step[]> {
    return (await this.services.runs.failures(this.id)).items;
  }

  async state(): Promise<{ state: string; code: string | undefined }> {
    const { state, stateReason } = await this.services.connections.get(this.id);
    return { state, code: stateReason?.code };
  }

  /** Events of provisioning about this test's people and groups, oldest first. */
  async events(): Promise<{ action: string; name: string; outcome: string; error?: { code: string } | undefined }[]> {
    await this.services.appender.appendPending();
    const rows = await this.test.database.query<{
      record: { action: string; outcome: string; subject: { name: string }; error?: { code: string } };
    }>(`SELECT record FROM audit_events WHERE action ~ '^(user|group)_.*_provision$|^user_deprovision$' ORDER BY seq`);
    return rows.map(({ record }) => ({
      action: record.action,
      name: record.subject.name,
      outcome: record.outcome,
      ...(record.error && { error: { code: record.error.code } }),
    }));
  }

  async giveNewToken(): Promise<void> {
    const { connectionTokens, connectionStates } = this.services;
    const token = new Secret(this.slack.issue({ scopes }));
    await connectionTokens.replace(actor, this.id, { token, refreshToken: null, expiresInSeconds: null });
    if ((await this.state()).state !== 'active') await connectionStates.activate(actor, this.id);
  }

  /** Steps that ended and have no event, or several; and events of no step. Each is to have exactly one. */
  async stepsWithoutTheirEvent(): Promise<unknown[]> {
    await this.services.appender.appendPending();
    return this.test.database.query(
      `WITH steps AS (
         SELECT o.run_id::text AS run, o.subject_id::text AS subject, count(*) AS count
           FROM operations o JOIN plans p ON p.id = o.plan_id
          WHERE p.connection_id = $1
            AND (o.state IN ('done', 'dead') OR (o.state = 'skipped' AND o.result ->> 'skipped' <> 'planned_anew'))
          GROUP BY 1, 2
       ),
       events AS (
         SELECT record ->> 'run' AS run, subject_id AS subject, count(*) AS count FROM audit_events
          WHERE record ->> 'run' IN (SELECT id::text FROM runs WHERE connection_id = $1) GROUP BY 1, 2
       )
       SELECT run, subject, s.count AS steps, e.count AS events FROM steps s FULL JOIN events e USING (run, subject)
        WHERE s.count IS DISTINCT FROM e.count`,
      [this.id],
    );
  }

  /** Another process: services of its own over the same database and the same practice workspace. */
  async secondProcess(): Promise<TestServices> {
    return composeServices({ ...this.#foundation, database: this.test.database });
  }

  /** The same, with a way of its own to the database. */
  async processOver(url: string): Promise<{ services: TestServices; close(): Promise<void> }> {
    const database = await openDatabase(url, { entities, poolSize: 5 });
    const services = await composeServices({ ...this.#foundation, database });
    return {
      services,
      close: async () => {
        await services.slack.close();
        await database.close();
      },
    };
  }

  /** As if whoever has the connection had been silent for too long. */
  async expireLease(): Promise<void> {
    await this.test.database.query(`UPDATE connections SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      this.id,
    ]);
  }

  /** Operations that were sent and are not answered. */
  async inFlight(): Promise<number> {
    const [row] = await this.test.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM operations o JOIN plans p ON p.id = o.plan_id
        WHERE p.connection_id = $1 AND o.state = 'sent'`,
      [this.id],
    );
    return row?.count ?? 0;
  }
}
