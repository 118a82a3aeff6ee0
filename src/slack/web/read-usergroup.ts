import type { RemoteGroupId } from '../../core';
import type { UsergroupDetails } from '../../provisioning';
import { isObject, type JsonObject, textOf } from '../scim/json-values';

/** A user group of the Web API (Slack facts, Web API §5). @returns undefined where id or handle is missing */
export function readUsergroup(json: JsonObject): UsergroupDetails | undefined {
  const [id, name, handle] = [textOf(json.id), textOf(json.name) ?? '', textOf(json.handle) ?? ''];
  if (id === undefined) return undefined;
  const channels = isObject(json.prefs) && Array.isArray(json.prefs.channels) ? json.prefs.channels : [];
  return {
    id: id as RemoteGroupId,
    name,
    handle,
    description: textOf(json.description) ?? '',
    channelIds: channels.filter((channel): channel is string => typeof channel === 'string'),
    disabled: typeof json.date_delete === 'number' && json.date_delete !== 0,
    builtIn: textOf(json.auto_type) !== undefined,
  };
}
