import type { App } from '../apps';
import type { DraftAssertion } from './issue-response';

/** An error that Slack would show instead of signing the person in, and how to prevent it. */
export type SlackError = { message: string; because: string; remedy: string };

/**
 * Predicts what Slack would say to an Assertion, in Slack's own words (Slack help, "Troubleshoot SAML authorization
 * errors"). Signature, issuer and certificate are not judged: they depend on what was typed into Slack.
 */
export function predictSlackErrors(app: App, draft: Pick<DraftAssertion, 'attributes'>): SlackError[] {
  if (app.kind !== 'slack') return [];
  const { settings } = app;
  const workspaceUrl = `https://${settings.slackDomain ?? ''}`;
  const acsUrl = app.acsEndpoints.find((endpoint) => endpoint.isDefault)?.url;
  const has = (name: string) => draft.attributes.some((attribute) => attribute.name === name);
  const errors: SlackError[] = [];
  if (settings.audience !== 'https://slack.com' && settings.audience !== workspaceUrl) {
    errors.push({
      message:
        'The SAML Response does not contain the correct Audience. Please check that the Service Provider URL in your [IDP] settings matches the Service Provider Issuer in Advanced Options below.',
      because: `The audience is ${settings.audience}; Slack knows https://slack.com and the address of the workspace.`,
      remedy: 'Set the audience of the app to the Service Provider Issuer that stands in Slack.',
    });
  }
  if (acsUrl === undefined || !acsUrl.endsWith('/sso/saml')) {
    errors.push({
      message:
        'The SAML Response does not contain the correct Destination, which should look something like https://yourteam.slack.com/sso/saml. Please check your [IDP] settings.',
      because: `The default ACS URL is ${acsUrl ?? 'not set'}.`,
      remedy: `Set it to ${workspaceUrl}/sso/saml.`,
    });
  }
  if (settings.nameId.format !== 'persistent') {
    errors.push({
      message: 'The SAML Response is missing the ID attribute. Please check your [IDP] settings.',
      because: `The NameID is of the format ${settings.nameId.format}; Slack wants a persistent one.`,
      remedy: 'Set the NameID format of the app to persistent.',
    });
  }
  if (!settings.signResponse) {
    errors.push({
      message: 'The SAML Response is not signed. Please check your [IDP] settings.',
      because: 'The app does not sign the Response.',
      remedy: 'Switch on signing of the Response, or untick "Responses Signed" in Slack.',
    });
  }
  if (!settings.signAssertion) {
    errors.push({
      message: 'The Assertion of the SAML Response is not signed. Please check your [IDP] settings.',
      because: 'The app does not sign the Assertion.',
      remedy: 'Switch on signing of the Assertion, or untick "Assertions Signed" in Slack.',
    });
  }
  if (!has('User.Email')) {
    errors.push({
      message: 'Email attribute is not being sent',
      because: 'The attribute User.Email is required, and would not be sent. (Slack’s exact wording is not published.)',
      remedy: 'Switch on the row User.Email of the attribute table, and give the person an e-mail address.',
    });
  }
  return errors;
}
