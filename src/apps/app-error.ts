import { CountersignError } from '../core';

export type AppErrorCode =
  | 'apps.app_not_found'
  | 'apps.slug_taken'
  | 'apps.address_not_found'
  | 'apps.address_in_use'
  | 'apps.changed_meanwhile'
  | 'apps.invalid_input'
  | 'apps.slack_domain_invalid'
  | 'apps.certificate_invalid'
  | 'apps.attribute_not_found'
  | 'apps.attribute_name_taken'
  | 'apps.attribute_invalid'
  | 'apps.attribute_preset'
  | 'apps.group_not_found'
  | 'apps.name_id_taken'
  | 'apps.name_id_missing'
  | 'apps.metadata_url_refused'
  | 'apps.metadata_unreachable'
  | 'apps.metadata_too_large';

/** A fault in what an app was asked to be. */
export class AppError extends CountersignError<AppErrorCode> {}
