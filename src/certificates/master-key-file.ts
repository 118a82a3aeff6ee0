import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MasterKey } from '../core';
import { readSecretFile } from './read-secret-file';

/** Environment variable with the master key; it goes before the file. */
export const masterKeyVariable = 'COUNTERSIGN_MASTER_KEY';

/**
 * The master key that this process was given: from the environment, else from the file (mode 0600, R75).
 *
 * @param source.file path from the configuration (`masterKeyFile`)
 * @returns undefined if neither is there
 * @throws SealingError `sealing.master_key_malformed`; CertificateError `certificates.file_mode`, `certificates.file_unreadable`
 */
export async function readMasterKey(source: {
  environment: NodeJS.ProcessEnv;
  file: string;
}): Promise<MasterKey | undefined> {
  const given = source.environment[masterKeyVariable];
  if (given !== undefined && given !== '') return MasterKey.parse(given);
  const text = await readSecretFile(source.file, 1_024);
  return text === undefined ? undefined : MasterKey.parse(text);
}

/** Keeps a new master key in a file that does not exist yet, durably before anything is sealed with it. */
export async function createMasterKeyFile(file: string, key: MasterKey): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await write(file, key, 'wx');
}

/** Puts another master key in the place of the one in the file, in one step: a crash leaves one or the other. */
export async function replaceMasterKeyFile(file: string, key: MasterKey): Promise<void> {
  const draft = `${file}.new`;
  await write(draft, key, 'w');
  await rename(draft, file);
}

async function write(file: string, key: MasterKey, flag: 'w' | 'wx'): Promise<void> {
  const handle = await open(file, flag, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(`${key.export()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
