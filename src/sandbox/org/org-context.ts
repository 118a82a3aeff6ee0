import type { Clock } from '../../core';
import type { Change } from './change';
import type { Names } from './names';

/** What the parts of the org share. */
export type OrgContext = {
  clock: Clock;
  names: Names;
  /** A fresh id of Slack's form: the prefix and ten capitals or digits. */
  newId(prefix: string): string;
  /** Counts and tells a change. */
  emit(change: Change): void;
};
