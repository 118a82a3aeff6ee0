import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { App, AppSettings } from '../../src/apps';
import { compileAttributeRules } from '../../src/apps';
import type { AppId, UserId } from '../../src/core';
import { compileAutoSubmitPage } from '../../src/saml/auto-submit-page';
import type { ResponseOccasion } from '../../src/saml/issue-response';
import type { PreparedApp } from '../../src/saml/prepared-apps';
import { attributeSubject } from './attribute-subject';
import { makeKeyPair } from './key-pair';

export type TestIdentity = { privateKey: KeyObject; certificatePem: string };

const identities = new Map<string, TestIdentity>();

/** A key with a self-signed certificate, made once per name. */
export function testIdentity(name: string, bits = 2048): TestIdentity {
  const known = identities.get(name);
  if (known !== undefined) return known;
  const { certificatePem, privateKeyPem } = makeKeyPair({ commonName: name, bits });
  const identity = { privateKey: createPrivateKey(privateKeyPem), certificatePem };
  identities.set(name, identity);
  return identity;
}

export const testSettings: AppSettings = {
  slackDomain: 'acme.slack.com',
  audience: 'https://slack.com',
  nameId: { format: 'persistent', source: 'id', nameQualifier: 'acme.slack.com', spNameQualifier: 'https://slack.com' },
  signResponse: true,
  signAssertion: true,
  encryptAssertion: false,
  requireSignedRequests: false,
  signatureAlgorithm: 'rsa-sha256',
  answerWithStatus: false,
};

/** An app as sign-in holds it, without a database. */
export function testPreparedApp(changes: Partial<AppSettings> = {}, attributes?: App['attributes']): PreparedApp {
  const identity = testIdentity('idp');
  const settings = { ...testSettings, ...changes };
  const sp = testIdentity('sp');
  const app: App = {
    id: '0b7c2a52-8c5f-4a59-9c76-3a6c2a7f0001' as AppId,
    slug: 'slack',
    oldAddresses: [],
    startSlug: 'slack',
    kind: 'slack',
    name: 'Slack',
    enabled: true,
    hidden: false,
    inSetUp: false,
    revision: 1,
    spEntityId: 'https://slack.com',
    settings,
    acsEndpoints: [{ index: 0, url: 'https://acme.slack.com/sso/saml', isDefault: true }],
    spCertificates: [],
    attributes: attributes ?? [
      rule(0, 'User.Email', 'email'),
      rule(1, 'User.Username', 'username'),
      rule(2, 'first_name', 'firstName'),
      rule(3, 'last_name', 'lastName'),
    ],
    createdAt: new Date(0),
    updatedAt: new Date(0),
  };
  return {
    app,
    entityId: 'https://sso.acme.example/saml/slack/metadata',
    ssoUrl: 'https://sso.acme.example/saml/slack/sso',
    resolveAttributes: compileAttributeRules(app.attributes),
    needsGroups: false,
    signing: {
      privateKey: identity.privateKey,
      certificateBase64: new X509Certificate(identity.certificatePem).raw.toString('base64'),
      algorithm: settings.signatureAlgorithm,
    },
    encryptionKey: settings.encryptAssertion ? new X509Certificate(sp.certificatePem).publicKey : undefined,
    renderAutoSubmit: compileAutoSubmitPage(app),
  };
}

export function rule(position: number, spName: string, source: string): App['attributes'][number] {
  return {
    id: `rule-${position}`,
    position,
    spName,
    nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
    sourceKind: 'field',
    source,
    enabled: true,
    preset: true,
  };
}

const adaId = '5d7f1a40-95a5-4c0e-8d3e-2b9a52d10001' as UserId;

/** Ada at the door of Slack; her attributes can be replaced. */
export function testOccasion(user: Partial<ResponseOccasion['person']['user']> = {}): ResponseOccasion {
  return {
    person: {
      user: { ...attributeSubject({ lastName: 'Byron' }).user, id: adaId, ...user },
      suspended: false,
      passwordExpired: false,
      authorised: true,
      importedNameId: undefined,
    },
    groups: [],
    acsUrl: 'https://acme.slack.com/sso/saml',
    inResponseTo: '_request1',
    authenticatedAt: new Date('2026-03-01T11:59:30.000Z'),
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  };
}
