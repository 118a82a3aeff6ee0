import { buildUserName } from './build-user-name';

/** Why a username is another than its source, as a sentence; null where it is the same. */
export function sayUserName(source: string, userName: string): string | null {
  if (userName === source) return null;
  const base = buildUserName(source);
  const built = base === source ? '' : ` becomes ${base}, as Slack takes at most 21 of a-z, 0-9 and . _ -`;
  const moved = userName === base ? '' : `${base} is taken or reserved in Slack, so it is ${userName}`;
  return `${[built === '' ? '' : `${source}${built}`, moved].filter((part) => part !== '').join('; ')}.`;
}
