import { CountersignError } from '../core';

export type DirectoryErrorCode =
  | 'directory.input_invalid'
  | 'directory.changed_meanwhile'
  | 'directory.user_not_found'
  | 'directory.group_not_found'
  | 'directory.custom_attribute_not_found'
  | 'directory.manager_not_found'
  | 'directory.username_taken'
  | 'directory.email_taken'
  | 'directory.username_is_foreign_email'
  | 'directory.group_name_taken'
  | 'directory.custom_attribute_taken'
  | 'directory.custom_attribute_in_use'
  | 'directory.group_cycle'
  | 'directory.last_administrator'
  | 'directory.own_role'
  | 'directory.csv_unreadable'
  | 'directory.csv_faulty';

/** What the directory refuses, or does not have. */
export class DirectoryError extends CountersignError<DirectoryErrorCode> {}
