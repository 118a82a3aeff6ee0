import type { UserId } from '../core';
import type { DirectoryService } from '../directory';

/**
 * A person of the directory, or by their id somebody who was deleted from it and whose account is still to be seen to.
 *
 * @throws `directory.user_not_found`
 */
export async function findPersonOrDeleted(
  directory: DirectoryService,
  reference: string,
): Promise<{ id: UserId; username: string }> {
  return (
    (await directory.findUser(reference)) ??
    (await directory.findDeletedUser(reference)) ??
    (await directory.getUser(reference))
  );
}
