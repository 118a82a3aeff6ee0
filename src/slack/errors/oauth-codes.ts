import type { CodeMeaning, CodeMeanings } from './code-meaning';

const again = 'Begin the connection anew: press “Connect” again.';

function wrong(what: string, remedy: string): CodeMeaning {
  return { kind: 'misconfigured', what, meaning: 'Slack gives no token to this app.', remedy };
}

function spent(what: string): CodeMeaning {
  return { kind: 'rejected', what, meaning: 'It is good once and for a short time.', remedy: again };
}

const compareApp = 'Compare client id and client secret with “Basic Information” of the Slack app.';
const addRedirect = 'Enter the redirect URL of this installation under “OAuth & Permissions” of the Slack app.';

/** Codes of handing over a token (Slack facts, Web API §8). */
export const oauthCodes: CodeMeanings = {
  invalid_client_id: wrong('Slack knows no app with this client id.', compareApp),
  bad_client_secret: wrong('The client secret is not the one of the app.', compareApp),
  bad_redirect_uri: wrong('The redirect URL is not registered with the app.', addRedirect),
  oauth_authorization_url_mismatch: wrong('The app is installed from another address of Slack’s.', again),
  invalid_grant_type: wrong('The app does not let tokens be renewed.', 'Switch on token rotation, or connect again.'),
  pkce_not_allowed: wrong('The app does not allow this way of connecting.', compareApp),
  no_scopes: wrong(
    'The app asks for nothing.',
    'Add the user scope admin under “OAuth & Permissions” of the Slack app.',
  ),
  cannot_install_an_org_installed_app: wrong(
    'The app is installed on the whole organisation already.',
    'Connect as an owner of the organisation, and choose the organisation on Slack’s page.',
  ),
  user_email_unverified: wrong('The e-mail address of the administrator is not verified.', 'Verify it in Slack first.'),
  invalid_code: spent('Slack does not take the code.'),
  code_already_used: spent('The code was used before.'),
  invalid_code_verifier: spent('Slack does not take the code.'),
  invalid_refresh_token: {
    kind: 'unauthorized',
    what: 'Slack does not take the refresh token.',
    meaning: 'It was used before, or the app was removed.',
    remedy: 'Connect again.',
  },
};
