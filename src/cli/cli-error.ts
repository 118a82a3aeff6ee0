import { CountersignError } from '../core';

export type CliErrorCode = 'cli.wrong_argument' | 'cli.file_unreadable' | 'cli.password_missing' | 'cli.check_failed';

/** The command line itself is wrong, before any room was asked. */
export class CliError extends CountersignError<CliErrorCode> {}
