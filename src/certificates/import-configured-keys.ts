import { readFile } from 'node:fs/promises';
import { CountersignError, type Fault, systemActor } from '../core';
import { CertificateError } from './certificate-error';
import { readCertificate } from './read-certificate';
import { readSecretFile } from './read-secret-file';
import type { SigningKeyService } from './signing-key-service';
import type { SigningKeyStore } from './signing-key-store';

/** A key pair that the configuration names; paths are absolute. */
export type ConfiguredKey = { app: string; certificateFile: string; privateKeyFile: string };

/**
 * `unchanged`: the app has this certificate, in whatever state. `active`: it had no active pair, this one is.
 * `next`: it signs after somebody promotes it, because nothing rotates by itself. `no_app`: no app has this slug yet.
 */
export type ImportOutcome = { app: string; outcome: 'unchanged' | 'active' | 'next' | 'no_app' };

/**
 * Takes over the key pairs that the configuration names, at every start; what is there already is left alone.
 *
 * @throws CertificateError `certificates.configured_keys_unusable` with every fault of every pair
 */
export async function importConfiguredKeys(
  keys: readonly ConfiguredKey[],
  collaborators: { service: SigningKeyService; store: SigningKeyStore },
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  const faults: Fault[] = [];
  for (const [index, key] of keys.entries()) {
    try {
      outcomes.push({ app: key.app, outcome: await importOne(key, collaborators) });
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      const message = [error.what, error.meaning, error.remedy].filter(Boolean).join(' ');
      faults.push({ path: `signingKeys.${index} (${key.app})`, message });
    }
  }
  if (faults.length === 0) return outcomes;
  throw new CertificateError({
    code: 'certificates.configured_keys_unusable',
    status: 500,
    what: 'Key pairs that the configuration names cannot be used.',
    meaning: 'Countersign does not start with keys that it cannot honour.',
    remedy: 'Correct the files listed below, or remove them from signingKeys.',
    faults,
  });
}

async function importOne(
  key: ConfiguredKey,
  { service, store }: { service: SigningKeyService; store: SigningKeyStore },
): Promise<ImportOutcome['outcome']> {
  const certificatePem = await readPublicFile(key.certificateFile);
  const { fingerprintSha256 } = readCertificate(certificatePem);
  const appId = await store.findAppIdBySlug(key.app);
  if (appId === undefined) return 'no_app';
  // Before anything is checked: a pair that we have may well have expired, and is no reason not to start.
  if ((await store.findByFingerprint(appId, fingerprintSha256)) !== undefined) return 'unchanged';
  const privateKeyPem = await readSecretFile(key.privateKeyFile, 16_384);
  if (privateKeyPem === undefined) throw missing(key.privateKeyFile);
  const state = (await store.findActive(appId)) === undefined ? 'active' : 'next';
  await service.importPair(systemActor('start'), appId, { certificatePem, privateKeyPem, state });
  return state;
}

async function readPublicFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw missing(path, cause);
  }
}

function missing(path: string, cause?: unknown): CertificateError {
  return new CertificateError({
    code: 'certificates.file_unreadable',
    status: 500,
    what: `The file ${path} cannot be read.`,
    remedy: 'Check the path and that the user Countersign runs as may read it.',
    cause,
  });
}
