import { z } from 'zod';
import type { DoubtSettings } from './doubts';
import { readCertificates } from './read-certificates';

/** Longest label of the sign-in button (Slack help: Troubleshoot SAML authorization errors). */
export const buttonLabelLimit = 20;

/**
 * The drop-down's values; the empty one is "Don't send this value". Only the first and the empty one are documented
 * (Slack facts, SAML §2), the others are UNCONFIRMED.
 */
export const authnContextChoices = [
  'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
  '',
] as const;

export const workspaceSchema = z.strictObject({
  /** The first label of the host played: `acme` for acme.slack.com. */
  domain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,20}$/, 'is a short name of lower-case letters, digits and hyphens')
    .default('acme'),
  name: z.string().min(1).max(80).default('Acme'),
  kind: z.enum(['workspace', 'enterprise']).default('workspace'),
  /** The plan of a single workspace; an organisation has a plan of its own. */
  plan: z.enum(['free', 'pro', 'business-plus']).default('business-plus'),
});

export type WorkspaceProfile = z.infer<typeof workspaceSchema>;

/** The host that is played: `acme.slack.com`, or `acme.enterprise.slack.com` for an organisation. */
export function playedHost(workspace: WorkspaceProfile): string {
  return workspace.kind === 'enterprise' ? `${workspace.domain}.enterprise.slack.com` : `${workspace.domain}.slack.com`;
}

const webAddress = (label: string) =>
  z
    .string()
    .trim()
    .max(1024, `${label} is too long`)
    .refine((text) => text === '' || isWebAddress(text), `${label} must be an http or https address`);

/** What the admin types into the SAML settings (Slack facts, SAML §2), and four switches that only practice has. */
export const settingsSchema = z.strictObject({
  /** SAML 2.0 Endpoint URL, where AuthnRequests go. Empty: not set up. */
  endpointUrl: webAddress('The SAML 2.0 endpoint').default(''),
  /** Identity Provider Issuer URL. Empty: not compared. */
  idpIssuer: z.string().trim().max(1024, 'The issuer is too long').default(''),
  /** Service Provider Issuer URL: Slack's default, or the address of the workspace. */
  spIssuer: z
    .string()
    .trim()
    .refine(isSlackIssuer, 'The service provider issuer is https://slack.com or the address of the workspace')
    .default('https://slack.com'),
  /** x.509 certificate of the identity provider, one PEM (two by doubt). Empty: not set up. */
  certificate: z.string().max(16_384, 'The certificate is too long').transform(readCertificate).default(''),
  /** What an organisation calls its configuration; a workspace has no such field. */
  ssoName: z.string().trim().max(60, 'The SSO name is too long').default(''),
  responsesSigned: z.boolean().default(true),
  assertionsSigned: z.boolean().default(true),
  signAuthnRequest: z.boolean().default(false),
  authnContextClassRef: z.enum(authnContextChoices).default(authnContextChoices[0]),
  ssoRequirement: z.enum(['required', 'all-except-guests', 'optional']).default('optional'),
  syncProfile: z.boolean().default(true),
  allowEmailChange: z.boolean().default(false),
  allowDisplayNameChange: z.boolean().default(false),
  /** How many hours a session of the workspace lasts; at least twelve (Slack facts, SAML §6). */
  sessionHours: z
    .union([z.number(), z.string().regex(/^\d+$/, 'The session length is a number of hours').transform(Number)])
    .pipe(z.number().int().min(12, 'A session lasts at least 12 hours').max(8_760, 'A session lasts a year at most'))
    .default(24),
  buttonLabel: z
    .string()
    .trim()
    .min(1, 'The button needs a label')
    .refine(
      (text) => [...text].length <= buttonLabelLimit,
      `The button label has at most ${buttonLabelLimit} characters`,
    )
    .default('SSO'),
  /** Stands for `[IDP]` in Slack's messages. */
  providerName: z
    .string()
    .trim()
    .min(1, 'The provider needs a name')
    .max(60, 'The name is too long')
    .default('Custom SAML'),
  /** Gives single sign-on to a free or Pro workspace too (Slack help: Set up SAML single sign-on). */
  salesforceConnected: z.boolean().default(false),
  /** While on, nobody is signed in: what arrives is shown instead. */
  testMode: z.boolean().default(false),
  /** Practice only: the ACS URL in the AuthnRequest and the Destination expected. Empty: this server's own. */
  acsUrl: webAddress('The ACS URL').default(''),
  /** Practice only: Slack sends by HTTP-Redirect (Slack facts, SAML §3). */
  requestBinding: z.enum(['redirect', 'post']).default('redirect'),
  /** Practice only: whether Slack ever sends it is UNCONFIRMED (Slack facts, SAML §3). */
  forceAuthn: z.boolean().default(false),
  /** Practice only: whether Slack ever sends it is UNCONFIRMED (Slack facts, SAML §3). */
  isPassive: z.boolean().default(false),
});

const notOnePem = 'The certificate is not one PEM certificate, pasted in full';

/** Where settings are saved: a field may be of an organisation only, and doubts decide what may stand in others. */
export type SettingsPlace = { doubts: DoubtSettings; isEnterprise: boolean };

/** The settings as they may be saved in a workspace as it is now. */
export function settingsSchemaFor({ doubts, isEnterprise }: SettingsPlace) {
  return settingsSchema.superRefine(({ certificate, authnContextClassRef, ssoName }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!hasAllowedCertificates(certificate, doubts)) fault('certificate', notOnePem);
    if (!authnContextChoicesFor(doubts).includes(authnContextClassRef)) {
      fault('authnContextClassRef', 'The list offers no such class');
    }
    if (!isEnterprise && ssoName !== '') fault('ssoName', 'Only an organisation names its configuration');
  });
}

/** A SAML configuration that an organisation has beside its first one: a field of its own, or the settings' one. */
export const configurationSchema = settingsSchema
  .pick({ endpointUrl: true, idpIssuer: true, certificate: true, spIssuer: true, ssoName: true, buttonLabel: true })
  .superRefine(({ endpointUrl, certificate, ssoName }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (endpointUrl === '') fault('endpointUrl', 'The SAML 2.0 endpoint is missing');
    if (certificate === '') fault('certificate', 'The certificate is missing');
    if (ssoName === '') fault('ssoName', 'The SSO name is missing');
  });
export type Configuration = z.infer<typeof configurationSchema>;

/** How many configurations an organisation may have beside its first one (Slack facts, SAML §2). */
export const additionalConfigurations = 11;

/** One certificate; two where a doubt lets them. */
export function hasAllowedCertificates(certificate: string, doubts: DoubtSettings): boolean {
  return doubts.twoCertificates === 'accept' || (readCertificates(certificate)?.length ?? 0) <= 1;
}

/** What the drop-down offers under the readings of doubts that hold now. */
export function authnContextChoicesFor(doubts: DoubtSettings): readonly string[] {
  return doubts.authnContextChoices === 'several' ? authnContextChoices : [authnContextChoices[0], ''];
}

export type SandboxSettings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

/** Whether enough is known to send people to the identity provider and to judge its answer. */
export function isConfigured(settings: SandboxSettings): boolean {
  return settings.endpointUrl !== '' && settings.certificate !== '';
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, hash } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && hash === '';
}

function isSlackIssuer(text: string): boolean {
  return text === 'https://slack.com' || /^https:\/\/[a-z0-9][a-z0-9-]{0,20}(\.enterprise)?\.slack\.com$/.test(text);
}

function readCertificate(text: string, context: z.RefinementCtx): string {
  if (text.trim() === '') return '';
  const certificates = readCertificates(text) ?? [];
  if (certificates.length > 0 && certificates.length <= 2) return certificates.join('');
  context.addIssue({ code: 'custom', message: notOnePem });
  return z.NEVER;
}
