import { CountersignError } from '../core';

export type CertificateErrorCode =
  | 'certificates.key_not_found'
  | 'certificates.app_not_found'
  | 'certificates.invalid_input'
  | 'certificates.pem_malformed'
  | 'certificates.pem_too_large'
  | 'certificates.private_key_given'
  | 'certificates.private_key_malformed'
  | 'certificates.private_key_encrypted'
  | 'certificates.pair_mismatch'
  | 'certificates.key_type'
  | 'certificates.key_too_weak'
  | 'certificates.signature_algorithm'
  | 'certificates.expired'
  | 'certificates.not_yet_valid'
  | 'certificates.already_imported'
  | 'certificates.next_exists'
  | 'certificates.active_exists'
  | 'certificates.active_key_required'
  | 'certificates.private_key_destroyed'
  | 'certificates.configured_keys_unusable'
  | 'certificates.file_unreadable'
  | 'certificates.file_mode'
  | 'certificates.master_key_missing'
  | 'certificates.master_key_wrong'
  | 'certificates.master_key_unknown'
  | 'certificates.rotation_in_progress'
  | 'certificates.no_rotation';

/** What is wrong with a key pair, a certificate, or the key that seals them. */
export class CertificateError extends CountersignError<CertificateErrorCode> {}
