import { usersInfo } from './users-info';
import { usersList } from './users-list';
import { usersLookupByEmail } from './users-lookup-by-email';
import { usersProfileGet } from './users-profile-get';
import { usersProfileSet } from './users-profile-set';

/** People and their profiles (Slack facts, Web API §3). */
export const usersMethods = [usersList, usersInfo, usersLookupByEmail, usersProfileGet, usersProfileSet];
