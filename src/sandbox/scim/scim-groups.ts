import type { Group } from '../org/org-data';
import { urns } from './dialect';
import { changeMembership, groupLimit, memberIdsOf } from './group-members';
import { readList, renderList } from './list';
import { matchesFilter, parseFilter } from './parse-filter';
import { isObject, type JsonObject, readItems, readText } from './read-json';
import { clearedNames } from './read-patch-v1';
import { type PatchOperation, readOperations, readPath } from './read-patch-v2';
import { demandSchemas } from './read-user';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';
import { slackTime } from './slack-time';

type ReadGroup = Readonly<Group>;

/** A group as Slack returns one, keys in the order of its version. */
export function renderGroup(group: ReadGroup, context: ScimContext): object {
  const { version, org } = context;
  const members = [...group.memberIds].map((id) => {
    const member = org.members.get(id);
    return { value: id, display: member?.displayName || member?.username || '' };
  });
  const location = `${context.baseUrl}/scim/${version}/Groups/${group.id}`;
  const meta = { created: slackTime(group.createdAt), location };
  const head = { schemas: [urns[version].group], id: group.id };
  const named = { displayName: group.name, members };
  return version === 'v1' ? { ...head, ...named, meta } : { ...head, meta, ...named };
}

/** `GET /Groups`: user groups of a workspace, or IDP groups of an organisation (Slack facts, SCIM §9). @throws ScimRefusal */
export function listGroups(query: URLSearchParams, context: ScimContext): object {
  const { org, doubts } = context;
  const isListed = (group: ReadGroup) => doubts.scimDisabledGroups === 'listed' || group.disabledAt === undefined;
  let groups = org.groups.all.filter((group) => isScimGroup(group, context) && isListed(group));
  const text = query.get('filter');
  if (text !== null && doubts.scimGroupFilter !== 'ignored') {
    const known = doubts.scimGroupFilter === 'works' ? ['displayname'] : [];
    const filter = parseFilter(text, known);
    groups = groups.filter((group) => matchesFilter(filter, () => group.name));
  }
  return renderList(groups, readList(query), context, (group) => renderGroup(group, context));
}

/** A group that SCIM may see. Refuses with `no_such_group`. */
export function getGroup(id: string, context: ScimContext): ReadGroup {
  const group = context.org.groups.get(id);
  demand(group && isScimGroup(group, context), 'no_such_group');
  return group;
}

/**
 * Makes a group and gives it back as SCIM shows it. Refuses with `group_creation_failed`,
 * `group_member_max_exceeded`.
 */
export function postGroup(body: JsonObject, context: ScimContext): object {
  const { org, doubts } = context;
  demandSchemas(body);
  const name = readText(body.displayName, 'group_creation_failed');
  demand(name !== undefined, 'group_creation_failed');
  const isTaken = doubts.scimDuplicateGroupName === 'refuse' && org.groups.all.some((group) => group.name === name);
  demand(!isTaken, 'group_creation_failed');
  const memberIds = memberIdsOf(body.members ?? [], context);
  demand(memberIds.length > 0 || doubts.scimGroupWithoutMembers === 'empty', 'group_creation_failed');
  const kind = org.isEnterprise ? 'idp-group' : 'user-group';
  demand(new Set(memberIds).size <= groupLimit({ kind }, context), 'group_member_max_exceeded');
  const group = org.groups.add({
    name,
    kind,
    managed: true,
    teamId: org.isEnterprise ? undefined : org.teams[0]?.id,
  });
  changeMembership(group, { add: memberIds, remove: [] }, context);
  return renderGroup(group, context);
}

/** PUT: the name and exactly these members; a PUT without members empties the group (Slack facts, SCIM §9). */
export function putGroup(id: string, body: JsonObject, context: ScimContext): object {
  const group = editable(id, context);
  demandSchemas(body);
  const name = readText(body.displayName);
  demand(name !== undefined, 'invalid_attribute_format');
  replaceMembers(group, body.members ?? [], context);
  return renderGroup(context.org.groups.update(id, { name }) ?? group, context);
}

/** PATCH of v1: items are added, those with `operation: delete` are taken out. */
export function patchGroupV1(id: string, body: JsonObject, context: ScimContext): void {
  const group = editable(id, context);
  const name = readText(body.displayName);
  const items = readItems(body.members ?? [], 'invalid_attribute_format');
  const isDeleted = (item: unknown) => isObject(item) && item.operation === 'delete';
  const add = memberIdsOf(
    items.filter((item) => !isDeleted(item)),
    context,
  );
  const named = memberIdsOf(items.filter(isDeleted), context, 'leaving');
  const clears = clearedNames(body).some((each) => each.toLowerCase() === 'members');
  changeMembership(group, { add, remove: clears ? [...group.memberIds] : named }, context);
  if (name !== undefined) context.org.groups.update(id, { name });
}

/** PATCH of v2: `add`, `replace`, `remove` on `members`, `replace` on `displayName`. */
export function patchGroupV2(id: string, body: JsonObject, context: ScimContext): object {
  const group = editable(id, context);
  for (const operation of readOperations(body, context)) applyOperation(group, operation, context);
  return renderGroup(group, context);
}

function applyOperation(group: ReadGroup, { op, path, value }: PatchOperation, context: ScimContext): void {
  if (path === undefined) {
    demand(op !== 'remove' && isObject(value), 'invalid_request_payload');
    for (const [name, each] of Object.entries(value)) applyOperation(group, { op, path: name, value: each }, context);
    return;
  }
  const { name, item } = readPath(path);
  switch (name.toLowerCase()) {
    case 'displayname': {
      const text = op === 'remove' ? undefined : readText(value);
      demand(text !== undefined, 'invalid_attribute_format');
      context.org.groups.update(group.id, { name: text });
      return;
    }
    case 'members':
      if (op === 'add') changeMembership(group, { add: memberIdsOf(value, context), remove: [] }, context);
      else if (op === 'replace') replaceMembers(group, value, context);
      else changeMembership(group, { add: [], remove: leavingIds(group, item?.value, value, context) }, context);
      return;
    default:
      demand(['id', 'schemas', 'meta', 'externalid'].includes(name.toLowerCase()), 'invalid_attribute_format');
  }
}

/** The one that the path selects; those in `value`; or, with neither, all (Slack facts, SCIM §9). */
function leavingIds(group: ReadGroup, selected: string | undefined, value: unknown, context: ScimContext): string[] {
  if (selected !== undefined) return [selected];
  return value === undefined || value === null ? [...group.memberIds] : memberIdsOf(value, context, 'leaving');
}

/** DELETE: for good. Nobody is taken out of a workspace by it. @throws ScimRefusal `idp_group_linked_to_channels` */
export function deleteGroup(id: string, context: ScimContext): void {
  const group = editable(id, context);
  demand(group.allowListChannelIds.length === 0, 'idp_group_linked_to_channels');
  context.org.groups.remove(id);
}

function replaceMembers(group: ReadGroup, value: unknown, context: ScimContext): void {
  const wanted = new Set(memberIdsOf(value, context));
  const remove = [...group.memberIds].filter((memberId) => !wanted.has(memberId));
  const add = [...wanted].filter((memberId) => !group.memberIds.has(memberId));
  changeMembership(group, { add, remove }, context);
}

function editable(id: string, context: ScimContext): ReadGroup {
  const group = getGroup(id, context);
  demand(group.builtIn === undefined, 'permission_denied');
  return group;
}

function isScimGroup(group: ReadGroup, { org }: ScimContext): boolean {
  return group.kind === (org.isEnterprise ? 'idp-group' : 'user-group');
}
