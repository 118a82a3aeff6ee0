import { type KeyObject, X509Certificate } from 'node:crypto';
import { type App, compileAttributeRules, type ResolveAttributes, rulesNeedGroups } from '../apps';
import type { AppId } from '../core';
import { compileAutoSubmitPage, type RenderAutoSubmit } from './auto-submit-page';
import { SamlRequestError } from './errors';
import type { SigningMaterial } from './response/sign-element';

/** An app with everything that is worth preparing once: keys parsed, expressions compiled, page rendered. */
export type PreparedApp = {
  app: App;
  /** Our entity ID towards this app, at the address that this sign-in goes by. */
  entityId: string;
  ssoUrl: string;
  resolveAttributes: ResolveAttributes;
  needsGroups: boolean;
  signing: SigningMaterial;
  /** Undefined unless the app wants encrypted Assertions. */
  encryptionKey: KeyObject | undefined;
  renderAutoSubmit: RenderAutoSubmit;
};

/** What preparing needs from the rooms that own it. */
export type PreparedAppSources = {
  apps: { get(reference: string): Promise<App> };
  signingKeys: { activeKey(appId: AppId): Promise<{ certificatePem: string; privateKey: KeyObject } | undefined> };
  baseUrl: string;
};

/**
 * Keeps apps prepared between sign-ins. A copy is used only while its revision is the one that the database named in
 * this very request, so a change counts from its commit on, in every process.
 */
export class PreparedApps {
  readonly #sources: PreparedAppSources;
  readonly #prepared = new Map<AppId, { revision: number; app: Promise<PreparedApp> }>();

  constructor(sources: PreparedAppSources) {
    this.#sources = sources;
  }

  /**
   * Entity ID and endpoint follow the address that a request came by: service providers compare the Issuer with what
   * they have written down beside that address.
   *
   * @param revision as just read from the database
   * @param cameBy slug, new or old, of the address; none for a start from our side, which goes out under the one that
   *   the service provider is known to have
   * @throws SamlRequestError `saml.no_signing_key`, `saml.no_encryption_certificate`
   */
  async get(appId: AppId, revision: number, cameBy?: string): Promise<PreparedApp> {
    const prepared = await this.#kept(appId, revision);
    const slug = cameBy ?? prepared.app.startSlug;
    return slug === prepared.app.slug ? prepared : { ...prepared, ...addressOf(this.#sources.baseUrl, slug) };
  }

  async #kept(appId: AppId, revision: number): Promise<PreparedApp> {
    const kept = this.#prepared.get(appId);
    if (kept !== undefined && kept.revision === revision) return kept.app;
    const app = this.#prepare(appId);
    this.#prepared.set(appId, { revision, app });
    try {
      return await app;
    } catch (error) {
      this.#prepared.delete(appId);
      throw error;
    }
  }

  async #prepare(appId: AppId): Promise<PreparedApp> {
    const app = await this.#sources.apps.get(appId);
    const key = await this.#sources.signingKeys.activeKey(appId);
    if (key === undefined) throw noSigningKey(app);
    return {
      app,
      ...addressOf(this.#sources.baseUrl, app.slug),
      resolveAttributes: compileAttributeRules(app.attributes),
      needsGroups: rulesNeedGroups(app.attributes),
      signing: toSigningMaterial(key, app),
      encryptionKey: app.settings.encryptAssertion ? encryptionKey(app) : undefined,
      renderAutoSubmit: compileAutoSubmitPage(app),
    };
  }
}

/** A key pair as the app's answers are signed with it. */
export function toSigningMaterial(key: { certificatePem: string; privateKey: KeyObject }, app: App): SigningMaterial {
  return {
    privateKey: key.privateKey,
    certificateBase64: new X509Certificate(key.certificatePem).raw.toString('base64'),
    algorithm: app.settings.signatureAlgorithm,
  };
}

function addressOf(baseUrl: string, slug: string): Pick<PreparedApp, 'entityId' | 'ssoUrl'> {
  return { entityId: idpEntityId(baseUrl, slug), ssoUrl: ssoUrl(baseUrl, slug) };
}

/** Our entity ID for an app: one entity per address, named by where its metadata is. */
export function idpEntityId(baseUrl: string, slug: string): string {
  return `${baseUrl}/saml/${slug}/metadata`;
}

/** Our single sign-on endpoint for an app, for both bindings. */
export function ssoUrl(baseUrl: string, slug: string): string {
  return `${baseUrl}/saml/${slug}/sso`;
}

/** Where a sign-in starts from our side. */
export function launchUrl(baseUrl: string, slug: string): string {
  return `${baseUrl}/saml/${slug}/launch`;
}

function encryptionKey(app: App): KeyObject {
  const certificate = app.spCertificates.find((each) => each.use !== 'signing');
  const key = certificate === undefined ? undefined : new X509Certificate(certificate.pem).publicKey;
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new SamlRequestError({
    code: 'saml.no_encryption_certificate',
    status: 409,
    what: `${app.name} cannot be opened: its answers are to be encrypted, and there is no RSA certificate to encrypt for.`,
    meaning: 'An answer that should be encrypted is never sent in the clear.',
    remedy: "The administrator has to register the app's encryption certificate, or switch encryption off.",
  });
}

function noSigningKey(app: App): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.no_signing_key',
    status: 409,
    what: `${app.name} cannot be opened: it has no active signing key.`,
    remedy: 'The administrator has to create or promote a key pair for the app.',
  });
}
