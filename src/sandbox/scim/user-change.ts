import type { Address, Member } from '../org/org-data';
import type { ScimCode } from './scim-refusal';

/**
 * What a call wants to change of a user, whatever its form: POST, PUT, PATCH of v1 or v2 all become this. A key that is
 * missing is left alone; one that is there with `undefined` is cleared.
 */
export type UserChange = {
  /** As sent; the rules for names come later. */
  username?: string;
  nickname?: string;
  displayName?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  secondaryEmail?: string | undefined;
  title?: string;
  timezone?: string;
  active?: boolean;
  externalId?: string;
  photo?: string | undefined;
  /** Becomes a multi-channel guest, stays one with another expiry, or a full member again. */
  guest?: { expiresAt: Date | undefined } | 'removed';
  profile: ProfileChange;
  /** The first value of a custom profile field that Slack does not take. */
  profileFault?: ScimCode;
};

/** The attributes that fill custom profile fields (Slack facts, SCIM §4). */
export type ProfileChange = Partial<
  Pick<
    Member,
    | 'honorificPrefix'
    | 'mobilePhone'
    | 'primaryPhone'
    | 'role'
    | 'userType'
    | 'preferredLanguage'
    | 'locale'
    | 'employeeNumber'
    | 'costCenter'
    | 'organization'
    | 'division'
    | 'department'
    | 'startDate'
  > & { address: Address; manager: string }
>;

/** Every one of them cleared, as by a PUT that does not name it. */
export const noProfile: { [Name in keyof Required<ProfileChange>]: undefined } = {
  honorificPrefix: undefined,
  mobilePhone: undefined,
  primaryPhone: undefined,
  role: undefined,
  userType: undefined,
  preferredLanguage: undefined,
  locale: undefined,
  employeeNumber: undefined,
  costCenter: undefined,
  organization: undefined,
  division: undefined,
  department: undefined,
  startDate: undefined,
  address: undefined,
  manager: undefined,
};
