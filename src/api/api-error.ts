import { CountersignError } from '../core';

export type ApiErrorCode =
  | 'api.token_missing'
  | 'api.token_invalid'
  | 'api.confirmation_needed'
  | 'api.scope_missing'
  | 'api.invalid_input'
  | 'api.duplicate_parameter'
  | 'api.body_not_json'
  | 'api.body_too_large'
  | 'api.body_unreadable'
  | 'api.unsupported_media_type'
  | 'api.token_not_found'
  | 'api.session_not_found'
  | 'api.scope_not_yours'
  | 'api.administrator_protected';

/** A request that the API itself refuses, before or instead of a room. */
export class ApiError extends CountersignError<ApiErrorCode> {}
