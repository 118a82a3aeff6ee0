import { hash, type KeyObject, sign } from 'node:crypto';
import { c14n, issuedSignatures, ns } from '../names';
import type { SignableElement } from './build-assertion';

/** A key with its certificate, ready to sign again and again. */
export type SigningMaterial = {
  privateKey: KeyObject;
  /** Base64 of the DER, without line breaks, as it stands in KeyInfo. */
  certificateBase64: string;
  algorithm: keyof typeof issuedSignatures;
};

/**
 * Signs an element that is written in exclusive canonical form: one digest over its bytes, one RSA operation, which
 * runs on the thread pool and not on the event loop. The enveloped signature stands behind the Issuer.
 *
 * @returns the element with its signature, still in canonical form
 * @see saml-core §5.4, xmldsig-core §3.1
 */
export async function signElement(element: SignableElement, material: SigningMaterial): Promise<string> {
  const algorithm = issuedSignatures[material.algorithm];
  const digest = hash(algorithm.hash, element.head + element.tail, 'base64');
  const inside =
    `<ds:CanonicalizationMethod Algorithm="${c14n.exclusive}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${algorithm.signature}"></ds:SignatureMethod>` +
    `<ds:Reference URI="#${element.id}"><ds:Transforms>` +
    `<ds:Transform Algorithm="${c14n.enveloped}"></ds:Transform><ds:Transform Algorithm="${c14n.exclusive}"></ds:Transform>` +
    `</ds:Transforms><ds:DigestMethod Algorithm="${algorithm.digest}"></ds:DigestMethod>` +
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  // Canonicalised by itself, SignedInfo declares the prefix; inside Signature it inherits it.
  const value = await signAsync(
    algorithm.hash,
    `<ds:SignedInfo xmlns:ds="${ns.signature}">${inside}`,
    material.privateKey,
  );
  return (
    `${element.head}<ds:Signature xmlns:ds="${ns.signature}"><ds:SignedInfo>${inside}` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${material.certificateBase64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
    `</ds:Signature>${element.tail}`
  );
}

function signAsync(algorithm: string, octets: string, key: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign(algorithm, Buffer.from(octets), key, (error, signature) => (error ? reject(error) : resolve(signature)));
  });
}
