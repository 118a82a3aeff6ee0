import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { DoubtSettings } from '../doubts';
import { createOrgData } from '../org/create-org-data';
import { playedHost, type SandboxSettings, type WorkspaceProfile } from '../settings';
import { selfSignCertificate } from './self-signed-certificate';
import { emptySsoData } from './sso-data';
import type { WorkspaceData } from './workspace-data';

const keyLifetimeYears = 10;

/** A workspace on its first day: nobody in it, and a key of its own for signing requests and opening encrypted Assertions. */
export async function createWorkspaceData(input: {
  workspace: WorkspaceProfile;
  settings: SandboxSettings;
  doubts: DoubtSettings;
  now: Date;
}): Promise<WorkspaceData> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const notBefore = new Date(input.now.getTime() - 60_000);
  const notAfter = new Date(input.now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + keyLifetimeYears);
  const commonName = `${playedHost(input.workspace)} (practice)`;
  return {
    format: 2,
    settings: input.settings,
    doubts: input.doubts,
    key: {
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificatePem: selfSignCertificate({ privateKey, publicKey, commonName, notBefore, notAfter }),
    },
    org: createOrgData(input.workspace, input.now),
    journal: [],
    ...emptySsoData(),
  };
}
