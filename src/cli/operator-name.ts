import { userInfo } from 'node:os';

/** Name of the operating system's user for the audit record; the number where it has no name, as in some containers. */
export function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
