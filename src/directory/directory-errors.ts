import { DirectoryError } from './directory-error';

/** Nobody has this id, username or e-mail. The reference is not repeated: it may be something mistyped elsewhere. */
export function userNotFound(cause?: unknown): DirectoryError {
  return new DirectoryError({
    code: 'directory.user_not_found',
    status: 404,
    what: 'There is no such person.',
    remedy: 'Check the id, username or e-mail address; deleted people cannot be brought back.',
    cause,
  });
}

export function groupNotFound(cause?: unknown): DirectoryError {
  return new DirectoryError({
    code: 'directory.group_not_found',
    status: 404,
    what: 'There is no such group.',
    remedy: 'Check the id or the name of the group.',
    cause,
  });
}

/** Of two who change one thing, the second has not seen what the first made of it. */
export function changedMeanwhile(what: 'person' | 'group'): DirectoryError {
  return new DirectoryError({
    code: 'directory.changed_meanwhile',
    status: 409,
    what: `Somebody else has changed this ${what} since you looked at it.`,
    meaning: 'Nothing of yours was saved, so that nothing of theirs is lost.',
    remedy: 'Look at what it is now, and save again if you still want to.',
  });
}

/** The change would leave nobody who can administer (R59). */
export function lastAdministrator(): DirectoryError {
  return new DirectoryError({
    code: 'directory.last_administrator',
    status: 409,
    what: 'This is the last administrator.',
    meaning: 'Without one nobody could look after Countersign any more, so nothing was changed.',
    remedy: 'Make somebody else an administrator first.',
  });
}

/** Nobody raises their own role (R59). */
export function ownRole(): DirectoryError {
  return new DirectoryError({
    code: 'directory.own_role',
    status: 403,
    what: 'You cannot make yourself an administrator.',
    remedy: 'Ask an administrator to do it.',
  });
}

/** A group would contain itself. */
export function groupCycle(cause?: unknown): DirectoryError {
  return new DirectoryError({
    code: 'directory.group_cycle',
    status: 409,
    what: 'The group would contain itself.',
    meaning: 'The parent is this very group, or one that is inside it already.',
    remedy: 'Take the parent out of the group first, or choose another.',
    cause,
  });
}
