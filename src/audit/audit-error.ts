import { CountersignError } from '../core';

export type AuditErrorCode = 'audit.verification_running';

/** Something about the record that cannot be done at the moment. */
export class AuditError extends CountersignError<AuditErrorCode> {}

/** One verification holds one connection for as long as the record is long; several could hold every one there is. */
export function verificationRunning(): AuditError {
  return new AuditError({
    code: 'audit.verification_running',
    status: 409,
    what: 'The record is being verified already.',
    meaning: 'It is walked through from its beginning, once at a time.',
    remedy: 'Wait until that is done and ask again.',
  });
}
