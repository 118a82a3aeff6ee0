import type { Org } from '../org/org';
import type { Member } from '../org/org-data';
import { readList, renderList } from './list';
import { type Filter, matchesFilter, parseFilter, userFilterAttributes } from './parse-filter';
import type { JsonObject } from './read-json';
import { readPatchV1 } from './read-patch-v1';
import { readPatchV2 } from './read-patch-v2';
import { readNewUser, readReplacement } from './read-user';
import { renderUser } from './render-user';
import type { ScimCaller, ScimContext } from './scim-context';
import { demand } from './scim-refusal';
import { createUser, deleteUser, updateUser } from './write-user';

/** `GET /Users`: a page, of those that fit the filter. @throws ScimRefusal */
export function listUsers(query: URLSearchParams, context: ScimContext): object {
  const order = query.get('sortOrder');
  demand(order === null || /^(a|de)scending$/i.test(order), 'invalid_sort_order');
  const text = query.get('filter');
  const isFiltered = text !== null && !(context.version === 'v2' && context.doubts.scimFilterV2 === 'ignored');
  const members = isFiltered ? findUsers(parseFilter(text, userFilterAttributes), context.org) : listed(context);
  return renderList(members, readList(query), context, (member) => renderUser(member, context));
}

/** A member by id. Refuses with `no_such_user`. */
export function getUser(id: string, context: ScimContext): Readonly<Member> {
  const member = context.org.members.get(id);
  demand(member, 'no_such_user');
  return member;
}

/** Makes a member and gives them back as SCIM shows them. */
export function postUser(body: JsonObject, context: ScimContext): object {
  return renderUser(createUser(readNewUser(body, context), context), context);
}

/** PUT or PATCH; the answer is the whole user, still with the old picture. */
export function changeUser(
  id: string,
  body: JsonObject,
  method: string,
  caller: ScimCaller,
  context: ScimContext,
): object {
  const member = getUser(id, context);
  const change =
    method === 'PUT'
      ? readReplacement(body, member, context)
      : context.version === 'v1'
        ? readPatchV1(body, member, context)
        : readPatchV2(body, member, context);
  return renderUser(updateUser(member, change, caller, context), context);
}

/** Switches a member off, which is what Slack does when one is deleted. Refuses with `no_such_user`. */
export function removeUser(id: string, caller: ScimCaller, context: ScimContext): void {
  deleteUser(getUser(id, context), caller, context);
}

/** Lists without a filter leave deactivated users out, by doubt; who was deleted a moment ago is still shown. */
function listed(context: ScimContext): readonly Readonly<Member>[] {
  const { org, at } = context;
  if (context.doubts.scimInactiveInLists === 'listed') return org.members.all;
  const known = listCache.get(org);
  if (known && known.revision === org.revision && known.untilMs > at.getTime()) return known.members;
  const lagging = org.members.all.flatMap((member) => member.shownActiveUntil?.getTime() ?? []);
  const untilMs = Math.min(...lagging.filter((lagMs) => lagMs > at.getTime()), Number.POSITIVE_INFINITY);
  const members = org.members.all.filter(
    (member) =>
      member.state !== 'deactivated' || (member.shownActiveUntil !== undefined && member.shownActiveUntil > at),
  );
  listCache.set(org, { revision: org.revision, untilMs, members });
  return members;
}

/** The list as it was computed last: walking 100,000 people for each page would be slow. */
const listCache = new WeakMap<Org, { revision: number; untilMs: number; members: readonly Readonly<Member>[] }>();

function findUsers(filter: Filter, org: Org): readonly Readonly<Member>[] {
  if (filter.kind === 'compare' && filter.operator === 'eq') {
    if (filter.attribute === 'email') return org.members.byEmail(filter.value);
    if (filter.attribute === 'username') {
      const member = org.members.byUsername(filter.value);
      return member ? [member] : [];
    }
  }
  return org.members.all.filter((member) => matchesFilter(filter, (attribute) => filterValue(member, attribute)));
}

function filterValue(member: Readonly<Member>, attribute: string): string {
  switch (attribute) {
    case 'username':
      return member.username;
    case 'email':
      return member.email;
    case 'restricted':
      return member.rank === 'multi-channel-guest' ? '1' : '0';
    default:
      return member.rank === 'single-channel-guest' ? '1' : '0';
  }
}
