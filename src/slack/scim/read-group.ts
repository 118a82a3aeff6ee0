import type { AccountId, RemoteGroupId } from '../../core';
import type { RemoteGroup } from '../../provisioning';
import { isObject, objectsOf, textOf } from '../json-values';

/** Names of the groups that Slack makes by itself and lets nobody edit (Slack facts, SCIM §1). */
const builtInNames = /^(team|workspace|org(ani[sz]ation)?) (admins|owners)$/i;

/** A group of either version. @returns undefined where id, name or members are missing or wrong */
export function readGroup(json: unknown): RemoteGroup | undefined {
  if (!isObject(json)) return undefined;
  const [id, name] = [textOf(json.id), textOf(json.displayName)];
  const { members = [] } = json;
  if (id === undefined || name === undefined || !Array.isArray(members)) return undefined;
  const memberIds = objectsOf(members).map(({ value }) => textOf(value));
  if (memberIds.length !== members.length || memberIds.includes(undefined)) return undefined;
  return { id: id as RemoteGroupId, name, memberIds: memberIds as AccountId[], builtIn: builtInNames.test(name) };
}
