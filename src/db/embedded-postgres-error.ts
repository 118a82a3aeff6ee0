import { CountersignError } from '../core';

export type EmbeddedPostgresErrorCode =
  | 'db.no_embedded_binary'
  | 'db.no_unprivileged_user'
  | 'db.folder_unusable'
  | 'db.wrong_password_file'
  | 'db.embedded_failed';

/** The embedded PostgreSQL cannot serve on this machine; the remedy names `DATABASE_URL`. */
export class EmbeddedPostgresError extends CountersignError<EmbeddedPostgresErrorCode> {}

/**
 * @param detail where the reason is written, in words for the person
 * @param cause what went wrong
 * @returns the error for everything that PostgreSQL itself refuses: its own words are shown as the reason
 */
export function embeddedFailed(detail: string, cause: unknown): EmbeddedPostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError({
    code: 'db.embedded_failed',
    status: 500,
    what: 'The embedded PostgreSQL did not start or stop.',
    meaning: 'Countersign cannot keep anything without its database.',
    remedy: `Read the reason (${detail}), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    detail: reason,
    cause,
  });
}
