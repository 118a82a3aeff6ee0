import type { App } from '../apps';
import type { SlackSetting, SlackSettings } from '../contracts';

/**
 * What an owner of Slack does on its page of SAML settings, from top to bottom, under Slack's own names (Slack help, "Set up
 * SAML single sign-on", "Manage single sign-on settings"), as the README has them.
 * Whoever set-up is in the hands of, it is this list: the wizard's and that of a hand-over link are one.
 *
 * @param addresses ours for this app
 * @param certificatePem of the key that signs; empty where none does
 * @returns nothing to do for an app that is not Slack
 */
export function slackSettings(
  app: App,
  addresses: { ssoUrl: string; entityId: string },
  certificatePem: string,
): SlackSettings {
  const { settings } = app;
  const isOrganisation = settings.slackDomain?.endsWith('.enterprise.slack.com') === true;
  return {
    path: isOrganisation
      ? 'Tools & settings → Organization settings → Security → SSO settings'
      : 'Tools & settings → Workspace settings → SSO & authentication → Configure SAML',
    items:
      app.kind === 'slack'
        ? [
            choose(
              'Test mode',
              'on',
              'First of all, where Slack offers it: what follows is tried before it is anybody’s.',
            ),
            ...(isOrganisation ? [paste('SSO name', 'Countersign')] : []),
            paste('SAML 2.0 Endpoint URL', addresses.ssoUrl),
            paste('Identity Provider Issuer URL', addresses.entityId),
            paste('Service Provider Issuer URL', settings.audience),
            certificatePem === ''
              ? choose('x.509 Certificate', 'none', 'No key pair of the app signs: nobody gets in before one does.')
              : paste('x.509 Certificate', certificatePem.trim()),
            choose('Responses Signed', tick(settings.signResponse)),
            choose('Assertions Signed', tick(settings.signAssertion)),
            choose('Sign AuthnRequest', tick(settings.requireSignedRequests)),
            choose('AuthnContextClassRef', 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'),
            choose(
              'Update profile each time a user logs in',
              'as you like',
              'It would bring the same names from here.',
            ),
            choose('Allow users to change their email address', tick(false), 'Addresses come from here.'),
            choose(
              'Allow users to choose their own display name',
              tick(false),
              'Names come from here: one that somebody chose there would stand against it.',
            ),
            choose('Authentication must be used by', 'optional', 'Make it required when a few people are in.'),
            choose('Test Configuration', 'press it', 'It sends you here to sign in: it takes somebody who may enter.'),
            choose(
              'Binding',
              'by the mail that Slack sends',
              'Once single sign-on is required, Slack mails each member a link that binds their account there to the one here. ' +
                'It is good for 72 hours; “Send SSO Rebind Email”, under Manage members, sends another.',
            ),
          ]
        : [],
  };
}

function paste(name: string, value: string): SlackSetting {
  return { name, kind: 'paste', value, note: null };
}

function choose(name: string, value: string, note: string | null = null): SlackSetting {
  return { name, kind: 'choose', value, note };
}

function tick(isOn: boolean): string {
  return isOn ? 'ticked' : 'not ticked';
}
