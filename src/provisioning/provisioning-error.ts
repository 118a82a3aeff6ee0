import { CountersignError } from '../core';

export type ProvisioningErrorCode =
  | 'provisioning.connection_not_found'
  | 'provisioning.connection_exists'
  | 'provisioning.connection_in_use'
  | 'provisioning.app_not_slack'
  | 'provisioning.invalid_input'
  | 'provisioning.origin_refused'
  | 'provisioning.token_missing'
  | 'provisioning.token_refused'
  | 'provisioning.token_sealed_away'
  | 'provisioning.other_workspace'
  | 'provisioning.capability_missing'
  | 'provisioning.state_unfit'
  | 'provisioning.oauth_client_missing'
  | 'provisioning.oauth_link_over'
  | 'provisioning.oauth_foreign_browser'
  | 'provisioning.oauth_declined'
  | 'provisioning.mapping_row_required'
  | 'provisioning.mapping_row_not_found'
  | 'provisioning.group_not_found'
  | 'provisioning.nothing_to_adopt'
  | 'provisioning.plan_not_found'
  | 'provisioning.plan_not_waiting'
  | 'provisioning.plan_changed'
  | 'provisioning.plan_not_made'
  | 'provisioning.plan_under_way'
  | 'provisioning.run_not_found'
  | 'provisioning.run_state_unfit'
  | 'provisioning.nothing_to_undo'
  | 'provisioning.failure_not_found';

/** What is asked of a connection, or of what it mirrors, cannot be done. */
export class ProvisioningError extends CountersignError<ProvisioningErrorCode> {}
