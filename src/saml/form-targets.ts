/**
 * CSP sources for the one form of the page that carries a Response: the ACS's origin first (R39), and what the app may
 * send the browser on to afterwards.
 *
 * Chromium and Safari hold every redirect behind a form to the `form-action` of the page that had the form (w3c
 * webappsec-csp, issue 8), and a redirect that is held leaves the person on that page without a word. Apps redirect from
 * their ACS to where the person wanted to go, often another host: only the app knows which. So any page by the ACS's own
 * scheme is let through: an https address never leads to http. The form's address comes from the registered endpoints
 * and everything else on the page is escaped; the policy is the second line, not the first.
 *
 * Slack is no narrower case: behind its ACS lie slack.com, app.slack.com and, where somebody came by "Sign in with
 * Slack", the site of a third party. On telephones its own app is the last hop, by a scheme of its own.
 *
 * @param acsUrl a registered endpoint
 */
export function formTargets(acsUrl: string): string[] {
  const { origin, protocol, hostname } = new URL(acsUrl);
  return hostname.endsWith('.slack.com') ? [origin, protocol, 'slack:'] : [origin, protocol];
}
