import type { Actor, UserId } from '../../core';
import type { Transaction } from '../../db';
import type { DirectoryService } from '../directory-service';
import { demoDirectory } from './demo-directory';

/**
 * Puts the practice organisation into the directory: once. Afterwards it is never touched again, so that whoever
 * practises may change and delete what they like.
 *
 * @param tx hand one in to have all of it or nothing; without one an interrupted start is completed by the next
 * @returns whether anything was done
 */
export async function seedDemoDirectory(directory: DirectoryService, actor: Actor, tx?: Transaction): Promise<boolean> {
  const { people, groups } = demoDirectory();
  // Groups are made last: that the last of them exists says that everything before it does.
  const lastGroup = groups.at(-1);
  if (lastGroup === undefined || (await directory.findGroup(lastGroup.name, tx))) return false;
  const ids = new Map<string, UserId>();
  for (const { user, manager } of people) {
    const found = await directory.findUser(user.username, tx);
    const managerId = manager === undefined ? null : ids.get(manager);
    ids.set(user.username, (found ?? (await directory.createUser(actor, { ...user, managerId }, tx))).id);
  }
  for (const { children = [], ...given } of groups) {
    const group = (await directory.findGroup(given.name, tx)) ?? (await directory.createGroup(actor, given, tx));
    for (const { user, groups: names } of people) {
      const id = ids.get(user.username);
      if (id && names.includes(given.name)) await directory.addMember(actor, group.id, id, tx);
    }
    for (const name of children) {
      await directory.addChildGroup(actor, group.id, (await directory.getGroup(name, tx)).id, tx);
    }
  }
  return true;
}
