import type { CodeMeaning, CodeMeanings } from './code-meaning';

const reconnect = 'Connect again with a new token of an owner or admin.';

function dead(what: string, remedy = reconnect): CodeMeaning {
  return {
    kind: 'unauthorized',
    what,
    meaning: 'Nothing can be written until the connection has a token that works.',
    remedy,
  };
}

function wrong(what: string, remedy: string): CodeMeaning {
  return { kind: 'misconfigured', what, meaning: 'No call of this kind can succeed.', remedy };
}

const busy = (what: string): CodeMeaning => ({ kind: 'busy', what, remedy: 'It is tried again by itself.' });
const slow: CodeMeaning = {
  kind: 'rate_limited',
  what: 'Slack wants fewer calls.',
  meaning: 'All calls of this organisation wait.',
  remedy: 'It goes on by itself.',
};

/** Codes about the token, the plan and Slack’s own state, of SCIM and of the Web API (Slack facts, SCIM §7, Web API §1, §6). */
export const accessCodes: CodeMeanings = {
  invalid_authentication: dead('Slack does not accept the token.'),
  missing_authentication: dead('Slack saw no token.'),
  permission_denied: dead(
    'Slack refuses: the token may not do this.',
    'Check that its owner is still owner or admin, and that it has the scope admin; then connect again.',
  ),
  invalid_auth: dead('Slack does not accept the token, or not from this address.'),
  not_authed: dead('Slack saw no token.'),
  token_revoked: dead('The token was revoked, or its owner was deactivated.'),
  token_expired: dead('The token has expired.'),
  account_inactive: dead('The account or workspace of the token is deactivated.'),
  missing_scope: dead('The token lacks a scope.', 'Connect again and grant the scope that is named.'),
  not_allowed_token_type: dead('Slack does not take this kind of token here.', 'Connect with a user token (xoxp-…).'),
  no_permission: dead('Slack refuses: the token may not do this.'),
  access_denied: dead('Slack refuses: the token may not do this.'),
  not_an_admin: dead('The owner of the token is no admin of the organisation.'),
  admin_unauthorized: dead('The owner of the token is no admin of the organisation.'),
  invalid_permissions: dead('The owner of the token is no admin of the organisation.'),
  two_factor_setup_required: dead('The owner of the token has to set up two-factor authentication first.'),
  org_login_required: dead('The workspace is being moved into an organisation.'),
  ekm_access_denied: dead('The organisation’s key management refuses.', 'Ask the organisation’s security team.'),
  non_org_teams_only: wrong(
    'The app is installed on a workspace of an organisation.',
    'Install the app on the whole organisation, as an org owner, and connect again.',
  ),
  plus_teams_only: wrong(
    'The plan of the workspace has no SCIM.',
    'Slack’s SCIM needs Business+ or Enterprise: change the plan, or disconnect.',
  ),
  bad_endpoint: wrong(
    'Slack does not know the address of the call.',
    'Check the address of Slack’s API in the settings.',
  ),
  unsupported_version: wrong('Slack does not know this version of SCIM.', 'Test the connection again.'),
  method_not_allowed: wrong('Slack does not know this call.', 'Test the connection again.'),
  unknown_method: wrong('Slack does not know this call.', 'Check the address of Slack’s API in the settings.'),
  feature_not_enabled: wrong('The plan of the workspace does not have this.', 'It needs an Enterprise organisation.'),
  not_an_enterprise: wrong('The workspace is not part of an organisation.', 'It needs an Enterprise organisation.'),
  enterprise_is_restricted: wrong('Slack does not do this for an organisation.', 'Connect a workspace instead.'),
  paid_teams_only: wrong('The plan of the workspace does not have this.', 'It needs a paid plan.'),
  plan_upgrade_required: wrong('The plan of the workspace does not have this.', 'It needs a paid plan.'),
  team_access_not_granted: wrong('The app has no access to this workspace.', 'Approve the app for the workspace.'),
  team_added_to_org: busy('The workspace is being moved into an organisation.'),
  too_many_requests: slow,
  resource_locked: slow,
  ratelimited: slow,
  rate_limited: slow,
  database_query_failure: busy('Slack failed.'),
  query_building_failed: busy('Slack failed in searching.'),
  fatal_error: busy('Slack failed.'),
  internal_error: busy('Slack failed.'),
  service_unavailable: busy('Slack is not available.'),
  request_timeout: busy('Slack did not read the call in time.'),
};
