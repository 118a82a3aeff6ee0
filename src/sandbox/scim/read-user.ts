import type { Member } from '../org/org-data';
import { readAttribute } from './read-attribute';
import type { JsonObject } from './read-json';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';
import { noProfile, type UserChange } from './user-change';

/** A new user: `schemas`, `userName` and one e-mail are required (Slack facts, SCIM §4). @throws ScimRefusal */
export function readNewUser(body: JsonObject, context: ScimContext): UserChange {
  demandSchemas(body);
  const change = readResource(body, undefined, context);
  demand(change.username !== undefined, 'username_required');
  demand(change.email !== undefined, 'email_empty');
  if (body.name === undefined || body.name === null) change.firstName = undefined;
  return change;
}

/**
 * A PUT: everything that is missing is blanked, but the names; whether a missing `active` deactivates is a doubt
 * (Slack facts, SCIM §5). A userName that changes must come with its nickName; where they differ, nickName wins.
 *
 * @throws ScimRefusal
 */
export function readReplacement(body: JsonObject, base: Readonly<Member>, context: ScimContext): UserChange {
  demandSchemas(body);
  const sent = readResource(body, base, context);
  demand(sent.username !== undefined, 'username_required');
  demand(sent.email !== undefined, 'missing_primary_email');
  const changesName = sent.username.toLowerCase() !== base.username;
  demand(!changesName || sent.nickname !== undefined, 'username_empty');
  return {
    title: '',
    timezone: 'America/Los_Angeles',
    photo: undefined,
    secondaryEmail: undefined,
    ...(context.doubts.scimPutWithoutActive === 'deactivates' && { active: false }),
    ...sent,
    displayName: sent.displayName ?? '',
    profile: { ...noProfile, ...sent.profile },
  };
}

/** A whole or partial resource, each attribute it names; what Slack does not know is passed over. @throws ScimRefusal */
export function readResource(body: JsonObject, base: Readonly<Member> | undefined, context: ScimContext): UserChange {
  const change: UserChange = { profile: {} };
  for (const [name, value] of Object.entries(body)) {
    if (value === null && isClearedByNull(name)) continue;
    readAttribute(name, value, change, base, context);
  }
  return change;
}

/** What came back as null from a read does no harm when it is sent again. */
function isClearedByNull(name: string): boolean {
  return /^(username|nickname|name|active|emails|password)$/i.test(name);
}

/** Refuses a body that names no schema, with Slack’s `missing_schema_element`. */
export function demandSchemas(body: JsonObject): void {
  demand(Array.isArray(body.schemas) && body.schemas.length > 0, 'missing_schema_element');
}
