import type { RemoteGroupId } from '../../core';
import type { RemoteGroup } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { GroupRow } from './groups-store';

export type GroupReading = {
  byId: ReadonlyMap<RemoteGroupId, RemoteGroup>;
  /** By name in lower case. */
  byName: ReadonlyMap<string, readonly RemoteGroup[]>;
};

/**
 * Reads of Slack's groups those that ours are, and those of the same name. Whether a group is gone is asked by its id: a
 * list may leave out what is disabled.
 *
 * @param options.all list once instead of asking group by group
 * @throws TargetError
 */
export async function readGroups(
  target: ProvisioningTarget,
  rows: readonly GroupRow[],
  options: { all: boolean },
): Promise<GroupReading> {
  const byId = new Map<RemoteGroupId, RemoteGroup>();
  const byName = new Map<string, RemoteGroup[]>();
  const ids = new Set(rows.flatMap(({ link }) => link.remoteId ?? []));
  const names = new Set(rows.filter(isPushed).map(({ name }) => name.toLowerCase()));
  const newcomers = rows.some((row) => isPushed(row) && row.link.state !== 'bound');
  const keep = (group: RemoteGroup) => {
    const key = group.name.toLowerCase();
    if (ids.has(group.id)) byId.set(group.id, group);
    if (names.has(key)) byName.set(key, [...(byName.get(key) ?? []), group]);
  };
  if (options.all || newcomers) {
    for await (const page of target.listGroups()) page.forEach(keep);
  }
  for (const id of ids) {
    if (byId.has(id)) continue;
    const group = await target.readGroup(id);
    if (group !== undefined) keep(group);
  }
  return { byId, byName };
}

function isPushed({ link, isPresent, authorised }: GroupRow): boolean {
  return isPresent && authorised && link.pushed;
}
