import { CountersignError } from '../core';

export type SamlMetadataErrorCode =
  | 'saml.metadata_too_large'
  | 'saml.metadata_forbidden_markup'
  | 'saml.metadata_malformed'
  | 'saml.metadata_too_complex'
  | 'saml.metadata_no_service_provider'
  | 'saml.metadata_several_service_providers'
  | 'saml.metadata_no_endpoint';

/** Metadata that cannot be taken; the sentence says what about it. */
export class SamlMetadataError extends CountersignError<SamlMetadataErrorCode> {}
