import { readRedirectMessage } from '../../src/saml/bindings/http-redirect';
import { SamlRequestError } from '../../src/saml/errors';
import type { SpVerificationKey } from '../../src/saml/sp-keys';
import { verifyEmbeddedSignature } from '../../src/saml/verify-embedded-signature';
import { verifyQuerySignature } from '../../src/saml/verify-query-signature';
import { authnRequestXml, signEmbedded, signedRedirectQuery, testKeyPair } from '../support/saml-messages';

const dsigMore = 'http://www.w3.org/2001/04/xmldsig-more#';
const sp = testKeyPair('sp');
const stranger = testKeyPair('stranger');
const ec = testKeyPair('sp', 'ec');

function registered(pair: { publicKey: SpVerificationKey['publicKey'] }): SpVerificationKey {
  return {
    type: pair.publicKey.asymmetricKeyType === 'ec' ? 'ec' : 'rsa',
    publicKey: pair.publicKey,
    pem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof SamlRequestError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('the signature over a query string', () => {
  const xml = authnRequestXml();
  const check = (query: string, keys = [registered(sp)]) =>
    codeOf(() => {
      const { querySignature } = readRedirectMessage(query);
      if (querySignature === undefined) throw new Error('the query was expected to be signed');
      verifyQuerySignature(querySignature, keys);
    });

  it('is accepted from a registered key, with RelayState and without (R4)', () => {
    expect(check(signedRedirectQuery(xml, sp.privateKey))).toBe('accepted');
    expect(check(signedRedirectQuery(xml, sp.privateKey, { relayState: 'a b&c' }))).toBe('accepted');
    expect(check(signedRedirectQuery(xml, sp.privateKey, { relayState: '' }))).toBe('accepted');
  });

  it('is checked over the octets as sent: lower-case hex, "+" for blanks, another order (R4)', () => {
    const lower = (text: string) => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
    const plus = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
    expect(check(signedRedirectQuery(xml, sp.privateKey, { relayState: 'a b', encode: lower }))).toBe('accepted');
    expect(check(signedRedirectQuery(xml, sp.privateKey, { relayState: 'a b', encode: plus }))).toBe('accepted');
    const reordered = signedRedirectQuery(xml, sp.privateKey, { relayState: 'r' }).split('&').reverse().join('&');
    expect(check(reordered)).toBe('accepted');
  });

  it('does not cover a RelayState that was added, changed or dropped (R4)', () => {
    const query = signedRedirectQuery(xml, sp.privateKey, { relayState: 'right' });
    expect(check(query.replace('RelayState=right', 'RelayState=wrong'))).toBe('saml.signature_invalid');
    expect(check(query.replace('&RelayState=right', ''))).toBe('saml.signature_invalid');
    expect(check(`${signedRedirectQuery(xml, sp.privateKey)}&RelayState=new`)).toBe('saml.signature_invalid');
  });

  it('is refused from a key that is not registered, and accepted from the second registered one (R24)', () => {
    const query = signedRedirectQuery(xml, stranger.privateKey);
    expect(check(query)).toBe('saml.signature_invalid');
    expect(check(query, [registered(sp), registered(stranger)])).toBe('accepted');
    expect(check(query, [])).toBe('saml.signature_invalid');
  });

  it.each([
    ['RSA with SHA-384', 'rsa-sha384', 'sha384'],
    ['RSA with SHA-512', 'rsa-sha512', 'sha512'],
  ])('takes %s', (_what, name, hash) => {
    expect(check(signedRedirectQuery(xml, sp.privateKey, { algorithm: dsigMore + name, hash }))).toBe('accepted');
  });

  it('takes ECDSA, but not an EC key under the name of RSA (R6)', () => {
    const query = signedRedirectQuery(xml, ec.privateKey, { algorithm: `${dsigMore}ecdsa-sha256` });
    expect(check(query, [registered(ec)])).toBe('accepted');
    expect(check(signedRedirectQuery(xml, ec.privateKey), [registered(ec)])).toBe('saml.signature_invalid');
  });

  it.each([
    ['SHA-1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'sha1'],
    ['MD5', `${dsigMore}rsa-md5`, 'md5'],
    ['HMAC', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'sha1'],
    ['an unknown name', 'urn:nothing', 'sha256'],
    ['an empty name', '', 'sha256'],
  ])('refuses %s (R6)', (_what, algorithm, hash) => {
    expect(check(signedRedirectQuery(xml, sp.privateKey, { algorithm, hash }))).toBe('saml.signature_algorithm');
  });
});

describe('the signature inside a message', () => {
  const xml = authnRequestXml({ acsUrl: 'https://sp.example/acs' });
  const signed = signEmbedded(xml, sp.privateKey);
  const check = (message: string, keys = [registered(sp)]) => codeOf(() => verifyEmbeddedSignature(message, keys));

  it('yields the signed bytes, without the signature (R5)', () => {
    const bytes = verifyEmbeddedSignature(signed, [registered(sp)]);
    expect(bytes).toContain('AssertionConsumerServiceURL="https://sp.example/acs"');
    expect(bytes).not.toContain('Signature');
  });

  it('is refused when anything it covers was changed (R5)', () => {
    expect(check(signed.replace('https://sp.example/acs', 'https://evil.example/acs'))).toBe('saml.signature_invalid');
    expect(check(signed.replace('<saml:Issuer>', '<saml:Issuer>x'))).toBe('saml.signature_invalid');
  });

  it('is refused from a key that is not registered, also when the message brings its certificate along (R5)', () => {
    const foreign = signEmbedded(xml, stranger.privateKey, {
      certificatePem: stranger.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    });
    expect(check(foreign)).toBe('saml.signature_invalid');
    expect(check(foreign, [registered(sp), registered(stranger)])).toBe('accepted');
  });

  it('is refused when the signed element was wrapped into another (R5, samlify 634)', () => {
    const inner = signed.replace(/^<\?xml[^>]*\?>/, '');
    const wrapped = authnRequestXml({
      id: '_evil',
      acsUrl: 'https://evil.example/acs',
      children: `<samlp:Extensions>${inner}</samlp:Extensions>`,
    });
    expect(check(wrapped)).toBe('saml.signature_form');
  });

  it('is refused when the signature was moved to another root, or points to another element (R5)', () => {
    const signature = /<Signature[\s\S]*<\/Signature>|<ds:Signature[\s\S]*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
    expect(signature).not.toBe('');
    const moved = authnRequestXml({
      id: '_evil',
      acsUrl: 'https://evil.example/acs',
      children: `${signature}<samlp:Extensions>${xml}</samlp:Extensions>`,
    });
    expect(check(moved)).toBe('saml.signature_form');
    expect(check(signed.replace('URI="#_request1"', 'URI=""'))).toBe('saml.signature_form');
    expect(check(signed.replace('URI="#_request1"', 'URI="#_other"'))).toBe('saml.signature_form');
  });

  it('is refused when there are two, or two of its parts (R5)', () => {
    const signature = /<Signature[\s\S]*<\/Signature>/.exec(signed)?.[0] ?? '';
    expect(check(signed.replace(signature, signature + signature))).toBe('saml.signature_form');
    const signedInfo = /<SignedInfo>[\s\S]*<\/SignedInfo>/.exec(signature)?.[0] ?? '';
    expect(check(signed.replace(signedInfo, signedInfo + signedInfo))).toBe('saml.signature_form');
  });

  it('is refused with transforms other than the two that SAML allows (R5)', () => {
    const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
    expect(check(signed.replace(enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116'))).toBe('saml.signature_form');
    expect(check(signed.replace(`<Transform Algorithm="${enveloped}"/>`, ''))).toBe('saml.signature_form');
  });

  it('is refused when the ID of the root stands twice (R5)', () => {
    expect(
      check(signed.replace('</samlp:AuthnRequest>', '<samlp:Extensions ID="_request1"/></samlp:AuthnRequest>')),
    ).toBe('saml.signature_form');
  });

  it('is refused with SHA-1 in signature or digest, and HMAC under the public key (R6)', () => {
    const sha1 = signEmbedded(xml, sp.privateKey, { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' });
    expect(check(sha1)).toBe('saml.signature_algorithm');
    const rename = (to: string) => signed.replace(`${dsigMore}rsa-sha256`, to);
    expect(check(rename('http://www.w3.org/2000/09/xmldsig#rsa-sha1'))).toBe('saml.signature_algorithm');
    expect(check(rename('http://www.w3.org/2000/09/xmldsig#hmac-sha1'))).toBe('saml.signature_algorithm');
  });

  it('takes RSA with SHA-512 and ECDSA', () => {
    const sha512 = signEmbedded(xml, sp.privateKey, {
      signatureAlgorithm: `${dsigMore}rsa-sha512`,
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
    });
    expect(check(sha512)).toBe('accepted');
    const ecdsa = signEmbedded(xml, ec.privateKey, { signatureAlgorithm: `${dsigMore}ecdsa-sha256` });
    expect(check(ecdsa, [registered(ec)])).toBe('accepted');
    expect(check(ecdsa, [registered(sp)])).toBe('saml.signature_invalid');
  });

  it('is refused when a comment or an instruction hides in it (R11)', () => {
    expect(check(signed.replace('<DigestValue>', '<DigestValue><!-- -->'))).toBe('saml.comment_or_instruction');
  });
});
