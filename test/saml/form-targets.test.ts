import { formTargets } from '../../src/saml/form-targets';

describe('where the page with a Response lets its form lead (R39)', () => {
  it('names the ACS first, and any https page behind it, never an http one', () => {
    expect(formTargets('https://sp.example:8443/acs?x=1')).toEqual(['https://sp.example:8443', 'https:']);
  });

  it('lets an ACS by http lead to http: that is what practice has', () => {
    expect(formTargets('http://localhost:8090/sso/saml')).toEqual(['http://localhost:8090', 'http:']);
  });

  it('lets Slack open its own app, and nobody else: a host that only ends alike is not Slack', () => {
    expect(formTargets('https://acme.enterprise.slack.com/sso/saml')).toContain('slack:');
    expect(formTargets('https://acme-slack.com/sso/saml')).not.toContain('slack:');
    expect(formTargets('https://slack.com.evil.example/sso/saml')).not.toContain('slack:');
  });
});
