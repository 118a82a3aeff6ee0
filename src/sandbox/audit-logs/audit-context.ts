import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';

/** What the Audit Logs API is played on. */
export type AuditSetting = {
  org: Org;
  doubts: Readonly<DoubtSettings>;
  /** The organisation as entries name it. */
  enterprise: { name: string; domain: string };
};

/** A setting at the moment of a call. */
export type AuditContext = AuditSetting & { at: Date };
