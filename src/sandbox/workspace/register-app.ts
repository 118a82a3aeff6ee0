import { z } from 'zod';
import { readRedirectUri } from '../oauth/match-redirect-uri';
import type { Org } from '../org/org';
import type { App } from '../org/org-data';
import { SandboxError } from '../sandbox-error';

const secret = z.string().min(8).max(200);
const scope = z.string().regex(/^[a-z][a-z0-9._-]*(:[a-z0-9._-]+)*$/i, 'is no scope');
const redirectUrl = z
  .string()
  .max(1_000)
  .refine((text) => readRedirectUri(text) !== undefined, 'must be https, or http on this machine, without #');
const requestUrl = z
  .string()
  .max(1_000)
  .refine(
    (text) => text === '' || /^https?:$/.test(parseUrl(text)?.protocol ?? ''),
    'must be an http or https address',
  );

/** An app as its developer registers one; secrets that are left out are made up. */
export const appInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  redirectUrls: z.array(redirectUrl).max(50).optional(),
  requestUrl: requestUrl.optional(),
  botScopes: z.array(scope).max(100).optional(),
  userScopes: z.array(scope).max(100).optional(),
  tokenRotation: z.boolean().optional(),
  pkce: z.boolean().optional(),
  clientId: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'is of letters, digits and dots')
    .optional(),
  clientSecret: secret.optional(),
  signingSecret: secret.optional(),
});
export type AppInput = z.output<typeof appInputSchema>;
export const appPatchSchema = appInputSchema.partial();

/** @throws SandboxError `sandbox.invalid_input` if another app has the client id */
export function registerApp(org: Org, input: AppInput): Readonly<App> {
  refuseTakenClientId(org, input.clientId, undefined);
  return org.tokens.addApp(withoutUnset(input));
}

/** @throws SandboxError `sandbox.not_found`, or `sandbox.invalid_input` where something cannot be switched off again */
export function changeApp(org: Org, id: string, patch: Partial<AppInput>): Readonly<App> {
  const app = org.tokens.getApp(id);
  if (!app) throw new SandboxError('sandbox.not_found', 404, 'There is no such app.');
  refuseTakenClientId(org, patch.clientId, id);
  for (const name of ['tokenRotation', 'pkce'] as const) {
    if (!app[name] || patch[name] !== false) continue;
    const faults = [{ path: name, message: 'Slack lets nobody switch it off once it is on' }];
    throw new SandboxError('sandbox.invalid_input', 422, 'The app was not changed.', { faults });
  }
  return org.tokens.updateApp(id, withoutUnset(patch)) ?? app;
}

/** Takes an app away from everybody: its tokens end, and its bot with them (Slack docs: Installing with OAuth, revoking tokens). */
export function uninstallApp(org: Org, id: string): void {
  const app = org.tokens.getApp(id);
  if (!app) throw new SandboxError('sandbox.not_found', 404, 'There is no such app.');
  for (const token of org.tokens.tokens) {
    if (token.appId === id && token.revokedAt === undefined) org.tokens.revoke(token.id);
  }
  if (app.botUserId !== undefined) org.members.update(app.botUserId, { state: 'deactivated' });
  org.emit({ subject: 'app', id, action: 'removed', fields: {} });
}

function refuseTakenClientId(org: Org, clientId: string | undefined, ownId: string | undefined): void {
  const holder = clientId === undefined ? undefined : org.tokens.appByClientId(clientId);
  if (!holder || holder.id === ownId) return;
  const faults = [{ path: 'clientId', message: 'another app has it' }];
  throw new SandboxError('sandbox.invalid_input', 422, 'The app was not saved.', { faults });
}

function withoutUnset<Input extends object>(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Input;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
