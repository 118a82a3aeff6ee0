import type { Org } from '../org/org';
import type { Interference } from './fault-rule';

/** Does what another administrator would; what does not exist is passed over. */
export function interfere(org: Org, interference: Interference): void {
  const member = interference.member === undefined ? undefined : org.members.find(interference.member);
  if (member && interference.patch) org.members.update(member.id, interference.patch);
  const { group: reference } = interference;
  const group = org.groups.all.find((each) => each.id === reference || each.name === reference);
  if (!group) return;
  if (interference.removeGroup) {
    org.groups.remove(group.id);
    return;
  }
  if (interference.rename !== undefined) org.groups.update(group.id, { name: interference.rename });
  org.groups.changeMembers(group.id, {
    add: idsOf(org, interference.addMembers),
    remove: idsOf(org, interference.removeMembers),
  });
}

function idsOf(org: Org, references: readonly string[] = []): string[] {
  return references.flatMap((reference) => org.members.find(reference)?.id ?? []);
}
