import { organisationActions } from './organisation-actions';
import { words } from './words';

/**
 * Every action that the Audit Logs API knows, by what it is done to, as `GET /audit/v1/actions` lists them (Slack facts,
 * Web API §7, raw list). Some stand in two lists.
 */
export const auditActions = {
  workspace_or_org: organisationActions,
  user: words(`
    custom_tos_accepted guest_created guest_deactivated guest_reactivated owner_transferred role_change_to_admin
    role_change_to_guest role_change_to_owner role_change_to_user user_created user_deactivated user_login
    user_logout user_reactivated guest_expiration_set guest_expiration_cleared guest_expired user_logout_compromised
    user_session_reset_by_admin user_logout_non_compliant_mobile_app_version
    user_force_upgrade_non_compliant_mobile_app_version user_login_failed user_session_invalidated
    user_session_settings_changed connect_dm_invite_generated connect_dm_invite_revoked connect_dm_invite_accepted
    connect_dm_invite_ignored user_email_updated user_joined_workspace guest_joined_workspace user_username_updated
    guest_transferred_to_external_user user_password_reset_requested user_profile_updated user_profile_deleted
    user_password_reset_slack_security quip_migration_user_mapping_removed quip_migration_user_mapping_added
    user_sessions_reset_by_circuit_breaker migration_user_conflict_resolved
    migration_user_conflict_resolution_deleted external_user_disconnected
    user_sessions_reset_by_anomaly_event_response user_profile_flagged user_profile_flag_dismissed
    user_profile_flag_moderated user_profile_flag_assignment user_profile_flag_unassignment user_added_reminder
    app_agentforce_shareable_prompt_created app_agentforce_session_created_from_prompt_link
    app_agentforce_execute_slack_action user_anomaly_event_reponse_allowlist_changed org_owner_created
    slackbot_ai_shareable_prompt_created user_anomaly_event_response_allowlist_changed slack_ai_calendar_read
    slack_ai_calendar_create slack_ai_calendar_update slackbot_ai_canvas_approval_bypassed user_merged
    slack_ai_skill_invoked slack_ai_skill_metadata_updated slack_ai_skill_auto_enabled slack_ai_skill_auto_disabled
    slack_ai_skill_share_link_created slack_ai_skill_external_copy_added user_passkey_removed
    slack_ai_skill_share_link_revoked user_passkey_created user_passkey_name_edited ip_allowlist_access_denied
    user_password_reset_by_admin
  `),
  file: words(`
    file_downloaded file_uploaded file_public_link_created file_public_link_revoked file_shared
    file_downloaded_blocked file_malicious_content_detected file_deleted file_upload_blocked_by_type
    file_share_blocked_by_type file_download_blocked file_owner_reassigned_for_quip_migration
    slack_ai_file_summary_generated slack_ai_file_summary_deleted slack_ai_file_summary_translation_generated
  `),
  channel: words(`
    user_channel_join user_channel_leave guest_channel_join guest_channel_leave public_channel_created
    private_channel_created public_channel_deleted private_channel_deleted public_channel_archive
    private_channel_archive public_channel_unarchive private_channel_unarchive mpim_converted_to_private
    public_channel_converted_to_private group_converted_to_channel channel_workspaces_updated
    external_shared_channel_invite_sent external_shared_channel_invite_accepted
    external_shared_channel_invite_approved external_shared_channel_invite_created
    external_shared_channel_invite_declined external_shared_channel_invite_expired
    external_shared_channel_invite_revoked external_shared_channel_connected external_shared_channel_disconnected
    external_shared_channel_reconnected channel_moved channel_posting_pref_changed_from_org_level channel_renamed
    external_shared_channel_invite_auto_revoked channel_email_address_created channel_email_address_deleted
    channel_retention_changed channel_membership_limit_changed_from_org_level connect_dm_invite_generated
    connect_dm_invite_revoked connect_dm_invite_accepted connect_dm_invite_ignored
    channel_can_huddle_pref_changed_from_org_level channel_enable_at_channel_pref_changed_from_org_level
    channel_enable_at_here_pref_changed_from_org_level channel_posting_permissions_updated
    external_shared_channel_access_upgraded external_shared_channel_disconnect_and_archived dm_user_added
    public_channel_preview external_shared_channel_access_downgraded private_channel_converted_to_public
    record_channel_archive record_channel_unarchive channel_converted_to_record_channel
    record_channel_converted_to_channel external_shared_channel_invite_requested
    external_shared_channel_invite_request_approved external_shared_channel_invite_request_denied channel_tab_added
    channel_tab_removed external_shared_channel_host_transferred channel_template_provisioned
    record_channel_channel_type_conversion featured_workflow_added featured_workflow_removed
    channel_huddle_properties_updated channel_detail_flagged channel_detail_flag_assignment
    channel_detail_flag_unassignment channel_detail_flag_moderated channel_detail_flag_dismissed
    channel_exclude_from_slack_ai_updated service_owner_transferred channel_restrict_guests_updated
    channel_restrict_message_and_file_sharing_updated channel_properties_updated
  `),
  app: words(`
    app_installed app_uninstalled app_scopes_expanded app_approved app_restricted app_removed_from_whitelist
    app_resources_granted app_token_preserved workflow_app_token_preserved bot_token_upgraded bot_token_downgraded
    org_app_workspace_added org_app_workspace_removed org_app_installed org_app_uninstalled
    org_app_future_workspace_install_enabled org_app_future_workspace_install_disabled
    org_app_upgraded_to_org_install app_allowlist_rule_matched app_datastore_created app_datastore_updated
    app_datastore_deleted app_collaborator_added app_collaborator_removed app_deleted app_variable_added
    app_variable_removed app_deployed app_manifest_created app_manifest_updated admin_app_config_updated
    app_flows_execute_slack_action agentforce_agent_activated agentforce_agent_deactivated
    agentforce_agent_slack_connection_removed agentforce_agent_slack_connection_added
    agentforce_agent_actions_updated agentforce_agent_metadata_updated agentforce_agent_slack_deleted
    child_app_auto_installed child_app_auto_install_denied child_app_auto_install_rule_created
    child_app_manifest_created child_app_manifest_updated child_app_manifest_deleted child_app_manifest_exported
    app_mcp_server_added app_mcp_server_updated app_mcp_server_removed app_mcp_server_acl_changed
    child_app_manager_disconnected app_mcp_server_auth_strategy_set
  `),
  workflow_builder: words(`
    workflow_created workflow_deleted workflow_published workflow_unpublished workflow_responses_csv_download
    workflow_modified
  `),
  message: words(`
    message_tombstoned message_restored message_flagged message_moderated thread_replies_disabled
    thread_replies_enabled permissions_assigned permissions_removed private_message_forwarded
    message_activity_viewed message_flag_dismissed sales_home_notification_forwarded record_shared
    message_flag_assignment message_flag_unassignment thread_hidden message_flag_restored ai_message_redacted
    ai_message_redaction_restored
  `),
  barrier: words('barrier_created barrier_updated barrier_deleted'),
  huddle: words(`
    huddle_ended huddle_started huddle_participant_joined huddle_participant_left huddle_participant_dropped
    huddle_screenshare_on huddle_screenshare_off huddle_knock_accepted huddle_participant_transcript_consent
    huddle_transcription_start_notification huddle_transcription_started huddle_transcription_resumed
    huddle_transcription_cancelled huddle_transcription_paused slack_ai_huddle_notes_generated
  `),
  anomaly: words('anomaly'),
  slack_cli: words('cli_login cli_logout cli_app_deploy cli_app_install cli_app_delete'),
  subteam: words(`
    user_added_to_usergroup user_removed_from_usergroup default_channel_added_to_usergroup
    default_channel_removed_from_usergroup role_added_to_usergroup role_removed_from_usergroup
    role_modified_on_usergroup usergroup_added_to_team usergroup_removed_from_team usergroup_add_to_team_enqueued
    usergroup_remove_from_team_enqueued usergroup_updated usergroup_update_enqueued usergroup_section_updated
    user_add_to_usergroup_failed usergroup_anomaly_event_response_allowlist_changed
    user_bulk_upload_to_usergroup_started
  `),
  role: words('role_assigned role_removed role_created role_updated role_deleted'),
  account_type_role: words('permissions_assigned permissions_removed'),
  app_approval_automation_rule: words(`
    app_allowlist_rule_created app_allowlist_rule_updated app_allowlist_rule_activated
    app_allowlist_rule_deactivated app_allowlist_rule_deleted app_allowlist_rule_reordered
    app_allowlist_scopes_rating_updated
  `),
  workflow_v2: words(`
    workflow_v2_published workflow_trigger_permission_set workflow_trigger_permission_added
    workflow_trigger_permission_removed workflow_trigger_suspicious_keyword workflow_ai_answer_suspicious_prompt
    external_auth_oauth2_token_fetched external_auth_oauth2_token_refreshed external_auth_oauth2_token_deleted
  `),
  canvas: words(`
    canvas_access_added canvas_access_downgraded canvas_access_revoked canvas_access_upgraded canvas_created
    canvas_deleted canvas_downloaded canvas_edited canvas_linksharing_disabled canvas_linksharing_enabled
    canvas_merged canvas_opened canvas_ownership_transferred canvas_restored canvas_shared canvas_tombstoned
    canvas_unshared canvas_converted_to_template canvas_template_used canvas_template_reverted
    canvas_quip_document_cloned canvas_undeleted canvas_restricted_sharing_enabled
    canvas_restricted_sharing_disabled canvas_converted_to_standalone canvas_quip_migration_undone
    slack_ai_canvas_content_generated canvas_slack_ai_exclusion_enabled canvas_slack_ai_exclusion_disabled
    canvas_share_limit_reached
  `),
  function: words(`
    function_distribution_permission_added function_distribution_permission_removed
    function_distribution_permission_set
  `),
  sales_elevate: words(`
    sales_elevate_workflow_updated sales_elevate_members_added sales_elevate_members_removed
    sales_elevate_object_mappings_set sales_elevate_object_mappings_updated
    sales_elevate_notifications_settings_updated sales_elevate_opportunity_list_settings_updated
    sales_elevate_org_connection_added sales_elevate_org_connection_removed
    sales_elevate_sales_admin_activity_config_changed
  `),
  native_dlp: words(`
    native_dlp_rule_created native_dlp_rule_deactivated native_dlp_rule_reactivated native_dlp_rule_edited
    native_dlp_rule_action_applied native_dlp_violation_deleted
  `),
  template: words(`
    template_created template_deleted template_provisioned template_collaborator_added template_collaborator_removed
    template_updated
  `),
  list: words(`
    list_cell_updated list_column_created list_column_updated list_column_deleted list_column_reverted
    list_converted_to_template list_created list_deleted list_undeleted list_downloaded list_description_updated
    list_icon_updated list_opened list_row_created list_row_updated list_row_deleted list_rows_archived
    list_rows_deleted list_template_reverted list_template_status_updated list_template_type_updated
    list_title_updated list_todo_mode_updated list_tombstoned list_restored list_view_created list_view_updated
    list_view_deleted list_access_revoked list_access_downgraded list_access_upgraded list_access_added
    list_linksharing_disabled list_linksharing_enabled list_ownership_transferred list_shared
    list_restricted_sharing_enabled list_restricted_sharing_disabled list_rows_undeleted list_default_view_updated
    list_slack_ai_exclusion_enabled list_slack_ai_exclusion_disabled list_share_limit_reached list_full_restored
  `),
  slack_first_crm: words(`
    contacts_import_initiated contacts_import_completed contacts_import_failed field_created field_updated
    field_visibility_updated license_assigned license_removed object_import_initiated object_import_completed
    object_import_failed
  `),
  legal_hold: words(`
    legal_hold_policy_created legal_hold_policy_updated legal_hold_policy_released legal_hold_policy_reactivated
    legal_hold_policy_entities_added legal_hold_policy_entities_deleted legal_hold_policy_exclusion_added
    legal_hold_policy_exclusion_deleted
  `),
  salesforce_mcp_server: words(`
    salesforce_mcp_server_enabled salesforce_mcp_server_disabled salesforce_mcp_server_deleted
    salesforce_mcp_server_config_updated salesforce_mcp_server_org_disconnected
    salesforce_mcp_server_org_reconnected salesforce_mcp_server_workspace_granted
    salesforce_mcp_server_workspace_revoked salesforce_mcp_server_acl_updated
  `),
} as const;

const known: ReadonlySet<string> = new Set(Object.values(auditActions).flat());

/** Whether Slack’s documentation lists an action by this name. */
export function isAuditAction(name: string): boolean {
  return known.has(name);
}
