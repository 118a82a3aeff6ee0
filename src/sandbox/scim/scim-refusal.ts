/** Slack's own codes (Slack facts, SCIM §7), those that the practice workspace has occasion to answer. */
export type ScimCode =
  | 'bad_endpoint'
  | 'method_not_allowed'
  | 'unsupported_version'
  | 'missing_schema_element'
  | 'invalid_request_payload'
  | 'invalid_attribute_format'
  | 'missing_user_id'
  | 'missing_group_id'
  | 'missing_authentication'
  | 'invalid_authentication'
  | 'permission_denied'
  | 'non_org_teams_only'
  | 'plus_teams_only'
  | 'no_such_user'
  | 'username_empty'
  | 'username_required'
  | 'username_invalid'
  | 'username_not_allowed'
  | 'username_taken'
  | 'username_too_long'
  | 'truncation_error'
  | 'long_nickname'
  | 'email_empty'
  | 'email_invalid'
  | 'email_taken'
  | 'emails_invalid'
  | 'missing_primary_email'
  | 'invalid_display_name'
  | 'invalid_name_required'
  | 'password_change_not_allowed'
  | 'addresses_invalid'
  | 'phoneNumbers_invalid'
  | 'photos_invalid'
  | 'roles_invalid'
  | 'improper_enterprise_schema_format'
  | 'unable_to_create_team_profile_fields'
  | 'cannot_make_user_guest'
  | 'cannot_modify_owner'
  | 'cannot_disable_primary_owner'
  | 'cannot_disable_bot_user_with_scim'
  | 'no_such_group'
  | 'no_such_group_members'
  | 'group_creation_failed'
  | 'group_member_max_exceeded'
  | 'too_many_users'
  | 'unable_to_add_deleted_or_guest_to_group'
  | 'failed_to_remove_users_for_linked_subteam'
  | 'idp_group_linked_to_channels'
  | 'resource_locked'
  | 'no_filters'
  | 'incomplete_filter'
  | 'invalid_filter_group'
  | 'invalid_query'
  | 'invalid_sort_order'
  | 'too_many_requests'
  | 'database_query_failure';

/** A call that Slack refuses, with its code; the answer is made from it in one place. */
export class ScimRefusal extends Error {
  readonly code: ScimCode;

  constructor(code: ScimCode) {
    super(code);
    this.name = 'ScimRefusal';
    this.code = code;
  }
}

/** Refuses with `code` unless `condition` holds. */
export function demand(condition: unknown, code: ScimCode): asserts condition {
  if (!condition) throw new ScimRefusal(code);
}
