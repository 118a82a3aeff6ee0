import type { RemoteGroupId } from '../../core';
import type { UsergroupDetails } from '../../provisioning';
import { isObject, type JsonObject, textOf } from '../json-values';

/** A user group of the Web API (Slack facts, Web API §5). @returns undefined where the id is missing */
export function readUsergroup(json: JsonObject): UsergroupDetails | undefined {
  const [id, name, handle] = [textOf(json.id), textOf(json.name) ?? '', textOf(json.handle) ?? ''];
  if (id === undefined) return undefined;
  const { channels, groups } = isObject(json.prefs) ? json.prefs : {};
  return {
    id: id as RemoteGroupId,
    name,
    handle,
    description: textOf(json.description) ?? '',
    // private channels stand apart
    channelIds: [...idsOf(channels), ...idsOf(groups)],
    disabled: typeof json.date_delete === 'number' && json.date_delete !== 0,
    builtIn: textOf(json.auto_type) !== undefined,
  };
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
