import type { AttributeSubject } from '../../apps';
import type { UserId } from '../../core';
import type { Mapping } from '../mapping/mapping';
import type { MemberRef } from '../plan/operation';
import type { PersonDigestFacts } from '../plan/person-facts';
import type { PersonRow } from './people-store';

/**
 * A person's row in the words of planning.
 *
 * @param getsAccount whether a manager who has no account gets one by the same plan
 */
export function personFactsOf(
  row: PersonRow,
  userName: string | null,
  getsAccount: (userId: UserId) => boolean,
): PersonDigestFacts {
  const { user, groups, binding, account } = row;
  const name = user === null ? (binding?.userName ?? row.userId) : nameOf(user);
  const directory: PersonDigestFacts['directory'] =
    user === null
      ? { state: 'deleted' }
      : {
          state: 'present',
          subject: { user, groups },
          authorised: user.authorised,
          suspended: user.suspended,
          passwordExpired: user.passwordExpired,
        };
  return { userId: row.userId, name, directory, userName, manager: managerOf(row, getsAccount), binding, account };
}

function managerOf({ manager }: PersonRow, getsAccount: (userId: UserId) => boolean): MemberRef | null {
  if (manager === null || (manager.accountId === null && !getsAccount(manager.id))) return null;
  return { userId: manager.id, accountId: manager.accountId, name: manager.name };
}

function nameOf({ displayName, firstName, lastName, username }: AttributeSubject['user']): string {
  return displayName ?? (`${firstName} ${lastName}`.trim() || username);
}

/** A mapping that does not evaluate the same person twice in a row: planning asks for the same values several times. */
export function rememberLast(mapping: Mapping): Mapping {
  let last: { subject: AttributeSubject; values: ReturnType<Mapping['valuesFor']> } | undefined;
  return {
    ...mapping,
    valuesFor(subject) {
      if (last?.subject !== subject) last = { subject, values: mapping.valuesFor(subject) };
      return last.values;
    },
  };
}
