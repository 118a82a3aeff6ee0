import type { AttributeSubject } from '../../apps';
import type { AccountAttribute, AccountValues } from '../target/account';
import type { MappingRow } from './mapping-row';

/** Why an attribute has no value for a person although it should have one. The others are written all the same. */
export type MappingFault = {
  attribute: AccountAttribute;
  /** One sentence each; hold no value of the person. */
  sentence: string;
  remedy: string;
};

export type MappedValues = {
  /**
   * Values that Slack can take. `userName` is the source of the username, before the builder; `manager` is a person's
   * id.
   */
  values: AccountValues;
  faults: readonly MappingFault[];
};

/** A compiled mapping, used for every person of a plan. */
export type Mapping = {
  rows: readonly MappingRow[];
  /** Attributes that are kept equal, in the order of `accountAttributes`. */
  always: readonly AccountAttribute[];
  /** Attributes that new accounts get and that are left alone afterwards. */
  onCreate: readonly AccountAttribute[];
  /** Attributes that are given where Slack holds nothing, and never overwritten. */
  fill: readonly AccountAttribute[];
  /** Whether a row looks at the person's groups, so that they have to be resolved first. */
  needsGroups: boolean;
  valuesFor(subject: AttributeSubject): MappedValues;
};
