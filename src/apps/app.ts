import type { AppId } from '../core';
import type { AppSettings } from './app-settings';
import type { AttributeRule } from './attribute-rule';

/** `slack`: the preset; `saml`: any other service provider. */
export type AppKind = 'slack' | 'saml';

/** A place an SP takes Responses at (AssertionConsumerService, saml-metadata §2.4.4). */
export type AcsEndpoint = { index: number; url: string; isDefault: boolean };

/** A certificate of the SP: what its requests are checked with, what Assertions for it are encrypted with. */
export type SpCertificate = {
  use: 'signing' | 'encryption' | 'both';
  pem: string;
  /** Colon-separated upper-case hex. */
  fingerprintSha256: string;
};

/** A slug that an app had before. */
export type OldAddress = { slug: string; replacedAt: Date };

/** A service provider that people are signed in to. */
export type App = {
  id: AppId;
  /** The app's part of our addresses. */
  slug: string;
  /** Slugs it had before, which go on working until they are retired; the newest first. */
  oldAddresses: OldAddress[];
  /** The slug, new or old, under which sign-ins go out that start from our side: the one the service provider knows. */
  startSlug: string;
  kind: AppKind;
  name: string;
  enabled: boolean;
  /** Not shown in the portal; entering by the SP or by a link still works. */
  hidden: boolean;
  /** Made by somebody who has not finished setting it up. One that is on the portal is set up. */
  inSetUp: boolean;
  /** Raised by every change of the app, its signing keys included: whoever keeps a prepared copy compares it. */
  revision: number;
  spEntityId: string;
  settings: AppSettings;
  acsEndpoints: AcsEndpoint[];
  spCertificates: SpCertificate[];
  /** In order of position. */
  attributes: AttributeRule[];
  createdAt: Date;
  updatedAt: Date;
};
