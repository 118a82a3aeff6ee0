import type { App } from '../../src/apps';
import { slackSettings } from '../../src/handover/slack-settings';
import { testPreparedApp } from '../support/prepared-app';

const addresses = {
  ssoUrl: 'https://sso.acme.example/saml/slack/sso',
  entityId: 'https://sso.acme.example/saml/slack',
};
const pem = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
const settingsOf = (changes: Partial<App['settings']> = {}, certificatePem = pem) =>
  slackSettings(testPreparedApp(changes).app, addresses, certificatePem);
const settingOf = (name: string, ...given: Parameters<typeof settingsOf>) =>
  settingsOf(...given).items.find((item) => item.name === name);

describe('what has to be done in Slack', () => {
  it('stands in the order of its page, Test mode first, and binding after the test', () => {
    expect(settingsOf().items.map(({ name }) => name)).toEqual([
      'Test mode',
      'SAML 2.0 Endpoint URL',
      'Identity Provider Issuer URL',
      'Service Provider Issuer URL',
      'x.509 Certificate',
      'Responses Signed',
      'Assertions Signed',
      'Sign AuthnRequest',
      'AuthnContextClassRef',
      'Update profile each time a user logs in',
      'Allow users to change their email address',
      'Allow users to choose their own display name',
      'Authentication must be used by',
      'Test Configuration',
      'Binding',
    ]);
  });

  it('is said of an organisation by its own way there, with the name that only it asks for', () => {
    expect(settingsOf().path).toContain('Workspace settings');
    const organisation = settingsOf({ slackDomain: 'acme.enterprise.slack.com' });
    expect(organisation.path).toContain('Organization settings');
    expect(organisation.items.map(({ name }) => name).slice(0, 3)).toEqual([
      'Test mode',
      'SSO name',
      'SAML 2.0 Endpoint URL',
    ]);
  });

  it('follows what the app does, and leaves no display names to people', () => {
    expect(settingOf('Allow users to choose their own display name')?.value).toBe('not ticked');
    expect(settingOf('Sign AuthnRequest')?.value).toBe('not ticked');
    expect(settingOf('Sign AuthnRequest', { requireSignedRequests: true })?.value).toBe('ticked');
    expect(settingOf('Responses Signed')?.value).toBe('ticked');
    expect(settingOf('Responses Signed', { signResponse: false })?.value).toBe('not ticked');
    expect(settingOf('Assertions Signed', { signAssertion: false })?.value).toBe('not ticked');
    expect(settingOf('Service Provider Issuer URL', { audience: 'https://acme.slack.com' })?.value).toBe(
      'https://acme.slack.com',
    );
  });

  it('gives the certificate to be pasted; where no key signs there is none', () => {
    expect(settingOf('x.509 Certificate')).toEqual({
      name: 'x.509 Certificate',
      kind: 'paste',
      value: pem.trim(),
      note: null,
    });
    expect(settingOf('x.509 Certificate', {}, '')).toMatchObject({ kind: 'choose', value: 'none' });
  });

  it('is nothing for another app', () => {
    const { app } = testPreparedApp();
    expect(slackSettings({ ...app, kind: 'saml' }, addresses, pem).items).toEqual([]);
  });
});
