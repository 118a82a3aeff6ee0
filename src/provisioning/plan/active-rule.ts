import type { ConnectionSettings } from '../../contracts';
import type { DirectoryFacts } from './person-facts';
import type { Desire } from './person-plan';

type ActiveRule = ConnectionSettings['activeRule'];

/**
 * Whether somebody's account is to be on: the first reason that the rule lets count. Who is deleted is off whatever the
 * rule says, because a directory that no longer knows them cannot authorise them.
 */
export function desireOf(directory: DirectoryFacts, rule: ActiveRule): Desire {
  if (directory.state === 'deleted') return { active: false, because: 'deleted' };
  const { authorised, suspended, passwordExpired } = directory;
  if (!authorised && rule.whenNotAuthorised === 'deactivate') return { active: false, because: 'not_authorised' };
  if (suspended && rule.whenSuspended === 'deactivate') return { active: false, because: 'suspended' };
  if (passwordExpired && rule.whenPasswordExpired === 'deactivate')
    return { active: false, because: 'password_expired' };
  return authorised ? { active: true, because: 'authorised' } : { active: 'keep', because: 'not_authorised' };
}
