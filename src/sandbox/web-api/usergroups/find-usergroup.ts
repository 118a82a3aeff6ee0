import type { Group, Team } from '../../org/org-data';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';

type ReadGroup = Readonly<Group>;

/** The groups that a workspace shows: its own, and the identity provider's that are connected to it. */
export function usergroupsOf(team: Readonly<Team>, { org }: WebCall): ReadGroup[] {
  return org.groups.all.filter((group) => isShownIn(group, team));
}

/** @throws WebRefusal `no_such_subteam` */
export function findUsergroup(id: string, team: Readonly<Team>, { org }: WebCall): ReadGroup {
  const group = org.groups.get(id);
  demand(group && isShownIn(group, team), 'no_such_subteam');
  return group;
}

function isShownIn(group: ReadGroup, team: Readonly<Team>): boolean {
  return group.kind === 'user-group'
    ? group.teamId === undefined || group.teamId === team.id
    : group.linkedTeams.some(({ id }) => id === team.id);
}
