import type { AccountAttribute } from '../../provisioning';
import type { CodeMeaning, CodeMeanings } from './code-meaning';

const address = ['streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;

function refused(attributes: readonly AccountAttribute[], what: string, remedy: string): CodeMeaning {
  return { kind: 'rejected', attributes, what, meaning: 'Nothing of this account was changed.', remedy };
}

const correctUsername = 'Correct the username in the directory, or the rule that builds it in the mapping.';
const correctEmail = 'Correct the e-mail address of the person in the directory.';
const keepDisplayName =
  'Set the display name on create only, or switch off “Allow users to change their display name” in Slack’s SSO settings.';

/** Codes about an account and its attributes (Slack facts, SCIM §7). */
export const accountCodes: CodeMeanings = {
  no_such_user: {
    kind: 'not_found',
    what: 'Slack has no account with this id.',
    meaning: 'It belongs to another workspace, or the binding is wrong.',
    remedy: 'Unbind the person and let the account be matched again.',
    ofMember: true,
  },
  unknown_user: {
    kind: 'not_found',
    what: 'Slack does not know this account.',
    remedy: 'Unbind the person and let the account be matched again.',
    ofMember: true,
  },
  missing_user_id: { kind: 'not_found', what: 'No account was named.', remedy: 'Bind the person to an account.' },
  cannot_decode_user_id: {
    kind: 'not_found',
    what: 'Slack cannot read the id of the account.',
    remedy: 'Unbind the person and let the account be matched again.',
    ofMember: true,
  },
  username_taken: {
    kind: 'already_exists',
    attributes: ['userName'],
    what: 'The username is taken by another account, a channel or a group.',
    meaning: 'Slack has one namespace for all of them, deactivated accounts included.',
    remedy: 'Bind the person to the account that has the name, or choose another username.',
  },
  email_taken: {
    kind: 'already_exists',
    attributes: ['email', 'secondaryEmail'],
    what: 'The e-mail address belongs to another account.',
    meaning: 'A deactivated account keeps its e-mail address.',
    remedy: 'Bind the person to that account, or change the e-mail address of that account first.',
  },
  user_creation_failed: {
    kind: 'already_exists',
    what: 'Slack could not create the account.',
    meaning: 'The account exists already, or Slack failed in making it; it does not say which.',
    remedy: 'Look in Slack for an account with the same e-mail address or username, and bind it.',
  },
  username_empty: refused(['userName'], 'The username is empty.', correctUsername),
  username_required: refused(['userName'], 'The username is missing.', correctUsername),
  username_invalid: refused(['userName'], 'Slack does not take the username.', correctUsername),
  username_not_allowed: refused(['userName'], 'The username is reserved by Slack.', correctUsername),
  username_too_long: refused(['userName'], 'The username has more than 21 characters.', correctUsername),
  long_nickname: refused(['userName'], 'The username has more than 21 characters.', correctUsername),
  truncation_error: refused(
    ['userName', 'displayName'],
    'Slack could not shorten the name without meeting another one.',
    correctUsername,
  ),
  email_empty: refused(['email'], 'The e-mail address is missing.', correctEmail),
  email_invalid: refused(['email', 'secondaryEmail'], 'Slack does not take the e-mail address.', correctEmail),
  bad_email_address: refused(['email', 'secondaryEmail'], 'Slack does not take the e-mail address.', correctEmail),
  emails_invalid: refused(['email', 'secondaryEmail'], 'Slack does not take the e-mail addresses.', correctEmail),
  missing_primary_email: refused(
    ['email'],
    'The first e-mail address of an account can be replaced and not removed.',
    correctEmail,
  ),
  invalid_display_name: refused(['displayName'], 'Slack does not let us change the display name.', keepDisplayName),
  invalid_name_maxlength: refused(
    ['displayName'],
    'The display name is too long.',
    'Shorten the display name in the directory; Slack takes 80 characters.',
  ),
  invalid_name_specials: refused(
    ['displayName'],
    'The display name has characters that Slack does not take, such as @.',
    'Correct the display name in the directory.',
  ),
  invalid_starts_with_at: refused(
    ['displayName'],
    'The display name begins with @.',
    'Correct the display name in the directory.',
  ),
  invalid_name_required: refused(
    ['givenName', 'familyName'],
    'First name and last name are both blank.',
    'Enter the name of the person in the directory.',
  ),
  addresses_invalid: refused(address, 'Slack does not take the postal address.', 'Correct it in the directory.'),
  phoneNumbers_invalid: refused(
    ['primaryPhone', 'mobilePhone'],
    'Slack does not take the phone number.',
    'Correct it in the directory.',
  ),
  photos_invalid: refused(
    ['photo'],
    'Slack does not take the photo.',
    'Give the address of a picture that anybody can fetch, or a smaller picture.',
  ),
  roles_invalid: refused(['role'], 'Slack does not take the role.', 'Correct it in the directory or the mapping.'),
  groups_invalid: refused([], 'Slack does not take the groups.', 'Report this: we do not send groups of an account.'),
  improper_enterprise_schema_format: refused(
    ['manager'],
    'Slack does not take the manager.',
    'Check that the manager has an account in this workspace.',
  ),
  unable_to_create_team_profile_fields: refused(
    [],
    'Slack cannot make another profile field.',
    'A workspace has at most 50 profile fields: remove some in Slack, or rows from the mapping.',
  ),
  password_change_not_allowed: refused([], 'Slack does not let a password be changed.', 'Take it out of the mapping.'),
  invalid_emoji_not_allowed: refused([], 'A value has an emoji.', 'Take the emoji out of the directory’s value.'),
  invalid_reserved_word: refused([], 'A value has a word that Slack reserves.', 'Change the value in the directory.'),
  invalid_attribute_format: refused(
    [],
    'Slack does not take one of the values in this form.',
    'Check the values of this person against the mapping.',
  ),
  invalid_request_payload: refused(
    [],
    'Slack does not take the call in this form.',
    'Try again without the latest change of the mapping; if it stays, report it with the code.',
  ),
  missing_schema_element: refused(
    [],
    'Slack misses the schema of the call.',
    'Test the connection again; if it stays, report it with the code.',
  ),
  cannot_modify_owner: {
    kind: 'protected',
    what: 'The account belongs to an owner, or to somebody of higher rank than the token’s.',
    meaning: 'Slack does not let this token change it.',
    remedy: 'Change the account by hand in Slack, or connect with an owner’s token.',
  },
  cannot_disable_primary_owner: {
    kind: 'protected',
    what: 'The account is the primary owner’s.',
    meaning: 'The primary owner cannot be deactivated.',
    remedy: 'Make somebody else the primary owner in Slack first.',
  },
  primary_owner_check_failure: {
    kind: 'protected',
    what: 'The account is a primary owner’s.',
    meaning: 'The primary owner of a workspace cannot be deactivated.',
    remedy: 'Make somebody else the primary owner in Slack first.',
  },
  cannot_disable_bot_user_with_scim: {
    kind: 'protected',
    what: 'The account is a bot’s.',
    meaning: 'Bots cannot be deactivated this way.',
    remedy: 'Ignore the account, or remove the app in Slack.',
  },
  cannot_make_user_guest: {
    kind: 'protected',
    what: 'The account cannot become a guest.',
    remedy: 'Owners and admins cannot be guests: change their rank in Slack first.',
  },
  cannot_modify_gdpr: {
    kind: 'protected',
    what: 'The personal data of this account were erased in Slack.',
    meaning: 'Slack never changes it again.',
    remedy: 'Unbind the person from it.',
  },
};
