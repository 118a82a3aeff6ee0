import fc from 'fast-check';
import type { AccountId } from '../../src/core';
import { type Operation, PlanHash } from '../../src/provisioning';
import { isLeftWhenUnset } from '../../src/provisioning/plan/diff-values';
import { applyOperations, applyPlan } from '../support/provisioning/apply-plan';
import { changeShape, changeWorld, fieldOf } from '../support/provisioning/change-world';
import { planWorld } from '../support/provisioning/plan-world';
import { buildWorld, worldShape } from '../support/provisioning/random-world';
import type { ModelAccount, SlackModel } from '../support/provisioning/slack-model';
import { undoWorld } from '../support/provisioning/undo-world';
import { addGroup, addPerson, newWorld, tokenOwner, type World } from '../support/provisioning/world';

const runs = { numRuns: 200 };

/** What is approved: 64 hexadecimal digits over all operations. */
function hashOf(operations: readonly Operation[]): string {
  const hash = new PlanHash();
  for (const operation of operations) hash.add(operation);
  return hash.value();
}

/** Whether something stands in the way of something; the plan itself may move it out of the way. */
const isHindered = (plan: ReturnType<typeof planWorld>) =>
  plan.conflicts.length > 0 || plan.refusals.some(({ code }) => code === 'handle_taken' || code === 'group_name_taken');

describe('a plan of everybody, whatever directory and Slack look like', () => {
  it('is taken by Slack, and planning again after it gives nothing (R109)', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const world = buildWorld(shape);
        const plan = planWorld(world);
        applyPlan(world, plan);
        // Who had to wait for somebody goes on with the next plan, and who waited for them with the one after it.
        for (let round = 0; isHindered(plan) && round < 8; round += 1) applyPlan(world, planWorld(world));
        const { writes } = world.slack;
        const again = planWorld(world);
        expect(again.operations).toEqual([]);
        applyPlan(world, again);
        expect(world.slack.writes).toBe(writes);
      }),
      runs,
    );
  });

  it('has the same hash when it is made again, and another when anything in it is different (R111)', () => {
    fc.assert(
      fc.property(worldShape, fc.nat(), (shape, pick) => {
        const { operations } = planWorld(buildWorld(shape));
        const hash = hashOf(operations);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(hashOf([...planWorld(buildWorld(shape)).operations].reverse())).toBe(hash);
        if (operations.length === 0) return;
        const without = operations.toSpliced(pick % operations.length, 1);
        expect(hashOf(without)).not.toBe(hash);
      }),
      runs,
    );
  });

  it('touches no protected account, and switches no owner off (R105)', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const world = buildWorld(shape);
        const untouchable = new Set<AccountId>([...(world.settings.protectedAccountIds as AccountId[]), tokenOwner]);
        for (const operation of planWorld(world).operations) {
          if (!('accountId' in operation) || operation.accountId === null || operation.kind === 'account.bind')
            continue;
          const account = world.slack.accounts.get(operation.accountId);
          expect(untouchable).not.toContain(operation.accountId);
          expect(account?.kind).not.toBe('bot');
          expect(account?.rank).not.toBe('primary-owner');
          if (operation.kind === 'account.deactivate') expect(['member', 'admin']).toContain(account?.rank);
        }
      }),
      runs,
    );
  });

  it('gives one account one state: never on after off (R107)', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const states = new Map<string, string>();
        for (const { kind, subject } of planWorld(buildWorld(shape)).operations) {
          if (!['account.create', 'account.reactivate', 'account.deactivate'].includes(kind)) continue;
          expect(states.has(subject.id)).toBe(false);
          states.set(subject.id, kind);
        }
      }),
      runs,
    );
  });

  it('binds one account to one person at most (R115)', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const world = buildWorld(shape);
        applyPlan(world, planWorld(world));
        applyPlan(world, planWorld(world));
        const bound = [...world.bindings.values()].flatMap(({ state, accountId }) =>
          state === 'bound' ? [accountId] : [],
        );
        expect(new Set(bound).size).toBe(bound.length);
      }),
      runs,
    );
  });

  it('is undone: accounts, attributes, memberships, names and texts are as they were', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const world = buildWorld(shape);
        const before = structuredClone({ accounts: world.slack.accounts, groups: world.slack.groups });
        const done = applyPlan(world, planWorld(world));
        world.slack.takesMembersOneByOne = true;
        const { operations, refusals } = undoWorld(world, done);
        const refused = new Set(refusals.map(({ subject }) => world.bindings.get(subject.id as never)?.accountId));
        try {
          applyOperations(world, operations);
        } catch (error) {
          // What a new account took cannot be given back, because that account stays: Slack says so, and a person decides.
          expect(String(error)).toMatch(/username_taken|handle_already_exists/);
          return;
        }
        for (const [id, account] of world.slack.accounts) {
          const was = before.accounts.get(id);
          if (was === undefined) expect(account.active && !refused.has(id)).toBe(false);
          else expect(comparable(account, was, refused.has(id))).toEqual(comparable(was, was, refused.has(id)));
        }
        for (const [id, was] of before.groups) {
          const group =
            world.slack.groups.get(id) ?? [...world.slack.groups.values()].find(({ name }) => name === was.name);
          // One that was deleted with nobody in it is not made again.
          if (group === undefined) expect(activeMembers(world.slack, was.memberIds)).toEqual([]);
          else {
            const { handle, description, name } = group;
            expect({ name, members: activeMembers(world.slack, group.memberIds) }).toEqual({
              name: was.name,
              members: activeMembers(world.slack, was.memberIds),
            });
            if (group.id === id)
              expect({ handle, description }).toEqual({ handle: was.handle, description: was.description });
          }
        }
      }),
      runs,
    );
  });
});

/** Values but the photo, and without what Slack does not let go once it has it. */
function comparable({ active, values }: ModelAccount, was: ModelAccount, isProtected: boolean) {
  const kept = Object.entries(values).filter(([name]) => {
    const isNew = was.values[name as 'title'] === undefined;
    return name !== 'photo' && !(isNew && isLeftWhenUnset(name as 'title'));
  });
  return { active: isProtected || active, values: Object.fromEntries(kept) };
}

function activeMembers(slack: SlackModel, ids: ReadonlySet<AccountId>): AccountId[] {
  return [...ids].filter((id) => slack.accounts.get(id)?.active === true).sort();
}

describe('events', () => {
  it('may come in any order, with plans in between or not: active accounts and their groups end up the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(changeShape, { selector: fieldOf, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (changes, rolls) => {
          const shuffled = changes
            .map((change) => ({ change, roll: rolls.next().value as number }))
            .sort((one, other) => one.roll - other.roll);
          const [inOrder, atOnce, otherwise] = [smallCompany(), smallCompany(), smallCompany()];
          for (const change of changes) {
            changeWorld(inOrder, change);
            applyPlan(inOrder, planWorld(inOrder));
          }
          for (const change of changes) changeWorld(atOnce, change);
          for (const { change, roll } of shuffled) {
            changeWorld(otherwise, change);
            if (roll % 2 === 0) applyPlan(otherwise, planWorld(otherwise));
          }
          for (const world of [inOrder, atOnce, otherwise]) applyPlan(world, planWorld(world));
          expect(shown(inOrder)).toEqual(shown(atOnce));
          expect(shown(otherwise)).toEqual(shown(atOnce));
        },
      ),
      runs,
    );
  });
});

/** Six people in three groups, mirrored. */
function smallCompany(): World {
  const world = newWorld();
  const groups = ['Red', 'Green', 'Blue'].map((name) => addGroup(world, name));
  for (let n = 0; n < 6; n += 1) {
    const groupIds = new Set([groups[n % 3]?.id, groups[(n + 1) % 3]?.id].flatMap((id) => id ?? []));
    addPerson(world, { username: `user${n}` }, { groupIds });
  }
  applyPlan(world, planWorld(world));
  return world;
}

/** Active accounts by their e-mail address, and who of them is in which group, as far as groups are synced. */
function shown({ slack, groups }: World) {
  const active = [...slack.accounts.values()].filter((account) => account.active);
  const emailOf = new Map(active.map(({ id, values }) => [id, values.email]));
  return {
    accounts: Object.fromEntries(
      active.map(({ values: { photo: _photo, manager, ...values } }) => [
        values.email,
        { ...values, manager: emailOf.get(manager as AccountId) },
      ]),
    ),
    groups: Object.fromEntries(
      [...groups.values()]
        .flatMap(({ link }) => slack.groups.get((link.state === 'bound' ? link.remoteId : null) as never) ?? [])
        .map(({ name, memberIds }) => [name, [...memberIds].flatMap((id) => emailOf.get(id) ?? []).sort()]),
    ),
  };
}
