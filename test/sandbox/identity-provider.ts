import {
  constants,
  createCipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { selfSignCertificate } from '../../src/sandbox/workspace/self-signed-certificate';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const idpIssuer = 'https://idp.example/metadata';
export const idpEndpoint = 'https://idp.example/sso';
export const idpCertificate = certify(keys, '2020-01-01', '2040-01-01');
export const otherCertificate = certify(otherKeys, '2020-01-01', '2040-01-01');
export const expiredCertificate = certify(keys, '2020-01-01', '2021-01-01');

/** What a test wants different from a Response that Slack accepts. */
export type ResponseInput = {
  acsUrl: string;
  now: Date;
  inResponseTo?: string;
  confirmedInResponseTo?: string;
  nameId?: string | null;
  nameIdFormat?: string;
  /** NameQualifier and SPNameQualifier, as they stand in the NameID. */
  nameIdQualifiers?: string;
  /** NameFormat of every attribute. */
  nameFormat?: string;
  /** xsi:type of every attribute's value. */
  valueType?: string;
  attributes?: Record<string, string | string[]>;
  issuer?: string;
  assertionIssuer?: string;
  destination?: string | null;
  recipient?: string;
  audience?: string | null;
  version?: string;
  status?: string;
  responseId?: string;
  assertionId?: string;
  notBefore?: string;
  notOnOrAfter?: string | null;
  authnStatement?: boolean;
  sessionNotOnOrAfter?: string;
  /** XML put before the AuthnStatement, and signed with the rest. */
  more?: string;
  sign?: 'both' | 'response' | 'assertion' | 'none';
  signWith?: 'ours' | 'foreign';
  algorithm?: 'sha256' | 'sha512' | 'sha1';
  canonicalization?: string;
  encryptFor?: string;
  encryption?: 'gcm' | 'cbc' | 'gcm-rsa-1.5';
  encryptedId?: boolean;
  /** Changes the finished, signed XML. */
  tamper?: (xml: string) => string;
};

export const ada = {
  'User.Email': 'ada@example.com',
  'User.Username': 'ada',
  first_name: 'Ada',
  last_name: 'Byron',
};

/** An identity provider of the test's own: the XML of a Response, signed by xml-crypto, encrypted by node:crypto. */
export function buildResponse(input: ResponseInput): string {
  const sign = input.sign ?? 'both';
  let assertion = assertionXml(input);
  const assertionId = /ID="([^"]+)"/.exec(assertion)?.[1] ?? '';
  if (sign === 'both' || sign === 'assertion') assertion = signXml(assertion, assertionId, 'Assertion', input);
  if (input.encryptFor !== undefined) assertion = encrypt(assertion, input.encryptFor, input.encryption);
  const id = input.responseId ?? `_${randomBytes(16).toString('hex')}`;
  const attribute = (name: string, value: string | null | undefined) => (value == null ? '' : ` ${name}="${value}"`);
  const destination = input.destination === undefined ? input.acsUrl : input.destination;
  const status = input.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
  let response =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="${input.version ?? '2.0'}"` +
    ` IssueInstant="${input.now.toISOString()}"${attribute('Destination', destination)}${attribute('InResponseTo', input.inResponseTo)}>` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${input.issuer ?? idpIssuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${assertion}</samlp:Response>`;
  if (sign === 'both' || sign === 'response') response = signXml(response, id, 'Response', input);
  return input.tamper ? input.tamper(response) : response;
}

function assertionXml(input: ResponseInput): string {
  const { now } = input;
  const later = input.notOnOrAfter === undefined ? new Date(now.getTime() + 300_000).toISOString() : input.notOnOrAfter;
  const notBefore = input.notBefore ?? new Date(now.getTime() - 60_000).toISOString();
  const until = later === null ? '' : ` NotOnOrAfter="${later}"`;
  const answered = input.confirmedInResponseTo ?? input.inResponseTo;
  const audience = input.audience === undefined ? 'https://slack.com' : input.audience;
  const format = input.nameIdFormat ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
  const nameId =
    input.nameId === null
      ? ''
      : `<saml:NameID Format="${format}"${input.nameIdQualifiers ?? ''}>${input.nameId ?? 'employee-1'}</saml:NameID>`;
  const nameFormat = input.nameFormat === undefined ? '' : ` NameFormat="${input.nameFormat}"`;
  const valueType = input.valueType === undefined ? '' : ` ${schemaNamespaces} xsi:type="${input.valueType}"`;
  const endOfSession = input.sessionNotOnOrAfter ? ` SessionNotOnOrAfter="${input.sessionNotOnOrAfter}"` : '';
  const attributes = Object.entries(input.attributes ?? ada).map(([name, value]) => {
    const values = [value]
      .flat()
      .map((text) => `<saml:AttributeValue${valueType}>${toXmlText(text)}</saml:AttributeValue>`);
    return `<saml:Attribute Name="${name}"${nameFormat}>${values.join('')}</saml:Attribute>`;
  });
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${input.assertionId ?? `_${randomBytes(16).toString('hex')}`}" Version="2.0" IssueInstant="${now.toISOString()}">` +
    `<saml:Issuer>${input.assertionIssuer ?? input.issuer ?? idpIssuer}</saml:Issuer>` +
    `<saml:Subject>${input.encryptedId ? '<saml:EncryptedID/>' : nameId}<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData Recipient="${input.recipient ?? input.acsUrl}"${until}${answered ? ` InResponseTo="${answered}"` : ''}/>` +
    `</saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${notBefore}"${until}>` +
    `${audience === null ? '' : `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>`}</saml:Conditions>` +
    (input.more ?? '') +
    (input.authnStatement === false
      ? ''
      : `<saml:AuthnStatement AuthnInstant="${now.toISOString()}" SessionIndex="_s1"${endOfSession}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`) +
    `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement></saml:Assertion>`
  );
}

const schemaNamespaces =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"';

const algorithms = {
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  sha512: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
} as const;

function signXml(xml: string, id: string, element: string, input: ResponseInput): string {
  const [signatureAlgorithm, digestAlgorithm] = algorithms[input.algorithm ?? 'sha256'];
  const canonicalization = input.canonicalization ?? 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const { privateKey } = input.signWith === 'foreign' ? otherKeys : keys;
  const signer = new SignedXml({
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm,
    canonicalizationAlgorithm: canonicalization,
  });
  signer.addReference({
    xpath: `//*[@ID="${id}"]`,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', canonicalization],
    digestAlgorithm,
  });
  const issuer = `/*[local-name(.)="${element}"]/*[local-name(.)="Issuer"]`;
  signer.computeSignature(xml, { location: { reference: issuer, action: 'after' } });
  return signer.getSignedXml();
}

/** AES-256 with the key under RSA (xmlenc-core1 §5.2, §5.5). */
function encrypt(xml: string, certificatePem: string, how: NonNullable<ResponseInput['encryption']> = 'gcm'): string {
  const key = randomBytes(32);
  const content = how === 'cbc' ? encryptCbc(xml, key) : encryptGcm(xml, key);
  const { publicKey } = new X509Certificate(certificatePem);
  const isOaep = how !== 'gcm-rsa-1.5';
  const padding = isOaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING;
  const wrapped = publicEncrypt({ key: publicKey, padding, ...(isOaep && { oaepHash: 'sha1' }) }, key);
  const contentAlgorithm =
    how === 'cbc' ? 'http://www.w3.org/2001/04/xmlenc#aes256-cbc' : 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
  const keyAlgorithm = `http://www.w3.org/2001/04/xmlenc#${isOaep ? 'rsa-oaep-mgf1p' : 'rsa-1_5'}`;
  return (
    '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">' +
    `<xenc:EncryptionMethod Algorithm="${contentAlgorithm}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>` +
    `<xenc:EncryptionMethod Algorithm="${keyAlgorithm}"/><xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData>` +
    `</xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${content.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`
  );
}

function encryptGcm(xml: string, key: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(xml, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function encryptCbc(xml: string, key: Buffer): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(xml, 'utf8'), cipher.final()]);
}

function certify(pair: { privateKey: KeyObject; publicKey: KeyObject }, from: string, to: string): string {
  return selfSignCertificate({
    privateKey: pair.privateKey,
    publicKey: createPublicKey(pair.privateKey),
    commonName: 'idp.example',
    notBefore: new Date(from),
    notAfter: new Date(to),
  });
}

function toXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
