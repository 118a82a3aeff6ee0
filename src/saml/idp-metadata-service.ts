import type { App } from '../apps';
import type { AppId } from '../core';
import { SamlRequestError } from './errors';
import { nameIdFormat } from './names';
import { idpEntityId, ssoUrl } from './prepared-apps';
import { writeIdpMetadata } from './write-idp-metadata';

/** What our metadata is made of, from the rooms that own it. */
export type IdpMetadataSources = {
  apps: { find(reference: string): Promise<App | undefined> };
  signingKeys: { published(appId: AppId): Promise<readonly { certificatePem: string }[]> };
  baseUrl: string;
};

/** The metadata document of each app's identity provider, as it is now; an old address has its own, as before. */
export class IdpMetadataService {
  readonly #sources: IdpMetadataSources;
  readonly #written = new Map<string, { appId: AppId; revision: number; xml: string }>();

  constructor(sources: IdpMetadataSources) {
    this.#sources = sources;
  }

  /**
   * @param slug the app's, or one it had before
   * @throws SamlRequestError `saml.unknown_app`
   */
  async metadataOf(slug: string): Promise<string> {
    const app = await this.#sources.apps.find(slug);
    // Apps are found by their id as well, which is no address.
    if (app === undefined || app.id === slug) throw unknownApp();
    const kept = this.#written.get(slug);
    if (kept?.appId === app.id && kept.revision === app.revision) return kept.xml;
    const keys = await this.#sources.signingKeys.published(app.id);
    const xml = writeIdpMetadata({
      entityId: idpEntityId(this.#sources.baseUrl, slug),
      ssoUrl: ssoUrl(this.#sources.baseUrl, slug),
      certificates: keys.map((key) => key.certificatePem),
      nameIdFormat: nameIdFormat[app.settings.nameId.format],
      wantAuthnRequestsSigned: app.settings.requireSignedRequests,
    });
    this.#written.set(slug, { appId: app.id, revision: app.revision, xml });
    return xml;
  }
}

function unknownApp(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.unknown_app',
    status: 404,
    what: 'There is no app at this address.',
    remedy: 'Check the address; the administrator can see the right one beside the app.',
  });
}
