import type { AcsEndpoint, SpCertificate } from './app';

/** What an SP's metadata says about it (saml-metadata §2.4.4). */
export type SpMetadata = {
  entityId: string;
  /** HTTP-POST endpoints in the document's order; exactly one is the default. */
  acsEndpoints: AcsEndpoint[];
  /** A KeyDescriptor without `use` counts as both (saml-metadata §2.4.1.1). */
  certificates: SpCertificate[];
  /** URNs, as written. */
  nameIdFormats: string[];
  authnRequestsSigned: boolean;
  wantAssertionsSigned: boolean;
  /** What an administrator should know although it was accepted: an expired certificate, an endpoint left out. */
  warnings: string[];
};

/** Port of this room: reads metadata behind the limits of the room that knows SAML. */
export type ReadSpMetadata = (xml: string, options: { now: Date; entityId?: string }) => SpMetadata;
