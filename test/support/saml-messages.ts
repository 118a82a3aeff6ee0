import { createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';

/** An AuthnRequest as a service provider writes it; every part can be replaced or left out. */
export type RequestParts = {
  id?: string;
  version?: string;
  issueInstant?: string | null;
  destination?: string | null;
  issuer?: string | null;
  acsUrl?: string | null;
  attributes?: string;
  children?: string;
};

export function authnRequestXml(parts: RequestParts = {}): string {
  const attribute = (name: string, value: string | null | undefined) =>
    value === null || value === undefined ? '' : ` ${name}="${value}"`;
  const issuer = parts.issuer === undefined ? 'https://sp.example/metadata' : parts.issuer;
  return (
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"' +
    attribute('ID', parts.id ?? '_request1') +
    attribute('Version', parts.version ?? '2.0') +
    attribute('IssueInstant', parts.issueInstant === undefined ? '2026-03-01T12:00:00Z' : parts.issueInstant) +
    attribute('Destination', parts.destination) +
    attribute('AssertionConsumerServiceURL', parts.acsUrl) +
    (parts.attributes ?? '') +
    '>' +
    (issuer === null ? '' : `<saml:Issuer>${issuer}</saml:Issuer>`) +
    (parts.children ?? '') +
    '</samlp:AuthnRequest>'
  );
}

/** Query string of an HTTP-Redirect message, unsigned. */
export function redirectQuery(xml: string, relayState?: string): string {
  const message = encodeURIComponent(deflateRawSync(Buffer.from(xml)).toString('base64'));
  return `SAMLRequest=${message}${relayState === undefined ? '' : `&RelayState=${encodeURIComponent(relayState)}`}`;
}

/** Query string signed as saml-bindings §3.4.4.1 says; `encode` is the sender's own taste in percent-encoding. */
export function signedRedirectQuery(
  xml: string,
  key: KeyObject,
  options: { relayState?: string; algorithm?: string; hash?: string; encode?: (text: string) => string } = {},
): string {
  const encode = options.encode ?? encodeURIComponent;
  const algorithm = options.algorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
  const octets = [
    `SAMLRequest=${encode(deflateRawSync(Buffer.from(xml)).toString('base64'))}`,
    ...(options.relayState === undefined ? [] : [`RelayState=${encode(options.relayState)}`]),
    `SigAlg=${encode(algorithm)}`,
  ].join('&');
  const signature = sign(options.hash ?? 'sha256', Buffer.from(octets), { key, dsaEncoding: 'ieee-p1363' });
  return `${octets}&Signature=${encode(signature.toString('base64'))}`;
}

const xmlDsigMore = 'http://www.w3.org/2001/04/xmldsig-more#';

/** Signs the root as service providers do: enveloped, exclusive canonicalisation, Signature behind the Issuer. */
export function signEmbedded(
  xml: string,
  key: KeyObject,
  options: { id?: string; signatureAlgorithm?: string; digestAlgorithm?: string; certificatePem?: string } = {},
): string {
  const signatureAlgorithm = options.signatureAlgorithm ?? `${xmlDsigMore}rsa-sha256`;
  const signer = new SignedXml({
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }),
    ...(options.certificatePem === undefined ? {} : { publicCert: options.certificatePem }),
    signatureAlgorithm: signatureAlgorithm as 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  const hash = /sha(\d+)$/.exec(signatureAlgorithm)?.[0] ?? 'sha256';
  Object.assign(signer.SignatureAlgorithms, {
    [signatureAlgorithm]: class {
      getSignature(material: string): string {
        return signatureAlgorithm.includes('ecdsa')
          ? sign(hash, Buffer.from(material), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
          : createSign(hash).update(material).sign(key, 'base64');
      }
      getAlgorithmName() {
        return signatureAlgorithm;
      }
    },
  });
  signer.addReference({
    xpath: '/*',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: options.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    uri: `#${options.id ?? '_request1'}`,
  });
  signer.computeSignature(xml, {
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}

/** A key pair for tests; RSA keys are made once per kind, because they take long. */
const pairs = new Map<string, { publicKey: KeyObject; privateKey: KeyObject }>();

export function testKeyPair(name: string, type: 'rsa' | 'ec' = 'rsa'): { publicKey: KeyObject; privateKey: KeyObject } {
  const key = `${type}:${name}`;
  const pair =
    pairs.get(key) ??
    (type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  pairs.set(key, pair);
  return pair;
}
