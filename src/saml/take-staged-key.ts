import { X509Certificate } from 'node:crypto';
import { type PreparedApp, toSigningMaterial } from './prepared-apps';
import type { SigningMaterial } from './response/sign-element';
import type { Attempt, SsoDependencies } from './sso-attempt';

/**
 * The staged key for the one sign-in that it was granted for. It goes into this answer alone and never into the prepared
 * app, which everybody's answers are made from.
 *
 * @returns undefined for everybody else
 */
export async function takeStagedKey(
  use: Pick<SsoDependencies, 'stagedKeys'>,
  { stagedKeyGranted, session, trace, now }: Attempt,
  { app }: PreparedApp,
): Promise<{ keyId: string; signing: SigningMaterial } | undefined> {
  if (stagedKeyGranted !== true || session === undefined) return undefined;
  const { id: sessionId, userId } = session;
  const key = await use.stagedKeys.take({ appId: app.id, sessionId, userId, at: now, traceCode: trace.code });
  if (key === undefined) return undefined;
  trace.pass('signed with the staged key', new X509Certificate(key.certificatePem).fingerprint256);
  return { keyId: key.id, signing: toSigningMaterial(key, app) };
}
