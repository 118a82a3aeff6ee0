import type { Group, Member, Team } from '../../org/org-data';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';

/** A workspace of the organisation. @throws WebRefusal `team_not_found` */
export function findTeam({ org }: WebCall, id: string): Readonly<Team> {
  const team = org.teams.find((each) => each.id === id);
  demand(team, 'team_not_found');
  return team;
}

/** @throws WebRefusal `user_not_found` */
export function findUser({ org }: WebCall, id: string): Readonly<Member> {
  const member = org.members.get(id);
  demand(member, 'user_not_found');
  return member;
}

/** A group of the identity provider; user groups of workspaces are none. @throws WebRefusal `usergroup_not_found` */
export function findIdpGroup({ org }: WebCall, id: string): Readonly<Group> {
  const group = org.groups.get(id);
  demand(group?.kind === 'idp-group', 'usergroup_not_found');
  return group;
}
