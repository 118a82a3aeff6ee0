import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  createMasterKeyFile,
  readCertificate,
  readMasterKey,
  replaceMasterKeyFile,
  toCertificateDer,
} from '../../src/certificates';
import { checkKeyPair } from '../../src/certificates/check-key-pair';
import { generateKeyPair, toCommonName } from '../../src/certificates/generate-key-pair';
import { readStrongSignatureAlgorithm } from '../../src/certificates/read-signature-algorithm';
import { Keyring, MasterKey } from '../../src/core';
import { TestClock } from '../support/clock';
import { makeKeyPair } from '../support/key-pair';

const clock = new TestClock('2026-03-01T12:00:00Z');
const now = clock.now();

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a key pair that we make', () => {
  it('is RSA of the size asked for, self-signed with SHA-256, for signatures only, for the time asked for (R78)', async () => {
    const { certificate, privateKeyPem } = await generateKeyPair(
      { bits: 3072, subject: { commonName: 'Größe & Söhne', organisation: 'Acmé' }, validityDays: 10 },
      clock,
    );
    const x509 = new X509Certificate(certificate.certificatePem);
    expect(x509.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(x509.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(readStrongSignatureAlgorithm(x509.raw)).toBe('sha256WithRSAEncryption');
    expect(x509.subject).toBe('CN=Größe & Söhne\nO=Acmé');
    expect(x509.subject).toBe(x509.issuer);
    expect(x509.ca).toBe(false);
    expect(certificate.subject).toBe('CN=Größe & Söhne, O=Acmé');
    expect(certificate.notAfter).toEqual(new Date('2026-03-11T12:00:00Z'));
    expect(certificate.notBefore.getTime()).toBeLessThan(now.getTime());
    // keyUsage (2.5.29.15), critical, one bit: digitalSignature.
    expect(x509.raw.toString('hex')).toContain('0603551d0f0101ff040403020780');
    expect(certificate.fingerprintSha1).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(certificate.fingerprintSha256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(toCertificateDer(certificate.certificatePem).equals(x509.raw)).toBe(true);
  });

  it('lasts three years unless said otherwise, has 2048 bits, and a random 128-bit positive serial number', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 4 }, () => generateKeyPair({ subject: { commonName: 'x' } }, clock)),
    );
    for (const { certificate } of pairs) {
      expect(certificate.keyBits).toBe(2048);
      expect(certificate.notAfter).toEqual(new Date('2029-03-01T12:00:00Z'));
      expect(certificate.serialNumber).toMatch(/^[0-9A-F]{31,32}$/);
      // Strict DER: RFC 5280 §4.1.2.2, positive and at most 20 octets.
      expect(new X509Certificate(certificate.certificatePem).serialNumber).toBe(certificate.serialNumber);
    }
    expect(new Set(pairs.map(({ certificate }) => certificate.serialNumber)).size).toBe(4);
  });

  it('is refused with a size, a validity or a name that no certificate should have', async () => {
    const make = (options: Parameters<typeof generateKeyPair>[0]) => generateKeyPair(options, clock);
    const subject = { commonName: 'x' };
    await expect(make({ subject, bits: 1024 as never })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject, validityDays: 0 })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject, validityDays: 1.5 })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject, validityDays: 3_651 })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject: { commonName: '' } })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject: { commonName: 'a\nb' } })).rejects.toThrow('certificates.invalid_input');
    await expect(make({ subject: { commonName: 'x'.repeat(65) } })).rejects.toThrow('certificates.invalid_input');
  });

  it('has a name for every app, however long, invisible or strange the app is called', async () => {
    expect(toCommonName('Slack')).toBe('Slack');
    expect(toCommonName('😀'.repeat(100))).toBe('😀'.repeat(64));
    expect(toCommonName('\u200d\u202e\n')).toBe('Countersign');
    const { certificate } = await generateKeyPair({ subject: { commonName: toCommonName('👩‍💻 '.repeat(30)) } }, clock);
    expect(certificate.subject).toContain('CN=');
  });

  it('is made off the event loop', async () => {
    let turns = 0;
    let done = false;
    const turn = () => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await generateKeyPair({ bits: 4096, subject: { commonName: 'x' } }, clock);
    done = true;
    expect(turns).toBeGreaterThan(20);
  });
});

describe('a key pair made elsewhere', () => {
  const good = makeKeyPair();
  const check = (pair: { certificatePem: string; privateKeyPem: string }) => codeOf(() => checkKeyPair(pair, now));

  it('is taken if key and certificate belong together, are strong and valid; text around the certificate is dropped', () => {
    const pair = checkKeyPair({ ...good, certificatePem: `Bag Attributes\n${good.certificatePem}\n` }, now);
    expect(pair.certificate.certificatePem).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(pair.certificate.subject).toBe('CN=made');
    expect(pair.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it('is refused when the key belongs to another certificate', () => {
    expect(check({ ...good, privateKeyPem: makeKeyPair().privateKeyPem })).toBe('certificates.pair_mismatch');
  });

  it('is refused below 2048 bits, of another kind, or signed with SHA-1 (R67, R78)', () => {
    expect(check(makeKeyPair({ bits: 1024 }))).toBe('certificates.key_too_weak');
    expect(check(makeKeyPair({ hash: 'sha1' }))).toBe('certificates.signature_algorithm');
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(check({ ...good, privateKeyPem: ec.toString() })).toBe('certificates.key_type');
  });

  it('is refused once expired, and when it is not valid within a day (R78)', () => {
    expect(check(makeKeyPair({ notAfter: '2026-03-01T11:59:59Z' }))).toBe('certificates.expired');
    expect(check(makeKeyPair({ notBefore: '2026-03-02T12:00:01Z' }))).toBe('certificates.not_yet_valid');
    expect(check(makeKeyPair({ notBefore: '2026-03-02T11:59:59Z' }))).toBeUndefined();
    expect(check(makeKeyPair({ notAfter: '2026-03-01T12:00:01Z' }))).toBeUndefined();
  });

  it('is refused when it is too large, no PEM, two certificates, or a private key where the certificate belongs (R67)', () => {
    const certificate = (certificatePem: string) => check({ ...good, certificatePem });
    expect(certificate(`${'x'.repeat(8_192)}${good.certificatePem}`)).toBe('certificates.pem_too_large');
    expect(certificate('')).toBe('certificates.pem_malformed');
    expect(certificate('hello')).toBe('certificates.pem_malformed');
    expect(certificate(good.certificatePem.replace('MII', 'MIX'))).toBe('certificates.pem_malformed');
    expect(certificate(good.certificatePem + good.certificatePem)).toBe('certificates.pem_malformed');
    expect(certificate(good.certificatePem + good.privateKeyPem)).toBe('certificates.private_key_given');
    expect(certificate(good.privateKeyPem)).toBe('certificates.private_key_given');
  });

  it('is refused when the private key is missing, damaged, huge, or behind a passphrase, and is never quoted', () => {
    const privateKey = (privateKeyPem: string) => check({ ...good, privateKeyPem });
    expect(privateKey('')).toBe('certificates.private_key_malformed');
    expect(privateKey(good.certificatePem)).toBe('certificates.private_key_malformed');
    expect(privateKey('x'.repeat(20_000))).toBe('certificates.private_key_malformed');
    const locked = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    });
    expect(privateKey(locked.toString())).toBe('certificates.private_key_encrypted');
    const damaged = good.privateKeyPem.replace(/\n[A-Za-z0-9+/]{10}/, '\n**SECRET**');
    try {
      checkKeyPair({ ...good, privateKeyPem: damaged }, now);
      throw new Error('it was taken');
    } catch (error) {
      expect(JSON.stringify({ ...(error as object), text: String(error) })).not.toContain('SECRET');
    }
  });

  it('whose bytes were changed anywhere, or nest without end, is refused or read, quickly (R67)', () => {
    const der = new X509Certificate(good.certificatePem).raw;
    const toPem = (bytes: Buffer) =>
      `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
    const nested = Buffer.concat([Buffer.alloc(2_000, Buffer.from('3080', 'hex')), Buffer.alloc(100)]);
    const begun = performance.now();
    expect(codeOf(() => readCertificate(toPem(nested)))).toBe('certificates.pem_malformed');
    expect(performance.now() - begun).toBeLessThan(2_000);
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (place, byte) => {
        const changed = Buffer.from(der);
        changed[place] = byte;
        const code = check({ ...good, certificatePem: toPem(changed) });
        return code === undefined || code.startsWith('certificates.');
      }),
    );
  });
});

describe('sealing', () => {
  const key = MasterKey.generate();

  it('opens what it sealed, with a fresh nonce each time, and names the key in the envelope (R74)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => key.open(key.seal(text, 'here'), 'here') === text),
    );
    expect(key.seal('x', 'here')).not.toBe(key.seal('x', 'here'));
    expect(key.seal('x', 'here')).toContain(`.${key.id}.`);
  });

  it('does not open in another place, with another key, or after any change (R74)', () => {
    const envelope = key.seal('secret', 'row 1');
    expect(codeOf(() => key.open(envelope, 'row 2'))).toBe('sealing.cannot_open');
    expect(codeOf(() => MasterKey.generate().open(envelope, 'row 1'))).toBe('sealing.cannot_open');
    expect(codeOf(() => new Keyring(MasterKey.generate()).open(envelope, 'row 1'))).toBe('sealing.unknown_key');
    expect(new Keyring(MasterKey.generate(), [key]).open(envelope, 'row 1')).toBe('secret');
    fc.assert(
      fc.property(fc.nat(envelope.length - 1), fc.constantFrom(...'ABCabc019._-'), (place, letter) => {
        const changed = envelope.slice(0, place) + letter + envelope.slice(place + 1);
        const opened = codeOf(() => key.open(changed, 'row 1')) === undefined;
        // The last letter of a base64url group carries unused bits.
        return (
          changed === envelope ||
          !opened ||
          Buffer.from(changed.split('.')[4] ?? '', 'base64url').equals(
            Buffer.from(envelope.split('.')[4] ?? '', 'base64url'),
          )
        );
      }),
    );
    for (const broken of ['', 'v1', 'v2.x', envelope.slice(0, -1), `${envelope}A`]) {
      expect(codeOf(() => key.open(broken, 'row 1'))).toBe('sealing.envelope_malformed');
    }
  });

  it('takes a master key of 32 bytes in base64 only, and never shows it', () => {
    const text = key.export();
    expect(MasterKey.parse(` ${text}\n`).id).toBe(key.id);
    expect(MasterKey.parse(Buffer.from(text, 'base64').toString('base64url')).id).toBe(key.id);
    for (const wrong of ['', 'hello', text.slice(4), `${text}AAAA`, `${'!'.repeat(43)}=`]) {
      expect(codeOf(() => MasterKey.parse(wrong))).toBe('sealing.master_key_malformed');
    }
    expect(JSON.stringify({ key })).not.toContain(text);
  });
});

describe('the master key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-keys-'));
  const file = join(folder, 'deep', 'master.key');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is written with mode 0600 in a folder of mode 0700, once, and read back (R75)', async () => {
    const key = MasterKey.generate();
    expect(await readMasterKey({ environment: {}, file })).toBeUndefined();
    await createMasterKeyFile(file, key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    expect((await readMasterKey({ environment: {}, file }))?.id).toBe(key.id);
    await expect(createMasterKeyFile(file, MasterKey.generate())).rejects.toThrow('EEXIST');
    const next = MasterKey.generate();
    await replaceMasterKeyFile(file, next);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readMasterKey({ environment: {}, file }))?.id).toBe(next.id);
  });

  it('is refused when others may read it, when it is no key; the environment goes before it (R75)', async () => {
    chmodSync(file, 0o640);
    await expect(readMasterKey({ environment: {}, file })).rejects.toMatchObject({
      code: 'certificates.file_mode',
      remedy: expect.stringContaining(`chmod 600 ${file}`),
    });
    const given = MasterKey.generate();
    const environment = { COUNTERSIGN_MASTER_KEY: given.export() };
    expect((await readMasterKey({ environment, file }))?.id).toBe(given.id);
    chmodSync(file, 0o600);
    writeFileSync(file, 'not a key');
    await expect(readMasterKey({ environment: {}, file })).rejects.toMatchObject({
      code: 'sealing.master_key_malformed',
    });
    writeFileSync(file, 'x'.repeat(2_000));
    await expect(readMasterKey({ environment: {}, file })).rejects.toMatchObject({
      code: 'certificates.file_unreadable',
    });
    expect(readFileSync(file, 'utf8')).toHaveLength(2_000);
  });
});
