import type { AttributeSourceKind } from '../../apps';
import type { AccountAttribute } from '../target/account';

/**
 * When an attribute is written: `always` keeps Slack equal to the directory; `on_create` gives it to new accounts and
 * leaves it to Slack afterwards; `never` overwrites nothing: it is given where Slack holds nothing, and whatever Slack
 * holds stays. A row that is to do nothing is removed.
 */
export const applyRules = ['always', 'on_create', 'never'] as const;
export type ApplyRule = (typeof applyRules)[number];

/** One row of the mapping: which attribute of an account, where its value comes from, and when it is written. */
export type MappingRow = {
  attribute: AccountAttribute;
  sourceKind: AttributeSourceKind;
  /** A field of a person, the text itself, or a CEL expression. `manager` takes the field `managerId` only. */
  source: string;
  apply: ApplyRule;
};
