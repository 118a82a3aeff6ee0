import type { App } from '../apps';

type Field = { label: string; value: string };

/** What stands where in Slack's SAML settings (Slack help, "Custom SAML single sign-on"), in Slack's order and names. */
export function slackFields(
  app: App,
  addresses: { ssoUrl: string; entityId: string },
  certificatePem: string,
): Field[] {
  return [
    { label: 'SAML 2.0 Endpoint URL', value: addresses.ssoUrl },
    { label: 'Identity Provider Issuer URL', value: addresses.entityId },
    { label: 'Service Provider Issuer URL', value: app.settings.audience },
    { label: 'x.509 Certificate', value: certificatePem.trim() },
  ];
}

/** Slack's switches as we need them. */
export function slackOptions(app: App): Field[] {
  const { signResponse, signAssertion, requireSignedRequests } = app.settings;
  return [
    { label: 'Responses Signed', value: signResponse ? 'ticked' : 'not ticked' },
    { label: 'Assertions Signed', value: signAssertion ? 'ticked' : 'not ticked' },
    { label: 'Sign AuthnRequest', value: requireSignedRequests ? 'ticked' : 'not ticked' },
    { label: 'AuthnContextClassRef', value: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport' },
    { label: 'Allow users to choose their own display name', value: 'not ticked' },
    { label: 'Allow users to change their email address', value: 'not ticked' },
    { label: 'Authentication must be used by', value: 'optional, until a few people are in' },
  ];
}
