/** Codes that many routes share, by HTTP status, for their declarations. */
export type ErrorCodes = { readonly [status: number]: readonly string[] };

/** Joins declarations; codes of the same status add up. */
export function errorCodes(...parts: readonly ErrorCodes[]): ErrorCodes {
  const joined: { [status: number]: readonly string[] } = {};
  for (const part of parts) {
    for (const [status, codes] of Object.entries(part)) {
      joined[Number(status)] = [...(joined[Number(status)] ?? []), ...codes];
    }
  }
  return joined;
}

export const listErrors: ErrorCodes = { 400: ['page.cursor_invalid'] };
export const userNotFound: ErrorCodes = { 404: ['directory.user_not_found'] };
export const groupNotFound: ErrorCodes = { 404: ['directory.group_not_found'] };
export const administratorProtected: ErrorCodes = { 403: ['api.administrator_protected'] };
export const userInput: ErrorCodes = {
  400: ['directory.input_invalid', 'directory.manager_not_found'],
  409: ['directory.username_taken', 'directory.email_taken', 'directory.username_is_foreign_email'],
};
export const passwordRules: ErrorCodes = {
  422: [
    'sign_in.password_too_short',
    'sign_in.password_too_long',
    'sign_in.password_common',
    'sign_in.password_personal',
  ],
  503: ['sign_in.busy'],
};
export const appNotFound: ErrorCodes = { 404: ['apps.app_not_found'] };
export const appInput: ErrorCodes = {
  400: ['apps.invalid_input', 'apps.slack_domain_invalid', 'apps.certificate_invalid', 'apps.attribute_invalid'],
  409: ['apps.slug_taken', 'apps.attribute_name_taken', 'apps.changed_meanwhile'],
};
export const keyNotFound: ErrorCodes = { 404: ['certificates.key_not_found'] };
export const connectionNotFound: ErrorCodes = { 404: ['provisioning.connection_not_found'] };
/** What a token is refused for before it is kept. */
export const tokenTrial: ErrorCodes = {
  409: ['provisioning.other_workspace'],
  422: ['provisioning.token_refused'],
};
/** Slack could not be asked, or said no, sorted by what comes next. */
export const slackFailed: ErrorCodes = {
  502: [
    'slack.rate_limited',
    'slack.transient',
    'slack.outcome_unknown',
    'slack.not_found',
    'slack.already_exists',
    'slack.rejected',
    'slack.protected',
    'slack.unauthorized',
    'slack.misconfigured',
  ],
};
