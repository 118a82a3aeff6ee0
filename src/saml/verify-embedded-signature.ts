import { createHash, verify } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { type HashAlgorithm, type SignatureAlgorithm, SignedXml } from 'xml-crypto';
import { SamlRequestError } from './errors';
import { c14n, ns, verifiableDigests, verifiableSignatures } from './names';
import { childrenNamed, readXml, type XmlElement } from './read-xml';
import type { SpVerificationKey } from './sp-keys';
import { invalidSignature, unacceptableAlgorithm } from './verify-query-signature';

/**
 * Verifies the signature inside a message and returns the XML that was really signed; whoever goes on reads that and
 * nothing else, so a signed part moved elsewhere proves nothing (R5; samlify leaves this open, tngan/samlify issue 634).
 *
 * The form is fixed before any cryptography: one Signature, child of the root, one Reference to the root's ID, transforms
 * enveloped-signature and exclusive canonicalisation. Keys in the message are ignored.
 *
 * @param xml the message, already read once by `readXml`
 * @param keys public keys of the registered certificates; any one of them may have signed (R24)
 * @returns canonical XML of the root without its signature
 * @throws SamlRequestError `saml.signature_form`, `saml.signature_algorithm`, `saml.signature_invalid`
 * @see saml-core §5.4
 */
export function verifyEmbeddedSignature(xml: string, keys: readonly SpVerificationKey[]): string {
  const { algorithm, id } = checkSignatureForm(readXml(xml));
  const suitable = keys.filter((key) => key.type === algorithm.key);
  for (const key of suitable) {
    const signed = verifyWith(xml, key, id);
    if (signed !== undefined) return signed;
  }
  throw invalidSignature();
}

/** Checks what the signature covers and how it was made, on the tree that our own reader built. */
function checkSignatureForm(root: XmlElement): { algorithm: { key: 'rsa' | 'ec' }; id: string } {
  const id = root.attributes.get('ID');
  if (id === undefined || id.includes("'")) throw badForm('the root has no usable ID');
  const everywhere = flatten(root);
  if (everywhere.filter((element) => element.local === 'Signature').length !== 1) {
    throw badForm('there must be exactly one Signature');
  }
  if (everywhere.filter((element) => element.local === 'SignedInfo').length !== 1) {
    throw badForm('there must be exactly one SignedInfo');
  }
  if (everywhere.some((element) => element !== root && idsOf(element).includes(id))) {
    throw badForm('the ID of the root stands twice');
  }
  const signature = childrenNamed(root, ns.signature, 'Signature')[0];
  if (signature === undefined) throw badForm('the Signature must be a child of the root');
  const [signedInfo, signatureValue, keyInfo, ...others] = signature.children;
  if (
    signedInfo?.local !== 'SignedInfo' ||
    signatureValue?.local !== 'SignatureValue' ||
    (keyInfo !== undefined && keyInfo.local !== 'KeyInfo') ||
    others.length > 0
  ) {
    throw badForm('the Signature must hold SignedInfo, SignatureValue and at most a KeyInfo');
  }
  return { algorithm: checkSignedInfo(signedInfo, id), id };
}

function checkSignedInfo(signedInfo: XmlElement, id: string): { key: 'rsa' | 'ec' } {
  const [canonicalization, method, reference, ...others] = signedInfo.children;
  if (
    canonicalization?.local !== 'CanonicalizationMethod' ||
    method?.local !== 'SignatureMethod' ||
    reference?.local !== 'Reference' ||
    others.length > 0
  ) {
    throw badForm('SignedInfo must hold one canonicalisation, one algorithm and one Reference');
  }
  if (canonicalization.attributes.get('Algorithm') !== c14n.exclusive)
    throw badForm('canonicalisation must be exclusive');
  if (reference.attributes.get('URI') !== `#${id}`) throw badForm('the Reference must point to the root');
  const [transforms, digestMethod, digestValue, ...more] = reference.children;
  if (
    transforms?.local !== 'Transforms' ||
    digestMethod?.local !== 'DigestMethod' ||
    digestValue?.local !== 'DigestValue' ||
    more.length > 0
  ) {
    throw badForm('the Reference must hold transforms, a digest method and a digest');
  }
  const used = transforms.children.map((transform) => transform.attributes.get('Algorithm'));
  if (used.length !== 2 || used[0] !== c14n.enveloped || used[1] !== c14n.exclusive) {
    throw badForm('the transforms must be enveloped-signature and exclusive canonicalisation');
  }
  const algorithm = verifiableSignatures.get(method.attributes.get('Algorithm') ?? '');
  if (algorithm === undefined || !verifiableDigests.has(digestMethod.attributes.get('Algorithm') ?? '')) {
    throw unacceptableAlgorithm();
  }
  return algorithm;
}

function verifyWith(xml: string, key: SpVerificationKey, id: string): string | undefined {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const node = Array.from(document.documentElement.childNodes).find(
    (child) => 'localName' in child && child.localName === 'Signature',
  );
  if (node === undefined) return undefined;
  const signedXml = new SignedXml({ publicCert: key.pem, getCertFromKeyInfo: () => null });
  signedXml.SignatureAlgorithms = Object.fromEntries(
    [...verifiableSignatures].map(([name, { hash }]) => [name, verifierFor(name, hash, key)]),
  );
  signedXml.HashAlgorithms = Object.fromEntries(
    [...verifiableDigests].map(([name, hash]) => [name, digesterFor(name, hash)]),
  );
  try {
    signedXml.loadSignature(node as unknown as Node);
    if (!signedXml.checkSignature(xml)) return undefined;
  } catch {
    return undefined; // xml-crypto throws where a digest or value does not match: for us that is "not this key"
  }
  const signed = signedXml.getSignedReferences();
  const [only] = signed;
  if (signed.length !== 1 || only === undefined) return undefined;
  return readXml(only).attributes.get('ID') === id ? only : undefined;
}

/** A verifier bound to one registered key: what xml-crypto hands over as key is not looked at. */
function verifierFor(name: string, hash: string, key: SpVerificationKey): new () => SignatureAlgorithm {
  return class implements SignatureAlgorithm {
    getSignature(): string {
      throw new Error('this algorithm only verifies');
    }
    verifySignature(material: string, _key: unknown, signatureValue: string): boolean {
      const value = Buffer.from(signatureValue, 'base64');
      return verify(hash, Buffer.from(material, 'utf8'), { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, value);
    }
    getAlgorithmName() {
      return name as ReturnType<SignatureAlgorithm['getAlgorithmName']>;
    }
  };
}

function digesterFor(name: string, hash: string): new () => HashAlgorithm {
  return class implements HashAlgorithm {
    getHash(xml: string): string {
      return createHash(hash).update(xml, 'utf8').digest('base64');
    }
    getAlgorithmName() {
      return name as ReturnType<HashAlgorithm['getAlgorithmName']>;
    }
  };
}

function flatten(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(flatten)];
}

function idsOf(element: XmlElement): Array<string | undefined> {
  return ['ID', 'Id', 'id'].map((name) => element.attributes.get(name));
}

function badForm(detail: string): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.signature_form',
    what: 'The signature of the sign-in request is not of the form that SAML prescribes.',
    meaning: `${detail[0]?.toUpperCase()}${detail.slice(1)}; otherwise it could be the signature of something else.`,
    remedy: 'Tell the administrator of the app that sent you.',
    detail,
  });
}
