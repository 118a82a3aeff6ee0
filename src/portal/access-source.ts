import type { UserId } from '../core';

/** An app that one may enter, and the ways: names of groups, one's own first. `hidden`: it has no tile. */
export type OpenApp = {
  slug: string;
  name: string;
  kind: string;
  hidden: boolean;
  paths: readonly (readonly string[])[];
};

/** Answers what a person may enter now, and why; implemented by `apps`. */
export type AccessSource = { openTo(userId: UserId): Promise<OpenApp[]> };

/** A person's account in a workspace, as far as it is their business. */
export type OwnAccount = {
  appSlug: string;
  state: 'unbound' | 'proposed' | 'bound' | 'conflicting' | 'ignored';
  /** As last read; null: not known. */
  userName: string | null;
  active: boolean;
  /** Of Slack's binding link, which a sign-in makes unneeded. */
  link: 'confirmed' | 'open' | 'ending' | 'ended' | 'none';
  linkEndsAt: Date | null;
};

/** Answers which accounts are a person's; implemented by `provisioning`. */
export type AccountSource = { accountsOf(userId: UserId): Promise<OwnAccount[]> };
