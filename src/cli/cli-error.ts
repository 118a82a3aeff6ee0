import { CountersignError } from '../core';

export type CliErrorCode =
  | 'cli.wrong_argument'
  | 'cli.file_unreadable'
  | 'cli.password_missing'
  | 'cli.secret_missing'
  | 'cli.not_confirmed'
  | 'cli.session_not_found'
  | 'cli.audit_broken'
  | 'cli.setup_closed'
  | 'cli.may_not_enter'
  | 'cli.no_such_attribute'
  | 'cli.key_file_needed'
  | 'cli.no_plan'
  | 'cli.no_run'
  | 'cli.not_active'
  | 'cli.plan_incomplete';

/** The command line itself is wrong, before any room was asked. */
export class CliError extends CountersignError<CliErrorCode> {}
