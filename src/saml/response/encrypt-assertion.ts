import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes } from 'node:crypto';
import { ns } from '../names';

const aes256Gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
const rsaOaep = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';
const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';

/**
 * Encrypts an Assertion for one recipient: AES-256-GCM with a fresh key, that key by RSA-OAEP. The result is again in
 * canonical form, so that the Response around it can be signed as it stands. OAEP's own digest is SHA-1, the only one
 * every implementation reads; nothing rests on its collision resistance.
 *
 * @param assertion the Assertion's XML, signed or not
 * @param recipientKey RSA public key of the app's encryption certificate
 * @see saml-core §2.3.4, xmlenc-core1 §5.2.4, §5.5.2
 */
export function encryptAssertion(assertion: string, recipientKey: KeyObject): string {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(assertion, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const wrappedKey = publicEncrypt(
    { key: recipientKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    key,
  );
  return (
    `<saml:EncryptedAssertion xmlns:saml="${ns.assertion}">` +
    `<xenc:EncryptedData xmlns:xenc="${ns.encryption}" Type="http://www.w3.org/2001/04/xmlenc#Element">` +
    `<xenc:EncryptionMethod Algorithm="${aes256Gcm}"></xenc:EncryptionMethod>` +
    `<ds:KeyInfo xmlns:ds="${ns.signature}"><xenc:EncryptedKey>` +
    `<xenc:EncryptionMethod Algorithm="${rsaOaep}"><ds:DigestMethod Algorithm="${sha1}"></ds:DigestMethod></xenc:EncryptionMethod>` +
    `<xenc:CipherData><xenc:CipherValue>${wrappedKey.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${sealed.toString('base64')}</xenc:CipherValue></xenc:CipherData>` +
    `</xenc:EncryptedData></saml:EncryptedAssertion>`
  );
}
