import { type ActivitySource, eventKinds } from '../contracts';

/** Where entries come from: traces, or one part of the audit record. */
export type BranchName = 'trace' | 'provisioning' | 'administration' | 'sign_in' | 'app_sign_in';

/**
 * The branches in the order of what happened at one instant, the last of them first. A sign-in to an app is told by its
 * trace while that is kept, and by the audit record (`app_sign_in`) afterwards.
 */
export const branches: readonly { name: BranchName; source: ActivitySource; isRecord: boolean }[] = [
  { name: 'app_sign_in', source: 'sign_in', isRecord: true },
  { name: 'sign_in', source: 'sign_in', isRecord: true },
  { name: 'administration', source: 'administration', isRecord: true },
  { name: 'provisioning', source: 'provisioning', isRecord: true },
  { name: 'trace', source: 'sign_in', isRecord: false },
];

/** Place of a branch among things of one instant. */
export function rankOf(name: BranchName): number {
  return branches.findIndex((branch) => branch.name === name);
}

/** Whether a branch can have acts that are named, or begin, like this: what cannot be is not looked for. */
export function mayHold(name: BranchName, kind: string): boolean {
  const fits = (whole: string) => whole.startsWith(kind);
  switch (name) {
    case 'provisioning':
      return eventKinds.some(fits);
    case 'sign_in':
      return fits('sign_in.') || kind.startsWith('sign_in.');
    case 'administration':
      return !/^(user|group|idm)_/.test(kind);
    default:
      return fits(appSignIn);
  }
}

/** What a sign-in to an app is called among acts. */
export const appSignIn = 'saml.sign_in';
