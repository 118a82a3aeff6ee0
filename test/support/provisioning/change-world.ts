import fc from 'fast-check';
import { changeUser, type World } from './world';

/** Something that happens in the directory, by the place of the person and the group. */
export type Change = {
  kind:
    | 'title'
    | 'rename'
    | 'suspend'
    | 'expire'
    | 'join'
    | 'leave'
    | 'delete'
    | 'unauthorise'
    | 'rename group'
    | 'manager';
  person: number;
  group: number;
  value: string;
};

export const changeShape: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(
    'title',
    'rename',
    'suspend',
    'expire',
    'join',
    'leave',
    'delete',
    'unauthorise',
    'rename group',
    'manager',
  ),
  person: fc.nat(5),
  group: fc.nat(2),
  value: fc.constantFrom('one', 'two', 'three'),
});

/** What it changes: two changes of one thing are one after the other in the directory itself. */
export function fieldOf({ kind, person, group }: Change): string {
  if (kind === 'rename group' || kind === 'unauthorise') return `${kind} ${group}`;
  if (kind === 'join' || kind === 'leave') return `member ${person} ${group}`;
  return `${kind} ${person}`;
}

/** Lets it happen. Names stay different, so that who comes first gets no other than who comes last. */
export function changeWorld(world: World, { kind, person: personNumber, group: groupNumber, value }: Change): void {
  const person = [...world.people.values()][personNumber];
  const group = [...world.groups.values()].find(({ id }) => id.endsWith(String(groupNumber + 1)));
  if (person === undefined || group === undefined) return;
  switch (kind) {
    case 'title':
      changeUser(person, { jobTitle: value });
      return;
    case 'rename':
      changeUser(person, { username: `${value}${personNumber}`, lastName: value });
      return;
    case 'manager':
      changeUser(person, { managerId: [...world.people.keys()][(personNumber + 1) % 6] ?? null });
      return;
    case 'suspend':
      person.suspended = value !== 'one';
      return;
    case 'expire':
      person.passwordExpired = value !== 'one';
      return;
    case 'join':
      person.groupIds.add(group.id);
      return;
    case 'leave':
      person.groupIds.delete(group.id);
      return;
    case 'delete':
      person.deleted = true;
      return;
    case 'unauthorise':
      group.authorised = false;
      return;
    case 'rename group':
      group.name = `${value} ${groupNumber}`;
  }
}
