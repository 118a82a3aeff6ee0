import { objectsOf, textOf } from '../json-values';
import type { Teams } from './teams';
import type { Usergroups } from './usergroups';
import type { WebApi } from './web-api';

/** Which names a token can ask for. */
export type NameSources = { publicChannels: boolean; privateChannels: boolean; usergroups: boolean };

/**
 * Names of channels, archived ones too, and handles of groups: they share one namespace with usernames (Slack facts,
 * SCIM §4 userName). In lower case, each once.
 *
 * @throws TargetError
 */
export async function listTakenNames(
  web: WebApi,
  { teams, usergroups, sources }: { teams: Teams; usergroups: Usergroups; sources: NameSources },
): Promise<string[]> {
  const names = new Set<string>();
  const types = [
    ...(sources.publicChannels ? ['public_channel'] : []),
    ...(sources.privateChannels ? ['private_channel'] : []),
  ].join(',');
  if (types !== '') {
    for (const team of await teams.all()) {
      const args = { types, exclude_archived: false, limit: 999, ...team };
      for await (const page of web.pages('conversations.list', args)) {
        for (const { name } of objectsOf(page.channels)) add(names, textOf(name));
      }
    }
  }
  if (sources.usergroups) for (const { handle } of await usergroups.list()) add(names, textOf(handle));
  return [...names];
}

function add(names: Set<string>, name: string | undefined): void {
  if (name !== undefined) names.add(name.toLowerCase());
}
