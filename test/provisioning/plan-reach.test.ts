import { type AccountId, type GroupId, newId, type OperationId, type UserId } from '../../src/core';
import { type Operation, reachOf } from '../../src/provisioning';

const ada = newId<UserId>();
const grace = newId<UserId>();
const group = newId<GroupId>();

type AccountKind = Extract<Operation['kind'], `account.${string}`>;

const step = {
  phase: 'accounts',
  reason: { code: 'authorised', sentence: '' },
  basis: { wanted: null, held: null },
} as const;

function about(id: UserId, kind: AccountKind): Operation {
  const subject = { kind: 'person' as const, id, name: 'Somebody' };
  return { ...step, id: newId<OperationId>(), kind, subject, accountId: 'U1' as AccountId, changes: {} };
}

function ofGroup(kind: 'group.enable' | 'group.delete'): Operation {
  const subject = { kind: 'group' as const, id: group, name: 'Staff' };
  return { ...step, id: newId<OperationId>(), kind, subject, remoteId: null, name: 'Staff' };
}

it('counts a person of several steps once, and another person besides', () => {
  expect(reachOf([about(ada, 'account.update'), about(ada, 'account.bind')]).people).toBe(1);
  expect(reachOf([about(ada, 'account.update'), about(grace, 'account.update')]).people).toBe(2);
});

it('counts seats that are taken and seats that are freed apart, and a change of attributes as neither', () => {
  const { seatsTaken, seatsFreed } = reachOf([
    about(ada, 'account.create'),
    about(grace, 'account.deactivate'),
    about(newId<UserId>(), 'account.reactivate'),
    about(newId<UserId>(), 'account.update'),
  ]);
  expect({ seatsTaken, seatsFreed }).toEqual({ seatsTaken: 2, seatsFreed: 1 });
});

it('counts a group once, and not as a person', () => {
  expect(reachOf([ofGroup('group.enable'), ofGroup('group.delete')])).toMatchObject({ people: 0, groups: 1 });
});

it('reaches nobody without a step', () => {
  expect(reachOf([])).toEqual({ people: 0, groups: 0, seatsTaken: 0, seatsFreed: 0 });
});
